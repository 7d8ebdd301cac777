package sluice.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sluice.asset.Sighting;
import sluice.contracts.catalog.Faults;
import sluice.contracts.catalog.FaultyCatalog;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.contracts.catalog.Sightings;

/** How the index keeps up with the catalog. */
class IndexFollowerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final WatchedIndex index = new WatchedIndex();
    private final CountDownLatch shown = new CountDownLatch(1);
    private final IndexFollower follower = new IndexFollower(catalog, index, changed -> shown.countDown());

    @AfterEach
    void close() {
        follower.close();
    }

    @Test
    void whatTheCatalogHoldsIsFoundOnceItHasCaughtUp() throws Exception {
        record(0, 1_300);
        follower.start();
        awaitCaughtUp();
        assertEquals(1_300, index.total());
        assertTrue(shown.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));

        record(1_300, 1_400);
        follower.wake();
        awaitCaughtUp();
        assertEquals(1_400, index.total());
        assertTrue(follower.caughtUp());
    }

    @Test
    void anIndexThatIsDurableUpToSomePlaceGoesOnThere() throws Exception {
        record(0, 100);
        index.commit(catalog.changedSince(0, 100).get(59).revision());
        try (IndexFollower later = new IndexFollower(catalog, index, changed -> {})) {
            later.start();
            later.awaitCaughtUp();
            assertEquals(40, index.put());
        }
    }

    @Test
    void aRebuildBeginsFromNothing() throws Exception {
        record(0, 50);
        follower.start();
        awaitCaughtUp();
        int before = index.put();
        follower.rebuild();
        awaitCaughtUp();
        assertEquals(1, index.clears());
        assertEquals(before + 50, index.put());
        assertEquals(50, index.total());
    }

    @Test
    void itCommitsWhenItIsQuietAndNotAtEveryChange() throws Exception {
        follower.start();
        for (int i = 0; i < 50; i++) {
            record(i, i + 1);
            follower.wake();
            awaitCaughtUp();
        }
        assertTrue(index.commits() <= 5, () -> index.commits() + " commits for 50 changes in a row");
        await(
                "it commits what it has shown",
                () -> index.checkpoint()
                        == catalog.changedSince(0, 100).getLast().revision());
    }

    @Test
    void whatIsShownIsDurableAfterClosing() throws Exception {
        record(0, 10);
        follower.start();
        awaitCaughtUp();
        follower.close();
        assertEquals(catalog.changedSince(0, 100).getLast().revision(), index.checkpoint());
    }

    @Test
    void anIndexThatFailsIsTriedAgainByItself() throws Exception {
        record(0, 10);
        index.failing(true);
        follower.start();
        awaitCaughtUp();
        assertFalse(follower.caughtUp(), "it says that it is behind");

        index.failing(false);
        await("everything is found", () -> index.total() == 10);
        await("and it says so", follower::caughtUp);
    }

    @Test
    void aRebuildThatFailsIsDoneOnceTheIndexIsWell() throws Exception {
        record(0, 10);
        follower.start();
        awaitCaughtUp();
        index.failing(true);
        follower.rebuild();
        awaitCaughtUp();
        index.failing(false);
        await("it begins from nothing", () -> index.clears() == 1 && index.total() == 10);
    }

    @Test
    void aCatalogThatFailsIsAskedAgain() throws Exception {
        record(0, 10);
        Faults faults = new Faults(3, 0);
        faults.failAt(1);
        try (IndexFollower behind = new IndexFollower(new FaultyCatalog(catalog, faults), index, changed -> {})) {
            behind.start();
            await("everything is found", () -> index.total() == 10);
        }
    }

    @Test
    void whoeverWaitsIsLetGoWhenItCloses() throws Exception {
        record(0, 2_000);
        follower.start();
        List<Thread> waiting = IntStream.range(0, 8)
                .mapToObj(i -> Thread.ofVirtual().start(this::awaitInTurn))
                .toList();
        follower.close();
        assertTimeoutPreemptively(PATIENCE, () -> {
            for (Thread thread : waiting) {
                thread.join();
            }
            follower.awaitCaughtUp();
        });
    }

    private void awaitInTurn() {
        try {
            for (int i = 0; i < 1_000; i++) {
                follower.awaitCaughtUp();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void record(int from, int to) {
        List<Sighting> sightings = IntStream.range(from, to)
                .mapToObj(content -> (Sighting) Sightings.image(content + ".png", content))
                .toList();
        catalog.record(1, sightings);
    }

    private void awaitCaughtUp() {
        assertTimeoutPreemptively(PATIENCE, follower::awaitCaughtUp);
    }

    private void await(String what, BooleanSupplier holds) throws InterruptedException {
        index.await(what, holds, PATIENCE);
    }
}
