package sluice.simulate.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.json.Nearest;

/** The scenarios that come with the program; docs/simulate.md says what came of them. */
public final class ShippedScenarios {
    /** Libraries, the smallest first, then requests for pictures. */
    public static final List<String> NAMES = List.of(
            "bench-run",
            "ten-thousand",
            "growth",
            "proportional",
            "million",
            "hundred-million",
            "renders",
            "renders-cloud");

    private ShippedScenarios() {}

    /**
     * A shipped scenario by its name, or one that is read from a file.
     *
     * @throws SluiceException with code {@code INVALID} when it is neither, or is wrong
     */
    public static Scenario find(String nameOrFile) {
        if (NAMES.contains(nameOrFile)) {
            return shipped(nameOrFile);
        }
        Optional<Path> file = path(nameOrFile);
        if (file.filter(Files::exists).isPresent()) {
            return ScenarioReader.read(file.get());
        }
        throw SluiceException.about(
                FailureCode.INVALID,
                "SCENARIO",
                "\"" + nameOrFile + "\" is neither a file nor a scenario that comes with Sluice"
                        + Nearest.hint(nameOrFile, NAMES));
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    public static Scenario shipped(String name) {
        return ScenarioReader.read(name, bytes(name));
    }

    /** The file as it is shipped, to begin one's own from. */
    public static byte[] bytes(String name) {
        String file = "/sluice/simulate/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(ShippedScenarios.class.getResourceAsStream(file), file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
