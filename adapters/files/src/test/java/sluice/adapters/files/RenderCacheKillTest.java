package sluice.adapters.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sluice.contracts.render.CacheEntries;
import sluice.render.cache.CacheKind;
import sluice.render.cache.Eviction;
import sluice.render.cache.RenderCache;

/** A process is killed while it puts: what it leaves is whole or not there, within the bound, and goes on working. */
class RenderCacheKillTest {
    private static final int ROUNDS = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @Timeout(300)
    void entriesAreWholeOrNotThere() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            killedWhilePutting(round);
            try (RenderCache cache = new FolderRenderCache(folder, PuttingProcess.MOST)) {
                RenderCache.Figures figures = cache.figures();
                assertTrue(figures.entries() > 0);
                assertTrue(figures.bytes() <= PuttingProcess.MOST);
                int found = 0;
                for (int number = 0; number < PuttingProcess.NUMBERS; number++) {
                    Optional<RenderCache.Entry> entry = cache.get(CacheKind.PICTURE, CacheEntries.key(number));
                    if (entry.isPresent()) {
                        byte[] bytes = entry.get().bytes();
                        assertArrayEquals(CacheEntries.bytes(number, bytes.length), bytes);
                        found++;
                    }
                }
                assertEquals(figures.entries(), found);
                assertEquals(figures.bytes(), roomOfFiles());
            }
        }
    }

    private void killedWhilePutting(int round) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PuttingProcess.class.getName(),
                        folder.toString(),
                        String.valueOf(round))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int line = 0; line < 150 + 40 * round; line++) {
                assertNotNull(lines.readLine(), "the process ended by itself");
            }
        } finally {
            process.destroyForcibly();
        }
        process.waitFor();
    }

    private long roomOfFiles() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(file -> CacheName.ofFile(file).isPresent())
                    .mapToLong(file -> Eviction.room(file.toFile().length() - Eviction.HEADER))
                    .sum();
        }
    }
}
