package sluice.server.api.system;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import sluice.server.http.Request;
import sluice.server.http.Router;

/** Who uses this server just now: what deep work yields to. */
public final class Presence implements Router.Timing {
    /** The header of requests that a page makes by itself, without its user. */
    public static final String BACKGROUND = "Sluice-Background";

    private static final String UPLOADS = "/api/v1/uploads";

    /** Asked by programs that keep watch, and by pages that show how deep work goes on. */
    private static final Set<String> WATCHING = Set.of(
            "/health",
            "/metrics",
            "/openapi.json",
            "/api/v1/events",
            "/api/v1/status",
            "/api/v1/queue",
            "/api/v1/jobs",
            "/api/v1/spend",
            "/api/v1/models");

    private final Router.Timing next;
    private final InstantSource clock;
    private final AtomicInteger uploads = new AtomicInteger();
    private volatile @Nullable Instant last;

    /** @param next hears everything too */
    public Presence(Router.Timing next, InstantSource clock) {
        this.next = next;
        this.clock = clock;
    }

    /** When somebody last asked for something; empty when nobody has. */
    public Optional<Instant> last() {
        return Optional.ofNullable(last);
    }

    /** Uploads that are under way. */
    public int uploads() {
        return uploads.get();
    }

    @Override
    public void asked(Request request, String route) {
        if (!WATCHING.contains(route) && request.header(BACKGROUND).isEmpty()) {
            last = clock.instant();
        }
        if (route.equals(UPLOADS)) {
            uploads.incrementAndGet();
        }
        next.asked(request, route);
    }

    @Override
    public void answered(String method, String route, int status, double seconds) {
        if (route.equals(UPLOADS)) {
            uploads.decrementAndGet();
            last = clock.instant();
        }
        next.answered(method, route, status, seconds);
    }
}
