package sluice.contracts.interchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sluice.interchange.KnownSidecars;
import sluice.interchange.Said;
import sluice.interchange.SaidJson;
import sluice.interchange.Seen;

/** What every memory of sidecars promises. */
public abstract class KnownSidecarsContract {
    private static final Instant AT = Instant.parse("2026-05-01T12:00:00.250Z");
    private static final Path ONE = Path.of("/pictures/Käse 雾.png.xmp");
    private static final Path TWO = Path.of("/pictures/two.png.xmp");

    /** The memory under test, empty at a test's begin. Asked for anew at each step, so it may have been reopened. */
    protected abstract KnownSidecars known();

    private static Seen seen(Path path, long bytes, String said) {
        return new Seen(path.toAbsolutePath(), AT, bytes, SaidJson.read(said));
    }

    private Map<Path, Seen> find(Path... paths) {
        return known().find(List.of(paths).stream().map(Path::toAbsolutePath).toList());
    }

    @Test
    void whatIsKeptComesBackAsItWas() {
        Seen one = seen(ONE, 5_000_000_000L, "{\"xmp:Rating\":[\"4\"],\"dc:subject\":[\"a\",\"ü 🎨\"]}");
        known().keep(List.of(one, seen(TWO, 1, "{}")));
        assertEquals(Map.of(one.path(), one), find(ONE));
        assertEquals(2, find(ONE, TWO).size());
        assertEquals(Map.of(), find(Path.of("/elsewhere.xmp")));
        assertEquals(Map.of(), find());
    }

    @Test
    void theLastOfAPathStands() {
        known().keep(List.of(seen(ONE, 1, "{\"xmp:Rating\":[\"4\"]}")));
        Seen last = seen(ONE, 2, "{\"xmp:Label\":[\"Red\"]}");
        known().keep(List.of(last));
        assertEquals(Map.of(last.path(), last), find(ONE));
        known().keep(List.of());
        assertEquals(Map.of(last.path(), last), find(ONE));
    }

    @Test
    void whatASidecarSaysIsReadAsItWasWritten() {
        Said said = SaidJson.read("{\"xmp:Rating\":[\"-1\"],\"unheard:of\":[\"x\"],\"dc:subject\":[\"\\\"q\\\"\"]}");
        assertEquals("{\"xmp:Rating\":[\"-1\"],\"dc:subject\":[\"\\\"q\\\"\"]}", SaidJson.write(said));
    }
}
