package sluice.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that a person wrote: lines may be commented with {@code //}; a field that comes twice, and anything after the
 * end, is an error.
 */
public final class StrictJson {
    private static final int MOST_BYTES = 1 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    private StrictJson() {}

    /**
     * A file's bytes, up to 1 MiB.
     *
     * @param subject what the file is for, such as {@code SCENARIO}
     * @throws SluiceException with code {@code INVALID} when there is no such file, {@code TOO_LARGE} over 1 MiB,
     *     {@code STORAGE} when it cannot be read
     */
    public static byte[] bytes(Path file, String subject) {
        if (!Files.isRegularFile(file)) {
            throw SluiceException.about(
                    FailureCode.INVALID, subject, file + (Files.exists(file) ? " is no file" : " is not there"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw SluiceException.about(
                        FailureCode.TOO_LARGE, subject, file + " is larger than 1 MiB: that is none of this kind");
            }
            return bytes;
        } catch (IOException e) {
            throw new SluiceException(FailureCode.STORAGE, subject, "cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * @param source what to call it in messages
     * @throws SluiceException with code {@code INVALID} when it is not sound
     */
    public static JsonNode read(String source, byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new SluiceException(
                    FailureCode.INVALID,
                    source,
                    source + " is not sound JSON: " + first(e.getOriginalMessage()) + at(e),
                    e);
        }
    }

    private static String at(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private static String first(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
