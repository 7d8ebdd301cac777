package sluice.contracts.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Outcome;
import sluice.asset.Sighting;

/** What every catalog promises to several threads at once. */
@Timeout(120)
public abstract class CatalogConcurrencyContract {
    private static final int WRITERS = 4;
    private static final int CONTENTS = 300;
    private static final int BATCH = 7;
    private static final long SEED = 20_261_121;

    /** The catalog under test, empty at a test's begin. */
    protected abstract Catalog catalog();

    @Test
    void threadsThatBringTheSameBytesMakeEachContentOnce() throws InterruptedException, ExecutionException {
        Catalog catalog = catalog();
        AtomicInteger writing = new AtomicInteger(WRITERS);
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2)) {
            Future<List<Asset>> follower = threads.submit(() -> follow(catalog, writing));
            Future<Integer> reader = threads.submit(() -> readUntilWritten(catalog, writing));
            List<Future<List<Outcome>>> writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> threads.submit(writer(catalog, writer, writing)))
                    .toList();
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<List<Outcome>> writer : writers) {
                outcomes.addAll(writer.get());
            }
            assertEquals(CONTENTS, Collections.frequency(outcomes, Outcome.IMPORTED), "seed " + SEED);
            assertEquals(CONTENTS * (WRITERS - 1), Collections.frequency(outcomes, Outcome.DUPLICATE), "seed " + SEED);
            assertEquals(CONTENTS, catalog.counts().assets());
            assertTrue(reader.get() > 0);
            assertFollowed(follower.get());
        }
    }

    /** Each writer brings every content once, in its own folder and order. */
    private static Callable<List<Outcome>> writer(Catalog catalog, int writer, AtomicInteger writing) {
        return () -> {
            try {
                List<Sighting> sightings = new ArrayList<>();
                IntStream.range(0, CONTENTS)
                        .forEach(content -> sightings.add(image(writer + "/" + content + ".png", content)));
                Collections.shuffle(sightings, new Random(SEED + writer));
                List<Outcome> outcomes = new ArrayList<>();
                for (int from = 0; from < CONTENTS; from += BATCH) {
                    outcomes.addAll(catalog.record(writer, sightings.subList(from, Math.min(from + BATCH, CONTENTS))));
                }
                return outcomes;
            } finally {
                writing.decrementAndGet();
            }
        };
    }

    /** Every change as it became visible, each page after the revision reached before. */
    private static List<Asset> follow(Catalog catalog, AtomicInteger writing) {
        List<Asset> seen = new ArrayList<>();
        long reached = 0;
        boolean last;
        do {
            last = writing.get() == 0;
            List<Asset> page = catalog.changedSince(reached, 1_000);
            for (Asset asset : page) {
                assertTrue(asset.revision() > reached, "revisions ascend");
                reached = asset.revision();
            }
            seen.addAll(page);
        } while (!last);
        return seen;
    }

    /** Had a smaller revision become visible after a greater one, its change would never have been seen. */
    private static void assertFollowed(List<Asset> changes) {
        Set<AssetId> complete = new HashSet<>();
        changes.stream()
                .filter(asset -> asset.locations().size() == WRITERS)
                .forEach(asset -> assertTrue(complete.add(asset.id()), "a change was seen twice"));
        assertEquals(CONTENTS, complete.size());
    }

    private static int readUntilWritten(Catalog catalog, AtomicInteger writing) {
        List<AssetId> ids = IntStream.range(0, CONTENTS).mapToObj(Sightings::id).toList();
        int reads = 0;
        do {
            for (Asset asset : catalog.find(ids)) {
                assertEquals(Sightings.generation(contentOf(ids, asset)), asset.generation());
            }
            reads++;
        } while (writing.get() > 0);
        return reads;
    }

    private static int contentOf(List<AssetId> ids, Asset asset) {
        return ids.indexOf(asset.id());
    }
}
