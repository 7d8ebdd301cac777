package sluice.tier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sluice.asset.AssetId;
import sluice.asset.Lineage;
import sluice.asset.Tier;
import sluice.signal.Signal;
import sluice.signal.SignalKind;
import sluice.value.History;
import sluice.value.Surroundings;

/** Which act counts. */
class ActsTest {
    private static final AssetId ASSET = new AssetId("0123456789abcdef0123456789abcdef");

    @ParameterizedTest
    @EnumSource(SignalKind.class)
    void exactlyTheExplicitKindsAskForDeepAnalysis(SignalKind kind) {
        double amount = switch (kind) {
            case PROMOTED -> 3;
            case RATED -> 5;
            case VIEWED -> 10;
            default -> 0;
        };
        Optional<Act> act = acts(Surroundings.NONE, signal(1, kind, amount));
        assertEquals(kind.explicit(), act.isPresent());
        assertEquals(
                kind.explicit(), act.filter(one -> one.wanted() == Tier.DEEP).isPresent());
    }

    @Test
    void aStarThatWasTakenBackAsksForNothing() {
        assertTrue(acts(Surroundings.NONE, signal(1, SignalKind.STARRED, 0), signal(2, SignalKind.UNSTARRED, 0))
                .isEmpty());
    }

    @Test
    void aLargerChildAsksForItsParent() {
        Surroundings around = new Surroundings(
                1,
                true,
                null,
                List.of(
                        new Surroundings.Child(Lineage.Kind.UPSCALED, Instant.ofEpochSecond(5)),
                        new Surroundings.Child(Lineage.Kind.VARIED, Instant.ofEpochSecond(9))));
        Act act = acts(around).orElseThrow();
        assertEquals("made larger", act.name());
        assertEquals(Instant.ofEpochSecond(5), act.since());
        assertTrue(acts(new Surroundings(
                        1, true, null, List.of(new Surroundings.Child(Lineage.Kind.VARIED, Instant.ofEpochSecond(9)))))
                .isEmpty());
    }

    @Test
    void theDeepestCountsThenTheMostUrgentThenTheLatest() {
        Signal star = signal(1, SignalKind.STARRED, 0);
        Signal shallow = signal(2, SignalKind.PROMOTED, 2);
        Signal download = signal(3, SignalKind.DOWNLOADED, 0);
        Signal deep = signal(4, SignalKind.PROMOTED, 3);
        assertEquals(
                "starred", acts(Surroundings.NONE, star, shallow).orElseThrow().name());
        assertEquals(
                "downloaded",
                acts(Surroundings.NONE, star, shallow, download).orElseThrow().name());
        assertTrue(acts(Surroundings.NONE, star, shallow, download, deep)
                .orElseThrow()
                .demanded());
    }

    private static Optional<Act> acts(Surroundings around, Signal... signals) {
        return Acts.strongest(History.of(new ArrayList<>(List.of(signals))), around);
    }

    private static Signal signal(long id, SignalKind kind, double amount) {
        return new Signal(id, ASSET, kind, "name", amount, Instant.ofEpochSecond(id), "page");
    }
}
