package sluice.simulate.renders;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.RenderSpec;
import sluice.render.finish.Finishing;
import sluice.render.generate.RenderModel;
import sluice.render.measure.LearnedPredictions;
import sluice.render.route.Preferences;
import sluice.render.route.Router;
import sluice.render.route.Routing;
import sluice.simulate.scenario.Placing;
import sluice.simulate.scenario.RendersScenario;

/** Puts requests into pools by one of the rules; for the router that is the live class. */
final class Placer {
    /** The trace does not tell sizes: every picture has a megapixel. */
    private static final int EDGE = 1_000;

    private static final String SAMPLER = "sampler";
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final long MILLI = 1_000;

    private final Placing placing;
    private final RendersScenario.Wanted wanted;
    private final List<SimulatedPool> pools;
    private final List<RenderModel> models;
    private final LearnedPredictions predictions = new LearnedPredictions();

    Placer(Placing placing, RendersScenario.Wanted wanted, List<SimulatedPool> pools, Trace trace) {
        this.placing = placing;
        this.wanted = wanted;
        this.pools = pools;
        this.models = trace.requests().stream()
                .map(Trace.Request::model)
                .distinct()
                .sorted()
                .map(Placer::model)
                .toList();
        pools.forEach(pool -> predictions.know(pool.pool(), models));
    }

    private static RenderModel model(String id) {
        return new RenderModel(
                id,
                "trace",
                Quality.HERO,
                List.of(Quality.values()).stream().collect(Collectors.toMap(Function.identity(), quality -> 1)),
                Integer.MAX_VALUE,
                1,
                List.of(SAMPLER),
                1,
                1,
                EDGE * (long) EDGE,
                false,
                false,
                false,
                1,
                List.of(Recipe.ORIGINAL),
                1,
                true);
    }

    /** A request's pool, and the job that it is there. */
    record Placed(SimulatedPool pool, Job job) {}

    Placed place(long id, double at, Trace.Request request) {
        Quality asked = wanted.quality(request.steps(), request.images());
        double deadline = at + wanted.of(asked).deadlineSeconds();
        Quality drawn = switch (placing) {
            case ALL_HEAVY -> Quality.HERO;
            case ALL_CHEAP -> Quality.DRAFT;
            case STATIC_TIERS, ROUTER -> asked;
        };
        int steps =
                Math.max(1, (int) Math.round(request.steps() * wanted.of(drawn).effort()));
        RenderSpec spec =
                new RenderSpec("a request", "", id, EDGE, EDGE, steps, 1.0, request.model(), SAMPLER, asked, null);
        double work = request.seconds() * steps / request.steps();
        return switch (placing) {
            case ALL_HEAVY, ALL_CHEAP -> placed(leastCrowded(), id, at, deadline, asked, request, spec, work);
            case STATIC_TIERS -> placed(tier(asked), id, at, deadline, asked, request, spec, work);
            case ROUTER -> routed(id, at, deadline, asked, request, spec, work);
        };
    }

    private SimulatedPool leastCrowded() {
        return pools.stream()
                .min(Comparator.comparingDouble(SimulatedPool::crowd))
                .orElseThrow();
    }

    /** Good enough, and no better: of equals the cheaper one. */
    private SimulatedPool tier(Quality quality) {
        return pools.stream()
                .filter(pool -> pool.pool().takes(quality))
                .min(Comparator.comparing((SimulatedPool pool) -> pool.plan().best())
                        .thenComparingDouble(pool ->
                                pool.plan().microUsdPerHour() / pool.plan().speed()))
                .orElseThrow();
    }

    private static Placed placed(
            SimulatedPool pool,
            long id,
            double at,
            double deadline,
            Quality asked,
            Trace.Request request,
            RenderSpec spec,
            double work) {
        Recipe recipe = new Recipe(
                spec.prompt(),
                "",
                id,
                EDGE,
                EDGE,
                spec.steps() == null ? 1 : spec.steps(),
                1,
                request.model(),
                Recipe.ORIGINAL,
                SAMPLER,
                null);
        return new Placed(pool, new Job(id, at, deadline, asked, request, recipe, work, 0, true, false));
    }

    private Placed routed(
            long id, double at, double deadline, Quality asked, Trace.Request request, RenderSpec spec, double work) {
        Routing routing = route(spec, at, deadline);
        boolean refused = routing instanceof Routing.Refused;
        // Whoever is told that nobody can keep his deadline counts as missed, and takes what there is.
        Routing.Routed routed = switch (refused ? route(spec, at, null) : routing) {
            case Routing.Routed taken -> taken;
            case Routing.Refused no -> throw new IllegalStateException(no.field() + ": " + no.reason());
        };
        SimulatedPool pool = pools.stream()
                .filter(one -> one.pool().name().equals(routed.quote().pool()))
                .findFirst()
                .orElseThrow();
        double estimate = routed.quote().seconds().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        return new Placed(
                pool,
                new Job(
                        id,
                        at,
                        deadline,
                        asked,
                        request,
                        routed.recipe(),
                        work,
                        estimate,
                        routed.quote().estimated(),
                        refused));
    }

    private Routing route(RenderSpec spec, double at, @Nullable Double deadline) {
        return Router.route(
                spec,
                1,
                Finishing.NONE,
                deadline == null ? null : instant(deadline),
                null,
                pools.stream().map(pool -> pool.view(models)).toList(),
                predictions,
                model -> List.of(),
                Preferences.NONE,
                instant(at));
    }

    private static Instant instant(double seconds) {
        return START.plus(Duration.ofMillis(Math.round(MILLI * seconds)));
    }

    /** What a picture took is learned when it is there, as the live workers do it. */
    void learn(SimulatedPool pool, SimulatedPool.Begun done) {
        if (placing != Placing.ROUTER) {
            return;
        }
        Recipe recipe = done.job().recipe();
        predictions.learn(pool.pool().name(), recipe, Finishing.NONE, Job.computed(done.drawSeconds()));
        if (done.loadSeconds() > 0) {
            predictions.loaded(pool.pool().name(), recipe.model(), recipe.variant(), done.loadSeconds());
        }
    }

    /** The quality that a job comes out at, whatever was wanted. */
    Quality drawn(SimulatedPool pool, Job job) {
        Quality aimed = switch (placing) {
            case ALL_HEAVY -> Quality.HERO;
            case ALL_CHEAP -> Quality.DRAFT;
            case STATIC_TIERS, ROUTER -> job.wanted();
        };
        return pool.plan().best().isAtLeast(aimed) ? aimed : pool.plan().best();
    }
}
