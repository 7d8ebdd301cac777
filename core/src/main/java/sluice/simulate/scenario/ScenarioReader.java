package sluice.simulate.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sluice.failure.SluiceException;
import sluice.json.Fields;
import sluice.json.Nearest;
import sluice.json.StrictJson;

/**
 * Reads scenario files: JSON, in which lines may be commented with {@code //}. A field that is not known, a wrong type, a
 * number out of range and a field that comes twice are errors with code {@code INVALID} that name file and field and say
 * what is allowed; docs/simulate.md lists all fields.
 */
public final class ScenarioReader {
    private static final List<String> KINDS = List.of("library");

    private ScenarioReader() {}

    /** @throws SluiceException with code {@code INVALID} also when there is no such file, {@code TOO_LARGE} over 1 MiB */
    public static Scenario read(Path file) {
        return read(file.toString(), StrictJson.bytes(file, "SCENARIO"));
    }

    /** @param source what to call it in messages */
    public static Scenario read(String source, byte[] json) {
        Set<String> all =
                Stream.concat(LibraryReader.FIELDS.stream(), Stream.of("kind")).collect(Collectors.toSet());
        Fields fields = Fields.root(source, StrictJson.read(source, json), all);
        String kind = fields.text("kind", 40, null);
        if (!kind.equals("library")) {
            throw fields.wrong("kind", "there is no kind \"" + kind + "\"" + Nearest.hint(kind, KINDS));
        }
        return LibraryReader.read(fields);
    }
}
