package sluice.ingest;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Port: tells what changes below a folder.
 *
 * <p>Contract: after {@link #watch} has returned, every file that is created, changed, moved or removed at or below the
 * folder is named at least once, soon, on a thread of the watch's own; more often and for nothing is allowed. When
 * events were lost, {@link Listener#overflow} says so, and the listener looks for itself. After {@link Watching#close}
 * nothing more is told.
 */
public interface FolderWatch {
    Watching watch(Path folder, Listener listener) throws IOException;

    /** Hears of changes. */
    interface Listener {
        /** Something happened at this path (a file or a folder, which may be gone). */
        void changed(Path path);

        /** Some changes below the folder went by untold. */
        void overflow();
    }

    /** A watch that is on. */
    interface Watching extends AutoCloseable {
        @Override
        void close() throws IOException;
    }
}
