package sluice.simulate.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sluice.failure.SluiceException;
import sluice.json.Fields;
import sluice.json.Nearest;
import sluice.json.StrictJson;
import tools.jackson.databind.JsonNode;

/**
 * Reads scenario files: JSON, in which lines may be commented with {@code //}. A field that is not known, a wrong type, a
 * number out of range and a field that comes twice are errors with code {@code INVALID} that name file and field and say
 * what is allowed; docs/simulate.md lists all fields.
 */
public final class ScenarioReader {
    private static final List<String> KINDS = List.of("library", "renders");

    private ScenarioReader() {}

    /** @throws SluiceException with code {@code INVALID} also when there is no such file, {@code TOO_LARGE} over 1 MiB */
    public static Scenario read(Path file) {
        Scenario read = read(file.toString(), StrictJson.bytes(file, "SCENARIO"));
        return switch (read) {
            case LibraryScenario library -> library;
            case RendersScenario renders -> beside(file, renders);
        };
    }

    private static Scenario beside(Path file, RendersScenario renders) {
        return switch (renders.trace()) {
            case RendersScenario.TraceFile trace ->
                renders.withTrace(
                        new RendersScenario.TraceFile(file.toAbsolutePath().resolveSibling(trace.file())));
            case RendersScenario.Generated generated -> renders;
        };
    }

    /**
     * @param source what to call it in messages
     */
    public static Scenario read(String source, byte[] json) {
        JsonNode root = StrictJson.read(source, json);
        // Which fields there are depends on the kind: one that is not known is refused before any field is.
        String kind = Fields.root(source, root, names(root)).text("kind", 40, null);
        return switch (kind) {
            case "library" -> LibraryReader.read(fields(source, root, LibraryReader.FIELDS));
            case "renders" -> RendersReader.read(fields(source, root, RendersReader.FIELDS));
            default ->
                throw Fields.root(source, root, names(root))
                        .wrong("kind", "there is no kind \"" + kind + "\"" + Nearest.hint(kind, KINDS));
        };
    }

    private static Set<String> names(JsonNode root) {
        return root.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static Fields fields(String source, JsonNode root, Set<String> known) {
        return Fields.root(
                source, root, Stream.concat(known.stream(), Stream.of("kind")).collect(Collectors.toSet()));
    }
}
