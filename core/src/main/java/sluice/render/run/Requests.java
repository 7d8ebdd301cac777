package sluice.render.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import sluice.render.book.Render;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderRequest;

/** The requests that images belong to, read once for all images of each: they do not change. */
final class Requests {
    private static final int MOST_KEPT = 256;

    private final RenderBook book;
    private final Map<Long, RenderRequest> kept = new LinkedHashMap<>(16, 0.75f, true);

    Requests(RenderBook book) {
        this.book = book;
    }

    Optional<RenderRequest> of(long render) {
        synchronized (this) {
            RenderRequest known = kept.get(render);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<RenderRequest> read = book.find(render).map(Render::request);
        read.ifPresent(request -> keep(render, request));
        return read;
    }

    private synchronized void keep(long render, RenderRequest request) {
        kept.put(render, request);
        if (kept.size() > MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
