package sluice.adapters.jdbc;

import java.sql.SQLDataException;
import sluice.metadata.GenerationJson;
import sluice.metadata.GenerationParameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Generation parameters as a BLOB: {@link GenerationJson}, packed. */
final class PackedGeneration {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PackedGeneration() {}

    static byte[] pack(GenerationParameters parameters, PackedText.Packer packer) {
        return packer.pack(JSON.writeValueAsString(GenerationJson.write(parameters)));
    }

    static GenerationParameters unpack(byte[] packed) throws SQLDataException {
        try {
            return GenerationJson.read(JSON.readTree(PackedText.unpack(packed)));
        } catch (JacksonException e) {
            throw new SQLDataException("damaged generation parameters", e);
        }
    }
}
