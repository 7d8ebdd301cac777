package sluice.contracts.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.SEEN;
import static sluice.contracts.catalog.Sightings.at;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.ingest.ImportCounts;
import sluice.ingest.ImportLog;
import sluice.ingest.ImportProblem;
import sluice.ingest.ImportRun;
import sluice.ingest.ImportState;

/** What every import log does. */
public abstract class ImportLogContract {
    private static final ImportCounts COUNTS = new ImportCounts(21, 1, 2, 3, 15, 6);

    /** The log under test, empty at a test's begin. Asked for anew at each step, so it may have been reopened. */
    protected abstract ImportLog log();

    private long begin(String root) {
        return log().begin(List.of(at(root)), false, SEEN).id();
    }

    @Test
    void anImportBeginsRunningWithNothingCounted() {
        ImportRun run = log().begin(List.of(at("b"), at("a")), true, SEEN);
        assertTrue(run.id() > 0);
        assertEquals(
                new ImportRun(
                        run.id(), List.of(at("b"), at("a")), true, ImportState.RUNNING, ImportCounts.NONE, SEEN, null),
                run);
        assertEquals(Optional.of(run), log().find(run.id()));
    }

    @Test
    void idsAreNeverUsedTwice() {
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            assertTrue(ids.add(begin("a")));
        }
    }

    @Test
    void anUpdateReplacesCountsAndState() {
        long id = begin("a");
        log().update(id, ImportState.WATCHING, COUNTS, SEEN.plusSeconds(1));
        ImportRun run = log().find(id).orElseThrow();
        assertEquals(ImportState.WATCHING, run.state());
        assertEquals(COUNTS, run.counts());
        assertNull(run.ended());
    }

    @Test
    void anEndedImportKeepsTheTimeOfItsEndUntilItGoesOn() {
        long id = begin("a");
        log().update(id, ImportState.DONE, COUNTS, SEEN.plusSeconds(1));
        log().update(id, ImportState.DONE, COUNTS, SEEN.plusSeconds(2));
        assertEquals(SEEN.plusSeconds(1), log().find(id).orElseThrow().ended());
        log().update(id, ImportState.RUNNING, COUNTS, SEEN.plusSeconds(3));
        assertNull(log().find(id).orElseThrow().ended());
    }

    @Test
    void theLatestImportsComeNewestFirst() {
        long first = begin("a");
        long second = begin("b");
        long third = begin("c");
        assertEquals(List.of(third, second), ids(log().latest(2)));
        assertEquals(List.of(third, second, first), ids(log().latest(9)));
        assertEquals(List.of(), log().latest(0));
        assertEquals(List.of(at("c")), log().latest(1).getFirst().roots());
    }

    @Test
    void whatRunsOrWatchesIsUnfinishedOldestFirst() {
        long running = begin("a");
        long ended = begin("b");
        long watching = begin("c");
        log().update(watching, ImportState.WATCHING, COUNTS, SEEN);
        for (ImportState state : List.of(ImportState.DONE, ImportState.CANCELLED, ImportState.FAILED)) {
            log().update(ended, state, COUNTS, SEEN);
            assertEquals(List.of(running, watching), ids(log().unfinished()));
        }
    }

    @Test
    void problemsAreKeptOncePerPathWithTheLastReasonInOrderOfPath() {
        long id = begin("a");
        long other = begin("a");
        log().addProblems(id, List.of(problem("c", "one"), problem("a", "two")));
        log().addProblems(id, List.of(problem("b", "three"), problem("c", "four")));
        log().addProblems(other, List.of(problem("z", "five")));
        List<ImportProblem> all = List.of(problem("a", "two"), problem("b", "three"), problem("c", "four"));
        assertEquals(all, log().problems(id, 0, 10));
        assertEquals(all.subList(1, 2), log().problems(id, 1, 1));
        assertEquals(List.of(), log().problems(id, 3, 10));
        assertEquals(List.of(), log().problems(id, 0, 0));
        assertEquals(3, log().problemCount(id));
        assertEquals(1, log().problemCount(other));
    }

    @Test
    void everythingEverAskedForIsAKnownRoot() {
        begin("b");
        long failed = begin("a");
        log().update(failed, ImportState.FAILED, COUNTS, SEEN);
        begin("b");
        assertEquals(Set.of(at("a"), at("b")), log().roots());
    }

    @Test
    void unknownImportsAreNotFound() {
        assertEquals(Optional.empty(), log().find(77));
        assertEquals(List.of(), log().problems(77, 0, 10));
        assertEquals(0, log().problemCount(77));
        assertNotFound(() -> log().update(77, ImportState.DONE, COUNTS, SEEN));
        assertNotFound(() -> log().addProblems(77, List.of(problem("a", "one"))));
        assertNotFound(() -> log().addProblems(77, List.of()));
    }

    @Test
    void aNegativeLimitOrOffsetIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> log().latest(-1));
        assertThrows(IllegalArgumentException.class, () -> log().problems(1, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> log().problems(1, -1, 1));
    }

    private static void assertNotFound(Runnable call) {
        SluiceException failure = assertThrows(SluiceException.class, call::run);
        assertEquals(FailureCode.NOT_FOUND, failure.code());
    }

    private static ImportProblem problem(String path, String reason) {
        return new ImportProblem(at(path), reason);
    }

    private static List<Long> ids(List<ImportRun> runs) {
        return runs.stream().map(ImportRun::id).toList();
    }
}
