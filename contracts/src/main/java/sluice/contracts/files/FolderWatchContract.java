package sluice.contracts.files;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.ingest.FolderWatch;

/** What every {@link FolderWatch} does. */
public abstract class FolderWatchContract {
    private static final int SECONDS = 90;

    private final BlockingQueue<Path> told = new LinkedBlockingQueue<>();

    protected abstract FolderWatch folderWatch();

    @Test
    void aNewFileIsNamed(@TempDir Path temporary) throws Exception {
        Path folder = temporary.toRealPath();
        try (FolderWatch.Watching watching = watch(folder)) {
            Files.writeString(folder.resolve("new.png"), "x");
            assertNamed(folder.resolve("new.png"));
        }
    }

    @Test
    void aFileInANewFolderIsNamedOrItsFolderIs(@TempDir Path temporary) throws Exception {
        Path folder = temporary.toRealPath();
        try (FolderWatch.Watching watching = watch(folder)) {
            Path below = Files.createDirectories(folder.resolve("a/b"));
            Files.writeString(below.resolve("deep.png"), "x");
            assertNamed(below.resolve("deep.png"));
        }
    }

    @Test
    void aChangedAMovedAndARemovedFileAreNamed(@TempDir Path temporary) throws Exception {
        Path folder = temporary.toRealPath();
        Path file = Files.writeString(folder.resolve("one.png"), "x");
        try (FolderWatch.Watching watching = watch(folder)) {
            Files.writeString(file, "xyz");
            assertNamed(file);
            Path moved = Files.move(file, folder.resolve("two.png"));
            assertNamed(moved);
            Files.delete(moved);
            assertNamed(moved);
        }
    }

    @Test
    void whatHappensRightAfterTheCallHasReturnedIsNamed(@TempDir Path temporary) throws Exception {
        Path folder = temporary.toRealPath();
        for (int i = 0; i < 50; i++) {
            Files.createDirectories(folder.resolve("set " + i + "/deep/deeper"));
        }
        for (int i = 0; i < 5; i++) {
            Path file = folder.resolve("set 49/deep/deeper/" + i + ".png");
            try (FolderWatch.Watching watching = watch(folder)) {
                Files.writeString(file, "x");
                assertNamed(file);
            }
        }
    }

    @Test
    void aFolderThatIsGoneCannotBeWatched(@TempDir Path temporary) {
        Path gone = temporary.resolve("gone");
        assertThrows(IOException.class, () -> watch(gone).close());
    }

    private FolderWatch.Watching watch(Path folder) throws IOException {
        return folderWatch().watch(folder, new FolderWatch.Listener() {
            @Override
            public void changed(Path path) {
                told.add(path);
            }

            @Override
            public void overflow() {
                told.add(folder);
            }
        });
    }

    private void assertNamed(Path wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        boolean named = false;
        while (!named && System.nanoTime() < end) {
            Path path = told.poll(1, TimeUnit.SECONDS);
            named = wanted.equals(path);
        }
        assertTrue(named, wanted + " was not named within " + SECONDS + " s");
    }
}
