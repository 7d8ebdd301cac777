package sluice.adapters.files;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        boolean single = Files.isRegularFile(root);
        Path folder = single && root.getParent() != null ? root.getParent() : root;
        DirectoryWatcher watcher = DirectoryWatcher.builder()
                .path(folder)
                .fileHashing(false)
                .listener(event -> tell(event, root, listener))
                .build();
        Thread thread =
                Thread.ofPlatform().name("watch-" + root.getFileName()).daemon().start(watcher::watch);
        return () -> {
            watcher.close();
            join(thread);
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

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
