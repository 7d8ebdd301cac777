package sluice.render.hero;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders that were asked for, by key: the latest, and not for several threads. */
final class Asked {
    private static final int MOST = 10_000;

    /** @param withdrawn whether it was taken back here, and so may be asked for again */
    record Render(long id, boolean withdrawn) {}

    private final Map<String, Render> renders = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Render> eldest) {
            return size() > MOST;
        }
    };

    void put(String key, long render, boolean withdrawn) {
        renders.put(key, new Render(render, withdrawn));
    }

    @Nullable Render get(String key) {
        return renders.get(key);
    }
}
