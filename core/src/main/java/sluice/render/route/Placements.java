package sluice.render.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sluice.render.Recipe;
import sluice.render.RenderSpec;
import sluice.render.Stage;
import sluice.render.certify.Certificate;
import sluice.render.certify.Certificates;
import sluice.render.finish.Finishing;
import sluice.render.generate.RenderModel;

/**
 * All ways to draw a request with a model: in which pool, with which certified variant, and which of the other stages are
 * done in a cheaper pool.
 */
final class Placements {
    private static final List<Stage> MOVABLE = List.of(Stage.ENCODE, Stage.DECODE, Stage.FINISH);

    /** A stage is moved if that saves a fifth of it: less is within what predictions of the same machine differ by. */
    private static final double WORTH_MOVING = 0.8;

    /** Other pools that are looked at for a stage: there is a placement for each choice of all stages. */
    private static final int MOST_ELSEWHERE = 3;

    private final RenderSpec spec;
    private final int count;
    private final Finishing finishing;
    private final List<PoolView> pools;
    private final Predictions predictions;
    private final Certificates certificates;
    private final Consumer<String> others;

    /** @param others hears, in words, why a pool is out of the question */
    Placements(
            RenderSpec spec,
            int count,
            Finishing finishing,
            List<PoolView> pools,
            Predictions predictions,
            Certificates certificates,
            Consumer<String> others) {
        this.spec = spec;
        this.count = count;
        this.finishing = finishing;
        this.pools = pools;
        this.predictions = predictions;
        this.certificates = certificates;
        this.others = others;
    }

    /** Those in one pool. */
    List<Placement> in(PoolView view, RenderModel model) {
        Pool pool = view.pool();
        Optional<RenderModel> its = its(view, model.id());
        if (its.isEmpty() || !pool.does(Stage.DENOISE)) {
            return List.of();
        }
        RenderModel here = its.get();
        if (view.outUntil() != null) {
            others.accept("pool " + pool.name() + ": out until " + view.outUntil() + " (" + view.trouble() + ")");
            return List.of();
        }
        if (!pool.takes(spec.quality())) {
            others.accept("pool " + pool.name() + ": takes " + pool.least().label() + " to "
                    + pool.best().label());
            return List.of();
        }
        List<Placement> all = new ArrayList<>();
        if (here.bytes() <= pool.memoryBytes()) {
            all.addAll(placed(view, here, null));
        } else {
            others.accept(here.id() + " on pool " + pool.name() + ": it does not fit into the pool's memory");
        }
        for (Certificate certificate : certificates.of(here.id())) {
            if (holds(certificate, here, pool)) {
                String how = String.format(
                        Locale.ROOT,
                        ", certified at SSIM %.3f and %.0f %% less time",
                        certificate.ssim(),
                        100 * certificate.saved());
                placed(view, here, certificate).forEach(one -> all.add(one.certified(how)));
            }
        }
        return all;
    }

    private static Optional<RenderModel> its(PoolView view, String model) {
        return view.models().stream()
                .filter(one -> one.id().equals(model) && view.pool().allows(one.id()))
                .findFirst();
    }

    private boolean holds(Certificate certificate, RenderModel model, Pool pool) {
        return pool.here()
                && certificate.verdict().accepted()
                && certificate.verdict().best().isAtLeast(spec.quality())
                && certificate.provider().equals(pool.provider())
                && !certificate.variant().equals(Recipe.ORIGINAL)
                && model.variants().contains(certificate.variant())
                && certificate.variantBytes() <= pool.memoryBytes();
    }

    /** With all stages there, and with every choice of those that are cheaper or faster elsewhere. */
    private List<Placement> placed(PoolView view, RenderModel model, @Nullable Certificate certificate) {
        Pool pool = view.pool();
        Recipe recipe = recipe(model, certificate == null ? Recipe.ORIGINAL : certificate.variant());
        Prediction home = known(pool, model, recipe, certificate);
        double loading = predictions.loading(pool.name(), recipe.model(), recipe.variant());
        List<Map<Stage, PoolView>> choices = List.of(Map.of());
        for (Stage stage : MOVABLE) {
            List<PoolView> elsewhere = worthwhile(stage, view, model, recipe, certificate);
            if (elsewhere.isEmpty() && !pool.does(stage)) {
                others.accept("pool " + pool.name() + " is not meant to " + stage.label()
                        + ", and no other pool here can do it for " + model.id());
                return List.of();
            }
            choices = multiplied(choices, stage, elsewhere, pool.does(stage));
        }
        List<Placement> all = new ArrayList<>();
        for (Map<Stage, PoolView> choice : choices) {
            List<Site> sites = sites(choice, model, recipe, certificate);
            Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
            seconds.putAll(home.seconds());
            sites.forEach(site -> seconds.putAll(site.seconds()));
            Prediction whole = new Prediction(seconds, home.error(), home.measured());
            all.add(Placement.of(view, model, recipe, count, whole, loading, sites));
        }
        return all;
    }

    private static List<Map<Stage, PoolView>> multiplied(
            List<Map<Stage, PoolView>> choices, Stage stage, List<PoolView> elsewhere, boolean orHome) {
        List<Map<Stage, PoolView>> all = new ArrayList<>();
        for (Map<Stage, PoolView> choice : choices) {
            if (orHome) {
                all.add(choice);
            }
            for (PoolView other : elsewhere) {
                Map<Stage, PoolView> more = new EnumMap<>(Stage.class);
                more.putAll(choice);
                more.put(stage, other);
                all.add(more);
            }
        }
        return all;
    }

    /** A pool that may do a stage, and what it would cost and take there. */
    private record Offer(PoolView view, double microUsd, double seconds) {}

    /**
     * Who may do a stage: pools that do it for less or in less time by enough to move it, all if it has to be moved; of them
     * those that no other one beats in both, the cheapest ones first.
     */
    private List<PoolView> worthwhile(
            Stage stage, PoolView home, RenderModel model, Recipe recipe, @Nullable Certificate certificate) {
        Offer own = offer(stage, home, model, recipe, certificate);
        boolean optional = home.pool().does(stage);
        List<Offer> offers = pools.stream()
                .filter(other -> canDo(stage, other, home, model, certificate))
                .map(other -> offer(stage, other, model, recipe, certificate))
                .filter(offer -> !optional
                        || offer.microUsd() < WORTH_MOVING * own.microUsd()
                        || offer.seconds() < WORTH_MOVING * own.seconds())
                .sorted(Comparator.comparingDouble(Offer::microUsd).thenComparingDouble(Offer::seconds))
                .toList();
        List<PoolView> unbeaten = new ArrayList<>();
        double fastest = Double.POSITIVE_INFINITY;
        for (Offer offer : offers) {
            if (offer.seconds() < fastest && unbeaten.size() < MOST_ELSEWHERE) {
                fastest = offer.seconds();
                unbeaten.add(offer.view());
            }
        }
        return unbeaten;
    }

    private Offer offer(
            Stage stage, PoolView view, RenderModel model, Recipe recipe, @Nullable Certificate certificate) {
        double seconds = known(view.pool(), model, recipe, certificate).of(stage);
        return new Offer(view, view.pool().microUsd(seconds), seconds);
    }

    /** Finishing is done in this process whatever drew the picture; the other stages need the model. */
    private boolean canDo(
            Stage stage, PoolView other, PoolView home, RenderModel model, @Nullable Certificate certificate) {
        Pool pool = other.pool();
        boolean open = !pool.name().equals(home.pool().name())
                && pool.here()
                && pool.does(stage)
                && pool.takes(spec.quality());
        if (!open || stage == Stage.FINISH) {
            return open;
        }
        return other.outUntil() == null
                && pool.sharesWith(home.pool())
                && its(other, model.id())
                        .filter(its ->
                                certificate == null ? its.bytes() <= pool.memoryBytes() : holds(certificate, its, pool))
                        .isPresent();
    }

    private List<Site> sites(
            Map<Stage, PoolView> places, RenderModel model, Recipe recipe, @Nullable Certificate certificate) {
        Map<String, List<Stage>> byPool = new LinkedHashMap<>();
        places.forEach((stage, view) -> byPool.computeIfAbsent(view.pool().name(), name -> new ArrayList<>())
                .add(stage));
        List<Site> sites = new ArrayList<>();
        for (List<Stage> stages : byPool.values()) {
            PoolView view = Objects.requireNonNull(places.get(stages.getFirst()));
            Pool pool = view.pool();
            Prediction its = known(pool, model, recipe, certificate);
            Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
            stages.forEach(stage -> seconds.put(stage, its.of(stage)));
            boolean draws = !stages.equals(List.of(Stage.FINISH));
            double loading = predictions.loading(pool.name(), recipe.model(), recipe.variant());
            sites.add(new Site(
                    view,
                    seconds,
                    draws ? Placement.batch(pool, model, recipe) : 1,
                    draws && !Placement.isLoaded(view, recipe) ? loading : 0,
                    draws ? Placement.eviction(view, model, recipe, loading) : 0));
        }
        return sites;
    }

    /** What an image takes in a pool. Of a variant that has not drawn there yet, its certificate tells how it compares. */
    private Prediction known(Pool pool, RenderModel model, Recipe recipe, @Nullable Certificate certificate) {
        Prediction known = predictions.of(pool.name(), recipe, finishing);
        if (certificate == null || known.measured() > 0) {
            return known;
        }
        Prediction original = predictions.of(pool.name(), recipe(model, Recipe.ORIGINAL), finishing);
        double factor = Math.max(0, 1 - certificate.saved());
        Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
        original.seconds().forEach((stage, its) -> seconds.put(stage, stage == Stage.FINISH ? its : its * factor));
        return new Prediction(seconds, original.error(), 0);
    }

    private Recipe recipe(RenderModel model, String variant) {
        Integer steps = spec.steps();
        Double guidance = spec.guidance();
        String sampler = spec.sampler();
        return new Recipe(
                spec.prompt(),
                model.takesNegative() ? spec.negativePrompt() : "",
                spec.seed(),
                spec.width(),
                spec.height(),
                steps == null ? Math.min(model.steps().getOrDefault(spec.quality(), 1), model.mostSteps()) : steps,
                guidance == null ? model.guidance() : guidance,
                model.id(),
                variant,
                sampler == null ? model.samplers().getFirst() : sampler,
                spec.start());
    }
}
