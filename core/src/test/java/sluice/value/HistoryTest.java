package sluice.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sluice.asset.AssetId;
import sluice.signal.Signal;
import sluice.signal.SignalKind;

/** What signals come to. */
class HistoryTest {
    private static final AssetId ASSET = new AssetId("0123456789abcdef0123456789abcdef");

    private final List<Signal> signals = new ArrayList<>();

    @Test
    void whatWasTakenBackDoesNotHold() {
        add(SignalKind.STARRED, "", 0);
        add(SignalKind.TAGGED, "red", 0);
        add(SignalKind.COLLECTED, "best", 0);
        add(SignalKind.PORTFOLIO, "show", 0);
        add(SignalKind.RATED, "", 4);
        assertTrue(history().singledOut());
        add(SignalKind.UNSTARRED, "", 0);
        add(SignalKind.UNTAGGED, "red", 0);
        add(SignalKind.UNCOLLECTED, "best", 0);
        add(SignalKind.UNCOLLECTED, "show", 0);
        add(SignalKind.RATED, "", 0);
        History history = history();
        assertNull(history.starred());
        assertEquals(0, history.rating());
        assertNull(history.rated());
        assertTrue(history.tags().isEmpty()
                && history.collections().isEmpty()
                && history.outcomes().isEmpty());
        assertFalse(history.singledOut());
    }

    @Test
    void theLastOneIsDated() {
        add(SignalKind.STARRED, "", 0);
        add(SignalKind.RATED, "", 2);
        Instant again = add(SignalKind.STARRED, "", 0);
        Instant rated = add(SignalKind.RATED, "", 5);
        assertEquals(again, history().starred());
        assertEquals(5, history().rating());
        assertEquals(rated, history().rated());
    }

    @Test
    void outcomesCanBeLeftOutForFitting() {
        add(SignalKind.COLLECTED, "best", 0);
        add(SignalKind.DELIVERED, "client", 0);
        assertEquals(1, history().outcomes().size());
        History before = history().withoutOutcomes();
        assertTrue(before.outcomes().isEmpty());
        assertEquals(1, before.collections().size());
    }

    @Test
    void aDismissalSinglesNothingOut() {
        add(SignalKind.DISMISSED, "", 0);
        assertFalse(history().singledOut());
        add(SignalKind.VIEWED, "", 3);
        assertTrue(history().singledOut());
    }

    private History history() {
        return History.of(signals);
    }

    private Instant add(SignalKind kind, String detail, double amount) {
        Instant at = Instant.EPOCH.plusSeconds(signals.size() * 60L);
        signals.add(new Signal(signals.size() + 1L, ASSET, kind, detail, amount, at, "page"));
        return at;
    }
}
