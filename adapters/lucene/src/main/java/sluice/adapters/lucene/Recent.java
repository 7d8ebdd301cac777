package sluice.adapters.lucene;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results used last, up to a number. Threads that ask for the same new one at once may each find it out. */
final class Recent<K, V> {
    /** Finds a result out. */
    @FunctionalInterface
    interface Source<V> {
        V find() throws IOException;
    }

    private final Map<K, V> results;

    Recent(int most) {
        results = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    V get(K key, Source<V> source) throws IOException {
        V known = known(key);
        if (known != null) {
            return known;
        }
        V found = source.find();
        synchronized (results) {
            results.put(key, found);
        }
        return found;
    }

    private @Nullable V known(K key) {
        synchronized (results) {
            return results.get(key);
        }
    }
}
