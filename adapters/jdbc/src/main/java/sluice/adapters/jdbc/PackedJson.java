package sluice.adapters.jdbc;

import java.sql.SQLDataException;
import java.sql.SQLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as a BLOB. */
final class PackedJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PackedJson() {}

    /** Makes something of JSON, or throws an {@code IllegalArgumentException}. */
    interface Reader<T> {
        T read(JsonNode json);
    }

    static byte[] pack(JsonNode json, PackedText.Packer packer) {
        return packer.pack(JSON.writeValueAsString(json));
    }

    static <T> T unpack(byte[] packed, Reader<T> reader) throws SQLException {
        return read(PackedText.unpack(packed), reader);
    }

    static String write(JsonNode json) {
        return JSON.writeValueAsString(json);
    }

    static <T> T read(String text, Reader<T> reader) throws SQLException {
        try {
            return reader.read(JSON.readTree(text));
        } catch (JacksonException | IllegalArgumentException | ArithmeticException e) {
            throw new SQLDataException("damaged JSON", e);
        }
    }
}
