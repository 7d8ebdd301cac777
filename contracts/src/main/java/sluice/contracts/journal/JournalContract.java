package sluice.contracts.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.id;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sluice.asset.Lineage;
import sluice.collection.CollectionChange;
import sluice.collection.CollectionKind;
import sluice.collection.Definition;
import sluice.collection.Membership;
import sluice.curate.Decision;
import sluice.journal.Act;
import sluice.journal.Change;
import sluice.journal.Journal;
import sluice.journal.NewAct;
import sluice.signal.SignalKind;

/** What every journal promises. */
public abstract class JournalContract {
    private static final Instant AT = Instant.parse("2026-05-01T12:00:00.250Z");

    private static final CollectionChange RENAMED = new CollectionChange(
            null,
            new Definition("new", CollectionKind.QUERY, "castle \"雾\"", "two\nlines", AT),
            List.of(
                    new Membership("old", id(0), SignalKind.COLLECTED, AT),
                    new Membership("old", id(1), SignalKind.COLLECTED, AT.plusMillis(1)),
                    new Membership("old", id(1), SignalKind.PORTFOLIO, AT)),
            List.of(new Membership("new", id(0), SignalKind.DELIVERED, AT)));

    /** The journal under test, empty at a test's begin. Asked for anew at each step, so it may have been reopened. */
    protected abstract Journal journal();

    private static NewAct act(String words) {
        return new NewAct(
                AT,
                "page",
                words,
                List.of(new Change.Said(id(0), SignalKind.STARRED, "", 0)),
                List.of(new Change.Said(id(0), SignalKind.UNSTARRED, "", 0)));
    }

    private List<Act> recorded(String... words) {
        return List.of(words).stream().map(one -> journal().record(act(one))).toList();
    }

    private List<String> words() {
        return journal().latest(100).stream()
                .map(act -> (act.undone() ? "-" : "") + act.act().words())
                .toList();
    }

    private static String words(Optional<Act> act) {
        return act.map(one -> one.act().words()).orElse("none");
    }

    @Test
    void whatIsRecordedComesBackAsItWas() {
        NewAct every = new NewAct(
                AT,
                "cli",
                "Käse 雾 🎨",
                List.of(
                        new Change.Said(id(0), SignalKind.RATED, "", 4),
                        new Change.Said(id(1), SignalKind.RATED, "", 4),
                        new Change.Decided(new Decision.Apart(id(0), id(1))),
                        new Change.Decided(new Decision.Cover(id(2))),
                        new Change.Collected(RENAMED)),
                List.of(
                        new Change.Decided(new Decision.Moved(List.of(id(3), id(1)), 7)),
                        new Change.Collected(RENAMED.back()),
                        new Change.Decided(new Decision.Named(7, "“Night”")),
                        new Change.Decided(new Decision.Returned(List.of(id(2)), 8)),
                        new Change.Decided(new Decision.MadeFrom(new Lineage(id(0), id(1), Lineage.Kind.VARIED))),
                        new Change.Decided(new Decision.Unlinked(new Lineage(id(1), id(2), Lineage.Kind.UPSCALED))),
                        new Change.Said(id(0), SignalKind.PORTFOLIO, "a b", 0)));
        Act recorded = journal().record(every);
        assertEquals(every, recorded.act());
        assertEquals(List.of(recorded), journal().latest(10));
        assertEquals(Optional.of(recorded), journal().lastStanding());
        assertEquals(Optional.empty(), journal().firstUndone());
    }

    @Test
    void anEmptyJournalHasNothingToTakeBack() {
        assertEquals(Optional.empty(), journal().lastStanding());
        assertEquals(Optional.empty(), journal().firstUndone());
        assertEquals(List.of(), journal().latest(10));
    }

    @Test
    void actsAreTakenBackFromTheLastAndDoneAgainFromTheFirst() {
        List<Act> acts = recorded("one", "two", "three");
        journal().mark(acts.get(2).id(), true);
        journal().mark(acts.get(1).id(), true);
        assertEquals(List.of("-three", "-two", "one"), words());
        assertEquals("one", words(journal().lastStanding()));
        assertEquals("two", words(journal().firstUndone()));
        journal().mark(acts.get(1).id(), false);
        assertEquals("two", words(journal().lastStanding()));
        assertEquals("three", words(journal().firstUndone()));
    }

    @Test
    void aNewActForgetsThoseThatWereTakenBack() {
        List<Act> acts = recorded("one", "two", "three");
        journal().mark(acts.get(2).id(), true);
        journal().mark(acts.get(1).id(), true);
        Act four = journal().record(act("four"));
        assertEquals(List.of("four", "one"), words());
        assertTrue(four.id() > acts.get(2).id());
        assertEquals(Optional.empty(), journal().firstUndone());
        journal().mark(acts.get(2).id(), false);
        assertEquals(List.of("four", "one"), words());
    }

    @Test
    void idsAscendAndAreNotUsedAgain() {
        Act one = recorded("one").getFirst();
        journal().forget(one.id());
        assertTrue(journal().record(act("two")).id() > one.id());
    }

    @Test
    void aForgottenActIsNotInTheWay() {
        List<Act> acts = recorded("one", "two");
        journal().forget(acts.get(1).id());
        journal().forget(acts.get(1).id());
        assertEquals(List.of("one"), words());
        assertEquals("one", words(journal().lastStanding()));
    }

    @Test
    void theOldestGoOnceThereAreTooMany() {
        Journal journal = journal();
        List<Act> acts = IntStream.range(0, Journal.MOST + 3)
                .mapToObj(n -> journal.record(act("n" + n)))
                .toList();
        List<Act> kept = journal.latest(Journal.MOST + 10);
        assertEquals(Journal.MOST, kept.size());
        assertEquals(acts.getLast(), kept.getFirst());
        assertEquals(acts.get(3), kept.getLast());
    }

    @Test
    void aLimitOfNoneAnswersNothingAndLessIsAMistake() {
        recorded("one");
        assertEquals(List.of(), journal().latest(0));
        assertThrows(IllegalArgumentException.class, () -> journal().latest(-1));
    }
}
