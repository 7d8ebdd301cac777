package sluice.adapters.jdbc;

import java.sql.SQLDataException;
import java.util.function.Function;
import sluice.analysis.DeepFindings;
import sluice.analysis.FindingsJson;
import sluice.analysis.StandardFindings;
import sluice.failure.SluiceException;

/** Findings as BLOBs: {@link FindingsJson}, packed. */
final class PackedFindings {
    private PackedFindings() {}

    static byte[] pack(StandardFindings findings, PackedText.Packer packer) {
        return packer.pack(FindingsJson.write(findings));
    }

    static byte[] pack(DeepFindings findings, PackedText.Packer packer) {
        return packer.pack(FindingsJson.write(findings));
    }

    static StandardFindings standard(byte[] packed) throws SQLDataException {
        return read(packed, FindingsJson::readStandard);
    }

    static DeepFindings deep(byte[] packed) throws SQLDataException {
        return read(packed, FindingsJson::readDeep);
    }

    private static <T> T read(byte[] packed, Function<String, T> reader) throws SQLDataException {
        String text = PackedText.unpack(packed);
        try {
            return reader.apply(text);
        } catch (SluiceException e) {
            throw new SQLDataException("damaged findings: " + e.getMessage(), e);
        }
    }
}
