package sluice.adapters.jdbc;

import java.sql.SQLDataException;
import java.util.List;
import sluice.journal.Change;
import sluice.journal.ChangesJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What an act consists of as a BLOB: packed JSON. */
final class PackedChanges {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PackedChanges() {}

    static byte[] pack(List<Change> changes) {
        try (PackedText.Packer packer = new PackedText.Packer()) {
            return packer.pack(JSON.writeValueAsString(ChangesJson.write(changes)));
        }
    }

    static List<Change> unpack(byte[] packed) throws SQLDataException {
        try {
            return ChangesJson.read(JSON.readTree(PackedText.unpack(packed)));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new SQLDataException("damaged changes", e);
        }
    }
}
