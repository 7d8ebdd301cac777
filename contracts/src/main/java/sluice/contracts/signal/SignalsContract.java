package sluice.contracts.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.id;
import static sluice.contracts.catalog.Sightings.image;
import static sluice.contracts.catalog.Sightings.vanished;
import static sluice.signal.SignalKind.COLLECTED;
import static sluice.signal.SignalKind.DELIVERED;
import static sluice.signal.SignalKind.PORTFOLIO;
import static sluice.signal.SignalKind.RATED;
import static sluice.signal.SignalKind.STARRED;
import static sluice.signal.SignalKind.TAGGED;
import static sluice.signal.SignalKind.UNCOLLECTED;
import static sluice.signal.SignalKind.UNSTARRED;
import static sluice.signal.SignalKind.UNTAGGED;
import static sluice.signal.SignalKind.VIEWED;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sluice.asset.Asset;
import sluice.asset.Standing;
import sluice.contracts.job.WorthPorts;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.signal.NewSignal;
import sluice.signal.Signal;
import sluice.signal.SignalKind;

/** What every record of signals promises. */
public abstract class SignalsContract {
    private static final Instant AT = Instant.parse("2026-04-01T12:00:00.250Z");
    private static final int UNKNOWN = 99;

    /** The ports under test, empty at a test's begin. Asked for anew at each step, so they may have been reopened. */
    protected abstract WorthPorts ports();

    @BeforeEach
    void importAssets() {
        ports().importContents(4);
    }

    private static NewSignal signal(int content, SignalKind kind, String detail, double amount) {
        return keyed(content, kind, detail, amount, null);
    }

    private static NewSignal keyed(int content, SignalKind kind, String detail, double amount, @Nullable String key) {
        return new NewSignal(id(content), kind, detail, amount, AT, "page", key);
    }

    private static NewSignal star(int content) {
        return signal(content, STARRED, "", 0);
    }

    private List<Signal> append(NewSignal... signals) {
        return ports().signals().append(List.of(signals));
    }

    private Standing standing(int content) {
        return ports().asset(id(content)).standing();
    }

    private long revision(int content) {
        return ports().asset(id(content)).revision();
    }

    @Test
    void whatEndedInPortfoliosAndDeliveriesIsFoundAmongAllElse() {
        ports().signals()
                .append(List.of(
                        star(0),
                        signal(0, PORTFOLIO, "best", 0),
                        signal(1, COLLECTED, "best", 0),
                        signal(1, DELIVERED, "client", 0),
                        signal(0, UNCOLLECTED, "best", 0)));
        List<SignalKind> kinds = List.of(PORTFOLIO, DELIVERED, UNCOLLECTED);
        List<Signal> found = ports().signals().outcomesSince(0, 10);
        assertEquals(kinds, found.stream().map(Signal::kind).toList());
        assertEquals(
                ports().signals().since(0, 10).stream()
                        .filter(signal -> kinds.contains(signal.kind()))
                        .toList(),
                found);
        assertEquals(
                found.subList(1, 2),
                ports().signals().outcomesSince(found.getFirst().id(), 1));
        assertEquals(List.of(), ports().signals().outcomesSince(found.getLast().id(), 10));
        assertEquals(List.of(), ports().signals().outcomesSince(0, 0));
        assertThrows(IllegalArgumentException.class, () -> ports().signals().outcomesSince(0, -1));
    }

    @Test
    void whatIsRecordedComesBackAsItWas() {
        NewSignal tag = new NewSignal(id(1), TAGGED, "  Käse 雾 🎨 ", 0, AT.minusSeconds(9), "cli", "k");
        List<Signal> recorded = append(signal(0, VIEWED, "", 12.5), tag);
        assertEquals(new Signal(recorded.get(0).id(), id(0), VIEWED, "", 12.5, AT, "page"), recorded.get(0));
        assertEquals(
                new Signal(recorded.get(1).id(), id(1), TAGGED, "Käse 雾 🎨", 0, AT.minusSeconds(9), "cli"),
                recorded.get(1));
        assertEquals(recorded, ports().signals().since(0, 10));
    }

    @Test
    void idsAscendAndSinceFollowsThem() {
        List<Signal> first = append(star(0), star(1));
        List<Signal> second = append(star(2));
        assertTrue(first.get(0).id() < first.get(1).id());
        assertTrue(first.get(1).id() < second.getFirst().id());
        assertEquals(second, ports().signals().since(first.get(1).id(), 10));
        assertEquals(first, ports().signals().since(0, 2));
        assertEquals(List.of(), ports().signals().since(second.getFirst().id(), 10));
    }

    @Test
    void anAssetsSignalsAreAnsweredLastFirst() {
        List<Signal> recorded = append(star(0), star(1), signal(0, VIEWED, "", 3), signal(0, RATED, "", 4));
        assertEquals(
                List.of(recorded.get(3), recorded.get(2)), ports().signals().of(id(0), 2));
        assertEquals(List.of(), ports().signals().of(id(2), 5));
        assertEquals(List.of(), ports().signals().of(id(UNKNOWN), 5));
    }

    @Test
    void manyAssetsSignalsAreAnsweredInOrderOfRecording() {
        List<Signal> recorded = append(star(0), star(1), signal(0, VIEWED, "", 3));
        assertEquals(
                Map.of(id(0), List.of(recorded.get(0), recorded.get(2))),
                ports().signals().of(List.of(id(0), id(2), id(UNKNOWN), id(0))));
        assertEquals(Map.of(), ports().signals().of(List.of()));
    }

    @Test
    void aKeyIsRecordedOnceAndAnsweredAsFirstRecorded() {
        Signal first = append(keyed(0, RATED, "", 3, "once")).getFirst();
        long revision = revision(0);
        List<Signal> again = append(keyed(0, RATED, "", 5, "once"), star(1), keyed(2, STARRED, "", 0, "once"));
        assertEquals(List.of(first, again.get(1), first), again);
        assertEquals(3, standing(0).rating());
        assertEquals(Standing.NEW, standing(2));
        assertEquals(revision, revision(0));
        assertEquals(2, ports().signals().since(0, 10).size());
    }

    @Test
    void aKeyTwiceInOneBatchIsRecordedOnce() {
        List<Signal> recorded = append(keyed(0, RATED, "", 3, "k"), keyed(0, RATED, "", 5, "k"));
        assertEquals(recorded.get(0), recorded.get(1));
        assertEquals(3, standing(0).rating());
    }

    @Test
    void signalsWithoutAKeyAreNeverTheSame() {
        append(signal(0, VIEWED, "", 5), signal(0, VIEWED, "", 5));
        assertEquals(2, ports().signals().of(id(0), 5).size());
    }

    @Test
    void anUnknownAssetRefusesTheWholeBatch() {
        long revision = revision(0);
        SluiceException failure = assertThrows(SluiceException.class, () -> append(star(0), star(UNKNOWN)));
        assertEquals(FailureCode.NOT_FOUND, failure.code());
        assertEquals(id(UNKNOWN).hex(), failure.subject());
        assertEquals(List.of(), ports().signals().since(0, 10));
        assertEquals(Standing.NEW, standing(0));
        assertEquals(revision, revision(0));
    }

    @Test
    void theStandingFollowsInTheOrderOfTheSignals() {
        append(
                star(0),
                signal(0, RATED, "", 2),
                signal(0, RATED, "", 5),
                signal(0, TAGGED, "night", 0),
                signal(0, TAGGED, "a b", 0),
                signal(0, TAGGED, "gone", 0),
                signal(0, UNTAGGED, "gone", 0),
                signal(0, COLLECTED, "best", 0),
                signal(0, PORTFOLIO, "book", 0),
                signal(0, DELIVERED, "client", 0),
                signal(0, UNCOLLECTED, "book", 0));
        Standing now = standing(0);
        assertTrue(now.starred());
        assertEquals(5, now.rating());
        assertEquals(new TreeSet<>(Set.of("a b", "night")), now.tags());
        assertEquals(new TreeSet<>(Set.of("best", "client")), now.collections());
        append(signal(0, UNSTARRED, "", 0), signal(0, RATED, "", 0));
        assertEquals(now.withStar(false).withRating(0), standing(0));
        assertEquals(Standing.NEW, standing(1));
    }

    @Test
    void everyAnswerOfTheCatalogKnowsTheStanding() {
        long before = revision(0);
        append(signal(0, TAGGED, "night", 0));
        Asset asset = ports().asset(id(0));
        assertEquals(asset, ports().catalog().details(id(0)).orElseThrow().asset());
        assertEquals(
                List.of(asset),
                ports().catalog().changedSince(before, 100).stream()
                        .filter(changed -> changed.id().equals(id(0)))
                        .toList());
        assertTrue(ports().catalog().awaitingPicture(10).contains(asset));
    }

    @Test
    void onlyWhatChangesTheStandingGivesANewRevision() {
        append(star(0));
        long starred = revision(0);
        long other = revision(1);
        append(star(0), signal(0, VIEWED, "", 9), signal(0, SignalKind.SHARED, "", 0), signal(0, UNTAGGED, "no", 0));
        assertEquals(starred, revision(0));
        append(signal(0, RATED, "", 1));
        assertTrue(revision(0) > Math.max(starred, other));
        assertEquals(other, revision(1));
    }

    @Test
    void collectionsAreCountedByAsset() {
        append(
                signal(0, COLLECTED, "zoo", 0),
                signal(0, COLLECTED, "zoo", 0),
                signal(1, PORTFOLIO, "zoo", 0),
                signal(2, DELIVERED, "Acme", 0),
                signal(3, COLLECTED, "empty", 0),
                signal(3, UNCOLLECTED, "empty", 0));
        Map<String, Long> collections = ports().signals().collections();
        assertEquals(Map.of("Acme", 1L, "zoo", 2L), collections);
        assertEquals(List.of("Acme", "zoo"), List.copyOf(collections.keySet()));
        append(signal(0, UNCOLLECTED, "zoo", 0), signal(2, UNCOLLECTED, "Acme", 0));
        assertEquals(Map.of("zoo", 1L), ports().signals().collections());
    }

    @Test
    void aMovedFileKeepsItsStanding() {
        append(star(0), signal(0, TAGGED, "kept", 0));
        Standing before = standing(0);
        ports().catalog().record(2, List.of(vanished("0.png"), image("elsewhere/0.png", 0)));
        assertEquals(before, standing(0));
    }

    @Test
    void anEmptyBatchChangesNothing() {
        long revision = revision(3);
        assertEquals(List.of(), append());
        assertEquals(List.of(), ports().catalog().changedSince(revision, 10));
    }

    @Test
    void aLimitOfNoneAnswersNothingAndLessIsAMistake() {
        append(star(0));
        assertEquals(List.of(), ports().signals().of(id(0), 0));
        assertEquals(List.of(), ports().signals().since(0, 0));
        assertThrows(IllegalArgumentException.class, () -> ports().signals().of(id(0), -1));
        assertThrows(IllegalArgumentException.class, () -> ports().signals().since(0, -1));
    }
}
