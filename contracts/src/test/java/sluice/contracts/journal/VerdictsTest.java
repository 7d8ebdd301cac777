package sluice.contracts.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.id;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.asset.Standing;
import sluice.contracts.job.WorthPorts;
import sluice.curate.Decision;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.job.RetryRule;
import sluice.journal.Act;
import sluice.journal.Acts;
import sluice.journal.Change;
import sluice.journal.Verdicts;
import sluice.signal.NewSignal;
import sluice.signal.SignalKind;
import sluice.value.History;

/** That whatever is said of assets can be taken back and said again, any number of times. */
class VerdictsTest {
    private static final Instant AT = Instant.parse("2026-05-01T12:00:00Z");
    private static final int ASSETS = 4;

    private final WorthPorts ports = WorthPorts.inMemory(RetryRule.DEFAULT);
    private final Acts acts = new Acts(new InMemoryJournal(), this::apply, InstantSource.fixed(AT));
    private final Verdicts verdicts = new Verdicts(ports.catalog(), ports.signals(), acts);

    @BeforeEach
    void importAssets() {
        ports.importContents(ASSETS);
    }

    /** No session is there any more. */
    private void apply(List<Change> changes, String origin) {
        List<NewSignal> signals = new ArrayList<>();
        for (Change change : changes) {
            switch (change) {
                case Change.Said said ->
                    signals.add(
                            new NewSignal(said.asset(), said.kind(), said.detail(), said.amount(), AT, origin, null));
                case Change.Decided decided -> throw SluiceException.of(FailureCode.NOT_FOUND, "there is no session 7");
                case Change.Collected collected -> throw new AssertionError(collected);
            }
        }
        ports.signals().append(signals);
    }

    private static NewSignal signal(int content, SignalKind kind, String detail, double amount, @Nullable String key) {
        return new NewSignal(id(content), kind, detail, amount, AT, "page", key);
    }

    private List<String> words() {
        return acts.latest(100).stream().map(act -> act.act().words()).toList();
    }

    /** What an asset stands for and counts as, whenever it was said. */
    private record Held(
            Standing standing, boolean starred, boolean rejected, Set<String> collections, Set<String> outcomes) {}

    private Held held(int content) {
        History history = History.of(ports.signals().of(List.of(id(content))).getOrDefault(id(content), List.of()));
        return new Held(
                ports.asset(id(content)).standing(),
                history.starred() != null,
                history.rejected() != null,
                history.collections().keySet(),
                history.outcomes().keySet());
    }

    private List<Held> held() {
        return IntStream.range(0, ASSETS).mapToObj(this::held).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void undoingLeadsBackThroughEveryStateAndRedoingForward(long seed) {
        Random random = new Random(seed);
        List<List<Held>> states = new ArrayList<>(List.of(held()));
        for (int step = 0; step < 60; step++) {
            int before = acts.latest(1_000).size();
            verdicts.record(random(random));
            if (acts.latest(1_000).size() > before) {
                states.add(held());
            } else {
                assertEquals(states.getLast(), held(), "what is no act changed nothing, seed " + seed);
            }
        }
        for (int round = 0; round < 2; round++) {
            for (int at = states.size() - 2; at >= 0; at--) {
                assertTrue(acts.undo("page").isPresent());
                assertEquals(states.get(at), held(), "undone to " + at + ", seed " + seed);
            }
            assertEquals(Optional.empty(), acts.undo("page"));
            for (int at = 1; at < states.size(); at++) {
                assertTrue(acts.redo("page").isPresent());
                assertEquals(states.get(at), held(), "done again to " + at + ", seed " + seed);
            }
            assertEquals(Optional.empty(), acts.redo("page"));
        }
    }

    private static List<NewSignal> random(Random random) {
        SignalKind[] kinds = SignalKind.values();
        SignalKind kind = kinds[random.nextInt(kinds.length)];
        String detail = switch (kind) {
            case TAGGED, UNTAGGED, COLLECTED, UNCOLLECTED, PORTFOLIO, DELIVERED -> random.nextBoolean() ? "a" : "b";
            case LABELLED -> List.of("", "red", "Blue").get(random.nextInt(3));
            default -> "";
        };
        double amount = switch (kind) {
            case RATED -> random.nextInt(6);
            case VIEWED, PROMOTED -> 2;
            default -> 0;
        };
        return IntStream.range(0, ASSETS)
                .filter(content -> random.nextBoolean())
                .mapToObj(content -> signal(content, kind, detail, amount, null))
                .toList();
    }

    @Test
    void theWordsCountWhatChanged() {
        verdicts.record(List.of(signal(0, SignalKind.RATED, "", 4, null)));
        verdicts.record(List.of(
                signal(0, SignalKind.RATED, "", 4, null),
                signal(1, SignalKind.RATED, "", 4, null),
                signal(2, SignalKind.RATED, "", 4, null)));
        verdicts.record(List.of(signal(0, SignalKind.VIEWED, "", 9, null)));
        verdicts.record(List.of(signal(0, SignalKind.RATED, "", 4, null)));
        assertEquals(List.of("Rated 2 images 4", "Rated 1 image 4"), words());
    }

    @Test
    void whatWasSentAgainIsNoSecondAct() {
        verdicts.record(List.of(signal(0, SignalKind.RATED, "", 4, "once")));
        verdicts.record(List.of(signal(0, SignalKind.RATED, "", 2, null)));
        verdicts.record(List.of(signal(0, SignalKind.RATED, "", 4, "once")));
        assertEquals(2, words().size());
        acts.undo("page");
        assertEquals(4, ports.asset(id(0)).standing().rating());
    }

    @Test
    void aRefusedBatchIsNoAct() {
        assertThrows(
                SluiceException.class,
                () -> verdicts.record(List.of(
                        signal(0, SignalKind.STARRED, "", 0, null), signal(9, SignalKind.STARRED, "", 0, null))));
        assertEquals(List.of(), words());
    }

    @Test
    void anActThatCannotBeTakenBackIsNotInTheWayOfThoseBefore() {
        verdicts.record(List.of(signal(0, SignalKind.STARRED, "", 0, null)));
        acts.did(
                "page",
                "Named the session “Night”",
                List.of(new Change.Decided(new Decision.Named(7, "Night"))),
                List.of(new Change.Decided(new Decision.Named(7, ""))));
        SluiceException failure = assertThrows(SluiceException.class, () -> acts.undo("page"));
        assertEquals(FailureCode.CONFLICT, failure.code());
        assertEquals(
                "“Named the session “Night”” cannot be undone any more: there is no session 7", failure.getMessage());
        Optional<Act> undone = acts.undo("page");
        assertTrue(undone.orElseThrow().undone());
        assertEquals(Standing.NEW, ports.asset(id(0)).standing());
    }

    @Test
    void manyAtOnceAreTakenBackToHowEachStood() throws InterruptedException {
        Deque<Thread> threads = new ArrayDeque<>();
        for (int rating = 1; rating <= 5; rating++) {
            int given = rating;
            threads.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; n < 20; n++) {
                    verdicts.record(List.of(signal(n % ASSETS, SignalKind.RATED, "", given, null)));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        while (acts.undo("page").isPresent()) {
            // each state on the way was one that was there
        }
        assertEquals(List.of(held(0), held(0), held(0), held(0)), held());
        assertEquals(Standing.NEW, ports.asset(id(0)).standing());
    }
}
