package sluice.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A watch that tells only what a test has it tell. */
final class HandWatch implements FolderWatch {
    private final Map<Path, Listener> listeners = new ConcurrentHashMap<>();

    @Override
    public Watching watch(Path folder, Listener listener) {
        listeners.put(folder, listener);
        return () -> listeners.remove(folder, listener);
    }

    void tell(Path... paths) {
        for (Path path : paths) {
            listeners.forEach((folder, listener) -> {
                if (path.startsWith(folder)) {
                    listener.changed(path);
                }
            });
        }
    }

    void overflow() {
        List.copyOf(listeners.values()).forEach(Listener::overflow);
    }

    int watched() {
        return listeners.size();
    }
}
