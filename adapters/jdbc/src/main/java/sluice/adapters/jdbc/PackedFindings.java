package sluice.adapters.jdbc;

import java.sql.SQLDataException;
import sluice.analysis.DeepFindings;
import sluice.analysis.StandardFindings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Findings as BLOBs: packed JSON. */
final class PackedFindings {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PackedFindings() {}

    static byte[] pack(StandardFindings findings, PackedText.Packer packer) {
        return packer.pack(JSON.writeValueAsString(findings));
    }

    static byte[] pack(DeepFindings findings, PackedText.Packer packer) {
        return packer.pack(JSON.writeValueAsString(findings));
    }

    static StandardFindings standard(byte[] packed) throws SQLDataException {
        try {
            return JSON.readValue(PackedText.unpack(packed), StandardFindings.class);
        } catch (JacksonException e) {
            throw new SQLDataException("damaged findings", e);
        }
    }

    static DeepFindings deep(byte[] packed) throws SQLDataException {
        try {
            return JSON.readValue(PackedText.unpack(packed), DeepFindings.class);
        } catch (JacksonException e) {
            throw new SQLDataException("damaged findings", e);
        }
    }
}
