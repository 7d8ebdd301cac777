package sluice.adapters.files;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.ingest.FolderWatch;

/**
 * Watches folders with the operating system's own events: inotify, the Windows change journal of a folder, FSEvents on a
 * Mac (through directory-watcher, since the JDK only polls there).
 */
public final class DirectoryWatch implements FolderWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryWatch.class);

    @Override
    public Watching watch(Path root, Listener listener) throws IOException {
        if (Files.notExists(root)) {
            throw new NoSuchFileException(root.toString());
        }
        boolean single = Files.isRegularFile(root);
        Path folder = single && root.getParent() != null ? root.getParent() : root;
        DirectoryWatcher watcher = DirectoryWatcher.builder()
                .path(folder)
                .fileHashing(false)
                .listener(event -> tell(event, root, listener))
                .build();
        // Folders are registered before this call returns; only then does the thread begin to listen.
        CompletableFuture<Void> listening = watcher.watchAsync(task ->
                Thread.ofPlatform().name("watch-" + root.getFileName()).daemon().start(task));
        if (listening.isCompletedExceptionally()) {
            watcher.close();
            throw new IOException(reason(listening.exceptionNow()), listening.exceptionNow());
        }
        return () -> {
            watcher.close();
            await(listening);
        };
    }

    private static void tell(DirectoryChangeEvent event, Path root, Listener listener) {
        if (event.eventType() == DirectoryChangeEvent.EventType.OVERFLOW || event.path() == null) {
            LOG.info("Changes below {} came too fast; it is walked again", root);
            listener.overflow();
        } else if (event.path().startsWith(root)) {
            listener.changed(event.path());
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage());
    }

    private static void await(CompletableFuture<Void> listening) {
        try {
            listening.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.warn("A watch had ended before", e.getCause());
        }
    }
}
