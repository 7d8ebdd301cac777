package sluice.simulate.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads scenario files: JSON, in which lines may be commented with {@code //}. A field that is not known, a wrong type, a
 * number out of range and a field that comes twice are errors with code {@code INVALID} that name file and field and say
 * what is allowed; docs/simulate.md lists all fields.
 */
public final class ScenarioReader {
    private static final int MOST_BYTES = 1 << 20;
    private static final List<String> KINDS = List.of("library");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    private ScenarioReader() {}

    /** @throws SluiceException with code {@code INVALID} also when there is no such file, {@code TOO_LARGE} over 1 MiB */
    public static Scenario read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw SluiceException.about(
                    FailureCode.INVALID, "SCENARIO", file + (Files.exists(file) ? " is no file" : " is not there"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw SluiceException.about(
                        FailureCode.TOO_LARGE, "SCENARIO", file + " is larger than 1 MiB: that is no scenario");
            }
            return read(file.toString(), bytes);
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE, "SCENARIO", "cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** @param source what to call it in messages */
    public static Scenario read(String source, byte[] json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new SluiceException(
                    FailureCode.INVALID,
                    source,
                    source + " is not sound JSON: " + first(e.getOriginalMessage()) + at(e),
                    e);
        }
        Set<String> all =
                Stream.concat(LibraryReader.FIELDS.stream(), Stream.of("kind")).collect(Collectors.toSet());
        Fields fields = Fields.root(source, root, all);
        String kind = fields.text("kind", 40, null);
        if (!kind.equals("library")) {
            throw fields.wrong("kind", "there is no kind \"" + kind + "\"" + Nearest.hint(kind, KINDS));
        }
        return LibraryReader.read(fields);
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
