package sluice.adapters.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.contracts.render.CacheEntries;
import sluice.contracts.render.RenderCacheContract;
import sluice.render.cache.CacheKind;
import sluice.render.cache.Eviction;
import sluice.render.cache.RenderCache;

class FolderRenderCacheTest extends RenderCacheContract {
    private static final long ROOMY = 1 << 20;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Override
    protected RenderCache cache(long mostBytes) {
        return new FolderRenderCache(root(), mostBytes);
    }

    @Override
    protected RenderCache reopened(RenderCache before, long mostBytes) {
        before.close();
        return cache(mostBytes);
    }

    private Path root() {
        return folder.resolve("render-cache");
    }

    private Path fileOf(long number) {
        String key = CacheEntries.key(number);
        return root().resolve(key.substring(0, 2)).resolve(key + ".latent");
    }

    /** With entries 0 to count - 1, of 1,000 bytes and more. */
    private RenderCache filled(int count) {
        RenderCache cache = cache(ROOMY);
        for (int number = 0; number < count; number++) {
            cache.put(CacheKind.LATENT, CacheEntries.key(number), CacheEntries.entry(number, 1_000 + number, 1));
        }
        return cache;
    }

    private static boolean finds(RenderCache cache, long number) {
        Optional<RenderCache.Entry> found = cache.get(CacheKind.LATENT, CacheEntries.key(number));
        found.ifPresent(
                entry -> assertEquals(CacheEntries.key(number), keyOf(number, entry), "the bytes of entry " + number));
        return found.isPresent();
    }

    private static String keyOf(long number, RenderCache.Entry entry) {
        byte[] expected = CacheEntries.bytes(number, entry.bytes().length);
        return java.util.Arrays.equals(expected, entry.bytes()) ? CacheEntries.key(number) : "others";
    }

    @Test
    void damagedFilesAreMissedAndRemoved() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        try (RenderCache cache = filled(40)) {
            for (int number = 0; number < 40; number++) {
                byte[] bytes = Files.readAllBytes(fileOf(number));
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(fileOf(number), bytes);
                // Two bytes of the header mean nothing, but are under its seal.
                assertFalse(finds(cache, number), "entry " + number);
                assertFalse(Files.exists(fileOf(number)));
            }
            assertEquals(0, cache.figures().entries());
            assertEquals(0, cache.figures().bytes());
            assertEquals(40, cache.figures().misses());
        }
    }

    @Test
    void filesThatAreCutShortOrGrownAreMissedAndRemoved() throws IOException {
        try (RenderCache cache = filled(4)) {
            Files.write(fileOf(0), new byte[0]);
            Files.write(fileOf(1), java.util.Arrays.copyOf(Files.readAllBytes(fileOf(1)), 500));
            Files.write(fileOf(2), java.util.Arrays.copyOf(Files.readAllBytes(fileOf(2)), 5_000));
            Files.delete(fileOf(3));
            for (int number = 0; number < 4; number++) {
                assertFalse(finds(cache, number));
                assertFalse(Files.exists(fileOf(number)));
            }
            assertEquals(0, cache.figures().entries());
        }
    }

    @Test
    void aFileOfAnotherKeyIsNotTakenForThisOne() throws IOException {
        try (RenderCache cache = filled(2)) {
            Files.write(fileOf(0), Files.readAllBytes(fileOf(1)));
            assertFalse(finds(cache, 0));
            assertTrue(finds(cache, 1));
        }
    }

    @Test
    void withoutItsLogFilesAreTakenInByTheirHeaders() throws IOException {
        filled(20).close();
        Files.delete(root().resolve("index"));
        Files.write(fileOf(3), new byte[] {1, 2, 3});
        Files.writeString(root().resolve("notes.txt"), "not an entry");
        try (RenderCache cache = cache(ROOMY)) {
            assertEquals(19, cache.figures().entries());
            for (int number = 0; number < 20; number++) {
                assertEquals(number != 3, finds(cache, number));
            }
            assertTrue(Files.exists(root().resolve("notes.txt")));
        }
    }

    @Test
    void aDamagedLogIsReadAsFarAsItIsWhole() throws IOException {
        filled(20).close();
        byte[] log = Files.readAllBytes(root().resolve("index"));
        for (int at : new int[] {2, 100, 72 * 10 + 5, log.length - 1}) {
            byte[] damaged = log.clone();
            damaged[at] ^= 1;
            Files.write(root().resolve("index"), damaged);
            try (RenderCache cache = cache(ROOMY)) {
                assertEquals(20, cache.figures().entries(), "with byte " + at + " changed");
                assertEquals(20L * Eviction.BLOCK, cache.figures().bytes());
            }
        }
    }

    @Test
    void aSmallerBoundHoldsFromTheStart() throws IOException {
        filled(20).close();
        try (RenderCache cache = cache(5L * Eviction.BLOCK)) {
            assertEquals(5, cache.figures().entries());
        }
        assertEquals(5, files());
    }

    @Test
    void theLogStaysShort() throws IOException {
        try (RenderCache cache = filled(2)) {
            for (int turn = 0; turn < 25_000; turn++) {
                assertTrue(
                        cache.get(CacheKind.LATENT, CacheEntries.key(turn % 2)).isPresent());
            }
            assertTrue(Files.size(root().resolve("index")) < 20_020 * 72);
            assertEquals(25_000, cache.figures().hits());
        }
        try (RenderCache cache = cache(ROOMY)) {
            assertEquals(25_000, cache.figures().hits());
        }
    }

    @Test
    void aDiskThatFailsIsAMiss() throws IOException {
        Path file = Files.write(folder.resolve("render-cache"), new byte[] {1});
        try (RenderCache cache = cache(ROOMY)) {
            cache.put(CacheKind.LATENT, CacheEntries.key(1), CacheEntries.entry(1, 10, 1));
            assertEquals(Optional.empty(), cache.get(CacheKind.LATENT, CacheEntries.key(1)));
            assertEquals(0, cache.figures().entries());
            assertEquals(0, cache.clear());
        }
        assertTrue(Files.isRegularFile(file));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsPassedOver() throws IOException {
        String key = CacheEntries.key(1);
        try (RenderCache cache = filled(1)) {
            Files.write(root().resolve(key.substring(0, 2)), new byte[] {1});
            cache.put(CacheKind.LATENT, key, CacheEntries.entry(1, 10, 1));
            assertFalse(finds(cache, 1));
            assertTrue(finds(cache, 0));
            assertEquals(1, cache.figures().entries());
            assertEquals(1, files());
        }
    }

    @Test
    void whatAKilledProcessWasWritingIsRemovedAtTheNextStart() throws IOException {
        filled(1).close();
        Path half = Files.write(root().resolve("arriving").resolve("7.part"), new byte[] {1});
        try (RenderCache cache = cache(ROOMY)) {
            assertFalse(Files.exists(half));
            assertTrue(finds(cache, 0));
        }
    }

    /** Files in the folders of entries and where they arrive. */
    private long files() throws IOException {
        try (var all = Files.walk(root())) {
            List<Path> found = all.filter(Files::isRegularFile)
                    .filter(file -> root().relativize(file).getNameCount() == 2)
                    .toList();
            return found.size();
        }
    }
}
