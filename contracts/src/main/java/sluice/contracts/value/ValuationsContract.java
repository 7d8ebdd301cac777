package sluice.contracts.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.id;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sluice.contracts.job.WorthPorts;
import sluice.value.Contribution;
import sluice.value.Valuation;
import sluice.value.Valuations;

/** What every keeper of valuations promises. */
public abstract class ValuationsContract {
    private static final Instant AT = Instant.parse("2026-04-01T12:00:00.250Z");
    private static final int UNKNOWN = 99;

    /** The ports under test, empty at a test's begin. Asked for anew at each step, so they may have been reopened. */
    protected abstract WorthPorts ports();

    @BeforeEach
    void importAssets() {
        ports().importContents(4);
    }

    private static Valuation valuation(int content, double value, Instant at) {
        return new Valuation(
                id(content),
                value,
                List.of(
                        new Contribution("starred", value - 0.01, at.minusSeconds(60)),
                        new Contribution("base", 0.01, null)),
                at);
    }

    private void record(Valuation... valuations) {
        ports().valuations().record(List.of(valuations));
    }

    private @Nullable Double value(int content) {
        return ports().asset(id(content)).standing().value();
    }

    private long revision(int content) {
        return ports().asset(id(content)).revision();
    }

    @Test
    void whatIsRecordedComesBackWithItsExplanation() {
        record(valuation(0, 0.75, AT), valuation(1, 0.25, AT.plusSeconds(1)));
        assertEquals(
                Map.of(id(0), valuation(0, 0.75, AT), id(1), valuation(1, 0.25, AT.plusSeconds(1))),
                ports().valuations().find(List.of(id(0), id(1), id(2), id(UNKNOWN))));
    }

    @Test
    void theLastOfAnAssetStands() {
        record(valuation(0, 0.75, AT), valuation(0, 0.5, AT.minusSeconds(5)));
        assertEquals(
                Map.of(id(0), valuation(0, 0.5, AT.minusSeconds(5))),
                ports().valuations().find(List.of(id(0))));
        assertEquals(0.5, value(0));
    }

    @Test
    void theStandingGetsTheValueAndTheAssetANewRevision() {
        assertNull(value(0));
        long before = Math.max(revision(0), revision(3));
        record(valuation(0, 0.75, AT));
        assertEquals(0.75, value(0));
        assertTrue(revision(0) > before);
    }

    @Test
    void aSmallChangeIsKeptWithoutTouchingTheAsset() {
        record(valuation(0, 0.5, AT));
        long before = revision(0);
        double little = 0.5 + Valuations.NOTICEABLE * 0.9;
        record(valuation(0, little, AT.plusSeconds(9)));
        assertEquals(before, revision(0));
        assertEquals(0.5, value(0));
        assertEquals(
                valuation(0, little, AT.plusSeconds(9)),
                ports().valuations().find(List.of(id(0))).get(id(0)));
    }

    @Test
    void smallChangesThatAddUpAreNoticed() {
        record(valuation(0, 0.5, AT));
        long before = revision(0);
        record(valuation(0, 0.5 - Valuations.NOTICEABLE * 0.6, AT.plusSeconds(1)));
        record(valuation(0, 0.5 - Valuations.NOTICEABLE * 1.2, AT.plusSeconds(2)));
        assertTrue(revision(0) > before);
        assertEquals(0.5 - Valuations.NOTICEABLE * 1.2, value(0));
    }

    @Test
    void aFirstValueOfNothingIsNoticed() {
        record(new Valuation(id(0), 0, List.of(), AT));
        assertEquals(0.0, value(0));
    }

    @Test
    void unknownAssetsArePassedOver() {
        record(valuation(UNKNOWN, 0.5, AT), valuation(0, 0.5, AT));
        assertEquals(
                List.of(id(0)),
                List.copyOf(
                        ports().valuations().find(List.of(id(UNKNOWN), id(0))).keySet()));
        assertEquals(List.of(id(0)), ports().valuations().staleBefore(AT.plusSeconds(1), 10));
    }

    @Test
    void theOldestAreAnsweredFirst() {
        record(
                valuation(0, 0.5, AT),
                valuation(1, 0.5, AT.minusSeconds(10)),
                valuation(2, 0.5, AT.minusSeconds(5)),
                valuation(3, 0.5, AT.plusSeconds(5)));
        assertEquals(List.of(id(1), id(2)), ports().valuations().staleBefore(AT, 10));
        assertEquals(List.of(id(1)), ports().valuations().staleBefore(AT, 1));
        record(valuation(1, 0.5, AT.plusSeconds(20)));
        assertEquals(List.of(id(2), id(0)), ports().valuations().staleBefore(AT.plusNanos(1), 10));
    }

    @Test
    void assetsValuedForTheSameTimeAreAnsweredInOrderOfImport() {
        record(valuation(2, 0.5, AT), valuation(0, 0.5, AT), valuation(3, 0.5, AT), valuation(1, 0.5, AT));
        assertEquals(List.of(id(0), id(1), id(2), id(3)), ports().valuations().staleBefore(AT.plusMillis(1), 10));
    }

    @Test
    void aLimitOfNoneAnswersNothingAndLessIsAMistake() {
        record(valuation(0, 0.5, AT));
        assertEquals(List.of(), ports().valuations().staleBefore(AT.plusSeconds(1), 0));
        assertThrows(IllegalArgumentException.class, () -> ports().valuations().staleBefore(AT, -1));
    }
}
