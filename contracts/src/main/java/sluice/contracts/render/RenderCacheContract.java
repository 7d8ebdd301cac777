package sluice.contracts.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.render.cache.CacheKind;
import sluice.render.cache.Eviction;
import sluice.render.cache.RenderCache;
import sluice.render.cache.RenderCache.Entry;
import sluice.render.cache.RenderCache.Figures;

/** What every cache of renderings keeps to: {@link RenderCache}, line by line. */
public abstract class RenderCacheContract {
    private static final long ROOMY = 1 << 20;

    /** An empty cache. */
    protected abstract RenderCache cache(long mostBytes) throws Exception;

    /** The same cache after a restart; the one of before is closed. */
    protected abstract RenderCache reopened(RenderCache before, long mostBytes) throws Exception;

    @Test
    void whatWasPutIsFoundAgain() throws Exception {
        try (RenderCache cache = cache(ROOMY)) {
            cache.put(CacheKind.LATENT, CacheEntries.key(1), CacheEntries.entry(1, 5_000, 2.5));
            cache.put(CacheKind.LATENT, CacheEntries.key(2), CacheEntries.entry(2, 0, 0));

            assertFound(cache, CacheKind.LATENT, 1, 5_000, 2.5);
            assertFound(cache, CacheKind.LATENT, 2, 0, 0);
            assertEquals(Optional.empty(), cache.get(CacheKind.LATENT, CacheEntries.key(3)));
        }
    }

    @Test
    void itIsFoundAfterARestartToo() throws Exception {
        RenderCache before = cache(ROOMY);
        before.put(CacheKind.PICTURE, CacheEntries.key(1), CacheEntries.entry(1, 70_000, 2.5));
        before.get(CacheKind.PICTURE, CacheEntries.key(1));
        before.get(CacheKind.PICTURE, CacheEntries.key(2));
        before.close();
        try (RenderCache after = reopened(before, ROOMY)) {
            assertEquals(before.figures(), after.figures());
            assertFound(after, CacheKind.PICTURE, 1, 70_000, 2.5);
            assertEquals(5, after.figures().savedSeconds());
        }
    }

    @Test
    void aKeyPutAgainIsReplaced() throws Exception {
        try (RenderCache cache = cache(ROOMY)) {
            cache.put(CacheKind.LATENT, CacheEntries.key(1), CacheEntries.entry(1, 50_000, 2.5));
            cache.put(CacheKind.LATENT, CacheEntries.key(1), CacheEntries.entry(1, 7, 3));

            assertFound(cache, CacheKind.LATENT, 1, 7, 3);
            assertEquals(1, cache.figures().entries());
            assertEquals(Eviction.room(7), cache.figures().bytes());
        }
    }

    @Test
    void theSameKeyOfAnotherKindIsAnotherEntry() throws Exception {
        try (RenderCache cache = cache(ROOMY)) {
            for (CacheKind kind : CacheKind.values()) {
                cache.put(kind, CacheEntries.key(1), CacheEntries.entry(1, 10 + kind.ordinal(), 1));
            }
            for (CacheKind kind : CacheKind.values()) {
                assertFound(cache, kind, 1, 10 + kind.ordinal(), 1);
            }
        }
    }

    @Test
    void whatSavesTheFewestSecondsAByteGoesFirst() throws Exception {
        int length = Eviction.BLOCK - Eviction.HEADER;
        try (RenderCache cache = cache(3L * Eviction.BLOCK)) {
            cache.put(CacheKind.LATENT, CacheEntries.key(1), CacheEntries.entry(1, length, 3));
            cache.put(CacheKind.LATENT, CacheEntries.key(2), CacheEntries.entry(2, length, 1));
            cache.put(CacheKind.LATENT, CacheEntries.key(3), CacheEntries.entry(3, length, 2));
            cache.put(CacheKind.LATENT, CacheEntries.key(4), CacheEntries.entry(4, length, 4));

            assertEquals(Optional.empty(), cache.get(CacheKind.LATENT, CacheEntries.key(2)));
            assertFound(cache, CacheKind.LATENT, 3, length, 2);
            assertEquals(1, cache.figures().evicted());
            assertEquals(1.0 / Eviction.BLOCK, cache.figures().leastRate());
        }
    }

    @Test
    void whatIsLargerThanAllIsNotKeptAndEvictsNothing() throws Exception {
        try (RenderCache cache = cache(2L * Eviction.BLOCK)) {
            cache.put(CacheKind.LATENT, CacheEntries.key(1), CacheEntries.entry(1, 100, 1));
            cache.put(CacheKind.LATENT, CacheEntries.key(2), CacheEntries.entry(2, 3 * Eviction.BLOCK, 1_000));

            assertFound(cache, CacheKind.LATENT, 1, 100, 1);
            assertEquals(Optional.empty(), cache.get(CacheKind.LATENT, CacheEntries.key(2)));
        }
    }

    @Test
    void hitsAndMissesAreCountedAndListsOfWhatIsAlikeAreNot() throws Exception {
        try (RenderCache cache = cache(ROOMY)) {
            cache.put(CacheKind.LATENT, CacheEntries.key(1), CacheEntries.entry(1, 100, 2));
            cache.put(CacheKind.SIMILAR, CacheEntries.key(1), CacheEntries.entry(1, 100, 16));
            cache.get(CacheKind.LATENT, CacheEntries.key(1));
            cache.get(CacheKind.LATENT, CacheEntries.key(1));
            cache.get(CacheKind.LATENT, CacheEntries.key(2));
            cache.get(CacheKind.SIMILAR, CacheEntries.key(1));
            cache.get(CacheKind.SIMILAR, CacheEntries.key(2));

            assertEquals(new Figures(2, 2L * Eviction.BLOCK, ROOMY, 2, 1, 4, 0, 0), cache.figures());
        }
    }

    @Test
    void clearingLeavesNothing() throws Exception {
        RenderCache cache = cache(ROOMY);
        cache.put(CacheKind.LATENT, CacheEntries.key(1), CacheEntries.entry(1, 100, 2));
        cache.put(CacheKind.LATENT, CacheEntries.key(2), CacheEntries.entry(2, 5_000, 2));
        cache.get(CacheKind.LATENT, CacheEntries.key(1));

        assertEquals(3L * Eviction.BLOCK, cache.clear());
        assertEquals(Optional.empty(), cache.get(CacheKind.LATENT, CacheEntries.key(1)));
        assertEquals(new Figures(0, 0, ROOMY, 1, 1, 2, 0, 0), cache.figures());
        cache.close();
        try (RenderCache after = reopened(cache, ROOMY)) {
            assertEquals(0, after.figures().entries());
            after.put(CacheKind.LATENT, CacheEntries.key(1), CacheEntries.entry(1, 3, 2));
            assertFound(after, CacheKind.LATENT, 1, 3, 2);
        }
    }

    @Test
    void afterClosingEverythingIsMissed() throws Exception {
        RenderCache cache = cache(ROOMY);
        cache.put(CacheKind.LATENT, CacheEntries.key(1), CacheEntries.entry(1, 100, 2));
        cache.close();
        cache.close();

        assertEquals(Optional.empty(), cache.get(CacheKind.LATENT, CacheEntries.key(1)));
        cache.put(CacheKind.LATENT, CacheEntries.key(2), CacheEntries.entry(2, 100, 2));
        assertEquals(1, cache.figures().entries());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../../../../etc/passwd",
                "..",
                "ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef0123456789",
                "0123456789abcdef",
                "/123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0"
            })
    void whatIsNoKeyIsRefused(String key) throws Exception {
        try (RenderCache cache = cache(ROOMY)) {
            assertThrows(IllegalArgumentException.class, () -> cache.get(CacheKind.LATENT, key));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> cache.put(CacheKind.LATENT, key, CacheEntries.entry(1, 1, 1)));
        }
    }

    /** Every answer, every figure and every eviction, also after restarts, is that of the cache in memory. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRandomHistoryGoesAsItDoesInMemory(long seed) throws Exception {
        long most = 40L * Eviction.BLOCK;
        SplittableRandom random = new SplittableRandom(seed);
        RenderCache cache = cache(most);
        InMemoryRenderCache expected = new InMemoryRenderCache(most);
        for (int turn = 0; turn < 600; turn++) {
            int number = random.nextInt(60);
            CacheKind kind = CacheKind.values()[number % CacheKind.values().length];
            String key = CacheEntries.key(number);
            int what = random.nextInt(200);
            if (what == 0) {
                cache.close();
                cache = reopened(cache, most);
                expected = expected.reopened();
            } else if (what == 1) {
                assertEquals(expected.clear(), cache.clear());
            } else if (what < 100) {
                Entry entry = CacheEntries.entry(number, random.nextInt(4 * Eviction.BLOCK), random.nextInt(20) / 4.0);
                cache.put(kind, key, entry);
                expected.put(kind, key, entry);
            } else {
                assertSame(expected.get(kind, key), cache.get(kind, key));
            }
            assertEquals(expected.figures(), cache.figures(), "after turn " + turn);
            assertTrue(cache.figures().bytes() <= most);
        }
        cache.close();
    }

    @Test
    void manyThreadsFindWholeEntriesOrNone() throws Exception {
        long most = 30L * Eviction.BLOCK;
        try (RenderCache cache = cache(most);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                SplittableRandom random = new SplittableRandom(thread);
                tasks.add(() -> put(cache, random, most));
            }
            int found = 0;
            for (Future<Integer> task : threads.invokeAll(tasks)) {
                found += task.get();
            }
            assertTrue(found > 0);
            assertEquals(found, cache.figures().hits());
        }
    }

    /** How many were found. */
    private static int put(RenderCache cache, SplittableRandom random, long most) {
        int found = 0;
        for (int turn = 0; turn < 200; turn++) {
            int number = random.nextInt(25);
            if (turn % 2 == 0) {
                int length = (1 + random.nextInt(3)) * 3_000;
                cache.put(CacheKind.LATENT, CacheEntries.key(number), CacheEntries.entry(number, length, 1));
            } else {
                Optional<Entry> entry = cache.get(CacheKind.LATENT, CacheEntries.key(number));
                entry.ifPresent(one -> assertArrayEquals(CacheEntries.bytes(number, one.bytes().length), one.bytes()));
                found += entry.isPresent() ? 1 : 0;
            }
            assertTrue(cache.figures().bytes() <= most);
        }
        return found;
    }

    private static void assertFound(RenderCache cache, CacheKind kind, long number, int length, double seconds) {
        assertSame(Optional.of(CacheEntries.entry(number, length, seconds)), cache.get(kind, CacheEntries.key(number)));
    }

    private static void assertSame(Optional<Entry> expected, Optional<Entry> actual) {
        assertEquals(expected.isPresent(), actual.isPresent());
        if (expected.isPresent() && actual.isPresent()) {
            assertArrayEquals(expected.get().bytes(), actual.get().bytes());
            assertEquals(expected.get().seconds(), actual.get().seconds());
        }
    }
}
