package sluice.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** When writes reach the disk, over a log that is flushed and counted. */
@Timeout(60)
class LogFlushTest {
    @TempDir
    Path folder;

    private Path file;
    private SqliteDatabase database;

    private final AtomicInteger flushes = new AtomicInteger();
    private volatile boolean failing;
    /** What a flush waits for. */
    private volatile CountDownLatch open = new CountDownLatch(0);

    private final class CountedDisk implements LogFlush.Disk {
        private final LogFlush.Disk real = new LogFlush.LogFile(file);

        @Override
        public void flush() throws IOException {
            flushes.incrementAndGet();
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (failing) {
                throw new IOException("it is unplugged");
            }
            real.flush();
        }

        @Override
        public void close() throws IOException {
            real.close();
        }
    }

    @BeforeEach
    void openDatabase() {
        file = folder.resolve("catalog.db");
        database = SqliteDatabase.open(file, true, new CountedDisk());
    }

    @AfterEach
    void closeDatabase() {
        open.countDown();
        database.close();
    }

    private static SqliteDatabase.Work<Integer> root(String name) {
        return session -> session.update("INSERT INTO known_root VALUES (?)", name);
    }

    private long roots() {
        return database.read(session -> session.only("SELECT count(*) FROM known_root", row -> row.getLong(1)));
    }

    @Test
    void aWriteIsFlushedAndOneThatNeedsNoneGoesAlongWithTheNext() {
        database.write(root("a"));
        assertEquals(1, flushes.get());
        database.writeUnflushed(root("b"));
        assertEquals(1, flushes.get());
        database.write(root("c"));
        assertEquals(2, flushes.get());
        assertEquals(3, roots());
    }

    @Test
    void aWriteThatFailsFlushesNothing() {
        assertThrows(SluiceException.class, () -> database.write(s -> s.update("INSERT INTO nothing VALUES (1)")));
        assertEquals(0, flushes.get());
    }

    @Test
    void thoseWhoWaitForTheDiskShareAFlushAndHoldUpNobodyWhoWrites() throws Exception {
        open = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> writes = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String name = "root " + i;
                writes.add(threads.submit(() -> database.write(root(name))));
            }
            while (roots() < 20) {
                Thread.onSpinWait();
            }
            assertEquals(1, flushes.get(), "all are written, one flushes");
            assertFalse(writes.stream().anyMatch(Future::isDone), "none is answered before the disk has it");
            database.writeUnflushed(root("meanwhile"));
            open.countDown();
            for (Future<Integer> write : writes) {
                assertEquals(1, write.get());
            }
        }
        assertTrue(flushes.get() <= 2, "the first flush may have begun before the others were written");
    }

    @Test
    void aFlushThatFailsIsToldAndTheNextWriteFirstMakesGoodForIt() throws IOException {
        database.write(root("a"));
        failing = true;
        SluiceException failure = assertThrows(SluiceException.class, () -> database.write(root("b")));
        assertEquals(FailureCode.STORAGE, failure.code());
        assertTrue(String.valueOf(failure.getMessage()).contains("unplugged"), failure.getMessage());
        assertEquals(2, roots(), "it is there, but may not outlive a power cut");

        failing = false;
        Path log = folder.resolve("catalog.db-wal");
        long before = Files.size(log);
        int asked = flushes.get();
        database.write(root("c"));
        assertEquals(asked + 1, flushes.get());
        assertTrue(Files.size(log) < before, "the log has begun anew: all before is in the file");
        assertEquals(3, roots());
    }

    @Test
    void whoeverIsInterruptedStillFlushesAndClosesTheFileForNobody() throws Exception {
        database.write(root("a"));
        LogFlush.LogFile disk = new LogFlush.LogFile(file);
        AtomicInteger flushed = new AtomicInteger();
        Thread interrupted = Thread.ofPlatform().start(() -> {
            Thread.currentThread().interrupt();
            try {
                disk.flush();
                flushed.incrementAndGet();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        interrupted.join();
        assertEquals(1, flushed.get());
        disk.flush();
        disk.close();
    }

    @Test
    void theLogIsMovedIntoTheFileMeanwhile() throws IOException {
        long before = Files.size(file);
        String padding = "x".repeat(3_000);
        for (int i = 0; i < 4 * Checkpointer.EVERY; i++) {
            database.writeUnflushed(root(padding + i));
        }
        while (Files.size(file) < before + 3_000 * Checkpointer.EVERY) {
            Thread.onSpinWait();
        }
        assertEquals(4 * Checkpointer.EVERY, roots());
        assertEquals(List.of(), database.integrity());
    }
}
