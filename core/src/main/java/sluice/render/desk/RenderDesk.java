package sluice.render.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.job.JobState;
import sluice.render.Stage;
import sluice.render.book.Accepted;
import sluice.render.book.GroupAcceptance;
import sluice.render.book.QuotedRequest;
import sluice.render.book.Render;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderRequest;
import sluice.render.certify.Certificates;
import sluice.render.route.Pool;
import sluice.render.route.PoolView;
import sluice.render.route.Predictions;
import sluice.render.route.Preferences;
import sluice.render.route.Quote;
import sluice.render.route.Router;
import sluice.render.route.Routing;

/** Takes requests: routes and quotes them, and writes down those that can be done. */
public final class RenderDesk {
    private static final Logger LOG = LoggerFactory.getLogger(RenderDesk.class);
    /** Renders that are looked at together when a pool is taken out, and how often at most. */
    private static final int PAGE = 200;

    private static final int MOST_PAGES = 100;
    private static final List<JobState> WAITING = List.of(JobState.QUEUED, JobState.SNOOZED, JobState.RETRY);

    private final RenderBook book;
    private final GroupAcceptance acceptance;
    private final PoolsNow pools;
    private final Predictions predictions;
    private final Certificates certificates;
    private final Preferences preferences;
    private final InstantSource clock;

    /** @param pools as they are now */
    public RenderDesk(
            RenderBook book,
            GroupAcceptance acceptance,
            Supplier<List<PoolView>> pools,
            Predictions predictions,
            Certificates certificates,
            Preferences preferences,
            InstantSource clock) {
        this.book = book;
        this.acceptance = acceptance;
        this.pools = new PoolsNow(pools, clock);
        this.predictions = predictions;
        this.certificates = certificates;
        this.preferences = preferences;
        this.clock = clock;
    }

    /** What a request would cost, and where it would go; nothing is written down. */
    public Routing quote(RenderRequest request) {
        return route(request, pools.get(), clock.instant());
    }

    /** Takes a request or refuses it; it is durable when this returns. */
    public Submitted submit(RenderRequest request) {
        return switch (quote(request)) {
            case Routing.Refused(String field, String reason) -> new Submitted.Refused(field, reason);
            case Routing.Routed routed -> {
                Accepted accepted = acceptance.accept(new QuotedRequest(request, routed.recipe(), routed.quote()));
                Long render = accepted.render();
                if (render == null) {
                    yield new Submitted.Refused(
                            Objects.requireNonNullElse(accepted.field(), "campaign"),
                            String.valueOf(accepted.refused()));
                }
                if (!accepted.repeated()) {
                    pools.promise(routed.quote());
                }
                Quote quote = accepted.repeated() ? quoteOf(render, routed) : routed.quote();
                yield new Submitted.Taken(render, accepted.repeated(), quote);
            }
        };
    }

    /** A request that was repeated keeps the quote of the first time. */
    private Quote quoteOf(long render, Routing.Routed routed) {
        return book.find(render).map(Render::quote).orElse(routed.quote());
    }

    /**
     * Finds other places for what waits for a pool that was taken out. What nobody else can do in time waits until it is
     * back.
     *
     * @return how many images were moved
     */
    public int moveAway(String pool) {
        return move(pool, List.of(JobState.QUEUED), UnaryOperator.identity());
    }

    /**
     * Finds other places, if need be after their deadlines, for images that wait for a pool that will not draw them any
     * more: it has gone from {@code pools.json} since they were quoted, or is meant for other stages now.
     */
    public void moveStranded() {
        pools.forget();
        Set<String> drawing = pools.get().stream()
                .map(PoolView::pool)
                .filter(pool -> pool.does(Stage.DENOISE))
                .map(Pool::name)
                .collect(Collectors.toSet());
        for (String pool : book.loads().keySet()) {
            if (!drawing.contains(pool)) {
                int moved = move(pool, WAITING, RenderRequest::whenever);
                LOG.info(
                        "{} images waited for the pool {}, which does not draw here any more, and were moved",
                        moved,
                        pool);
                if (book.loads().containsKey(pool)) {
                    LOG.warn(
                            "Images wait for the pool {}, which does not draw here any more, and no other can now",
                            pool);
                }
            }
        }
    }

    /** @param states of an image at least, of the renders that are looked at */
    private int move(String pool, List<JobState> states, UnaryOperator<RenderRequest> how) {
        pools.forget();
        int moved = 0;
        Instant now = clock.instant();
        for (JobState state : states) {
            List<Render> page = book.list(null, null, state, PAGE);
            for (int pages = 0; !page.isEmpty() && pages < MOST_PAGES; pages++) {
                for (Render render : page) {
                    Map<Long, QuotedRequest> routes = routes(render, pool, how, now);
                    moved += routes.isEmpty() ? 0 : book.move(routes, now);
                }
                page = book.list(page.getLast().id(), null, state, PAGE);
            }
        }
        return moved;
    }

    private Map<Long, QuotedRequest> routes(Render render, String pool, UnaryOperator<RenderRequest> how, Instant now) {
        Map<Long, QuotedRequest> routes = new HashMap<>();
        for (RenderJob job : book.jobs(render.id())) {
            if (job.pool().equals(pool) && job.leasing().state().waiting()) {
                RenderRequest one =
                        how.apply(render.request().forOne(job.recipe().seed()));
                elsewhere(one, pool, now).ifPresent(route -> routes.put(job.id(), route));
            }
        }
        return routes;
    }

    private Optional<QuotedRequest> elsewhere(RenderRequest one, String pool, Instant now) {
        List<PoolView> others = pools.get().stream()
                .filter(view -> !view.pool().name().equals(pool))
                .toList();
        return route(one, others, now) instanceof Routing.Routed routed
                ? Optional.of(new QuotedRequest(one, routed.recipe(), routed.quote()))
                : Optional.empty();
    }

    private Routing route(RenderRequest request, List<PoolView> views, Instant now) {
        return Router.route(
                request.spec(),
                request.count(),
                request.finishing(),
                request.deadline(),
                request.costLimitMicroUsd(),
                views,
                predictions,
                certificates,
                preferences,
                now);
    }
}
