package sluice.contracts.trash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static sluice.contracts.catalog.Sightings.id;
import static sluice.contracts.catalog.Sightings.image;
import static sluice.contracts.catalog.Sightings.size;
import static sluice.contracts.catalog.Sightings.vanished;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sluice.contracts.job.WorthPorts;
import sluice.signal.NewSignal;
import sluice.signal.SignalKind;
import sluice.trash.Trash;

/** What every trash promises. */
public abstract class TrashContract {
    private static final Instant AT = Instant.parse("2026-05-01T12:00:00Z");

    /** The ports under test, empty at a test's begin. */
    protected abstract WorthPorts ports();

    /** The trash on the same storage. */
    protected abstract Trash trash();

    @BeforeEach
    void importAssets() {
        ports().importContents(4);
    }

    private void say(SignalKind kind, int... contents) {
        for (int content : contents) {
            ports().signals().append(List.of(new NewSignal(id(content), kind, "", 0, AT, "page", null)));
        }
    }

    @Test
    void whatWasRejectedOrDeletedIsCountedUntilItIsRestored() {
        assertEquals(new Trash.Counts(0, 0, 0), trash().counts());
        say(SignalKind.REJECTED, 0, 1);
        say(SignalKind.DELETED, 1, 2);
        assertEquals(new Trash.Counts(3, 3, size(0) + size(1) + size(2)), trash().counts());
        say(SignalKind.RESTORED, 1);
        assertEquals(new Trash.Counts(2, 2, size(0) + size(2)), trash().counts());
    }

    @Test
    void copiesCountAndWhatIsGoneDoesNot() {
        say(SignalKind.DELETED, 0, 1);
        ports().catalog().record(2, List.of(image("copy.png", 0), vanished("1.png")));
        assertEquals(new Trash.Counts(1, 2, 2 * size(0)), trash().counts());
        ports().catalog().record(3, List.of(vanished("0.png"), vanished("copy.png")));
        assertEquals(new Trash.Counts(0, 0, 0), trash().counts());
    }
}
