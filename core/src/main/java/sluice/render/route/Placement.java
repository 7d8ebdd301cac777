package sluice.render.route;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sluice.render.Places;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.generate.RenderModel;

/**
 * One way to do a request: a pool, a model, a variant, which stages are done elsewhere, and what would come of it.
 *
 * @param pool that draws it
 * @param prediction of one image, each stage as it is where it would be done
 * @param elsewhere the other pools at it; none when the pool does all
 * @param waitSeconds until all of them get to it, and their models are loaded
 * @param drawSeconds from then on, until the last image is there
 * @param evictionMicroUsd what loading models again costs, when other ones have to go for them; no part of the quote
 * @param certified in words, how the variant compares; empty for the original
 */
record Placement(
        Pool pool,
        Recipe recipe,
        int images,
        Prediction prediction,
        List<Site> elsewhere,
        double waitSeconds,
        double drawSeconds,
        double evictionMicroUsd,
        String certified) {
    private static final double LONGEST = 1e9;

    /**
     * Cheapest first, and of equals what is ready first, with as little moved about as can be. A model that displaces
     * another will be loaded over and over, and pays for it here; one that finds room is loaded once for all that follow,
     * and does not.
     */
    static final Comparator<Placement> BEST = Comparator.comparingDouble(Placement::weighed)
            .thenComparingDouble(Placement::readySeconds)
            .thenComparing(one -> one.elsewhere().size())
            .thenComparing(one -> one.pool().name())
            .thenComparing(one -> one.recipe().model())
            .thenComparing(one -> one.recipe().variant())
            .thenComparing(one -> one.places().text());

    static Placement of(
            PoolView view,
            RenderModel model,
            Recipe recipe,
            int images,
            Prediction prediction,
            double loading,
            List<Site> elsewhere) {
        Pool pool = view.pool();
        boolean loaded = isLoaded(view, recipe);
        int batch = batch(pool, model, recipe);
        double wait = queue(view, Math.ceilDiv(images, batch)) + (loaded ? 0 : loading);
        double eviction = eviction(view, model, recipe, loading);
        for (Site site : elsewhere) {
            wait = Math.max(wait, queue(site.view(), Math.ceilDiv(images, site.batch())) + site.loading());
            eviction += site.evictionMicroUsd();
        }
        double home = prediction.total()
                - elsewhere.stream().mapToDouble(Site::secondsAnImage).sum();
        return new Placement(
                pool,
                recipe,
                images,
                prediction,
                List.copyOf(elsewhere),
                wait,
                drawing(images, batch, pool.slots(), Math.max(0, home), elsewhere),
                eviction,
                "");
    }

    /**
     * Pools that work on the images of a request one after the other work at the same time: it takes as long as the one
     * with the most to do, and what the others take for one batch.
     */
    private static double drawing(int images, int batch, int slots, double home, List<Site> elsewhere) {
        double longest = home * longestSlot(images, batch, slots);
        int first = Math.min(images, batch);
        double all = home * first;
        double longestFirst = all;
        for (Site site : elsewhere) {
            int at = site.pool().slots();
            double work = site.secondsAnImage() * longestSlot(images, site.batch(), at);
            double once = site.secondsAnImage() * longestSlot(first, site.batch(), at);
            all += once;
            if (work > longest) {
                longest = work;
                longestFirst = once;
            }
        }
        return longest + all - longestFirst;
    }

    Placement certified(String how) {
        return new Placement(
                pool, recipe, images, prediction, elsewhere, waitSeconds, drawSeconds, evictionMicroUsd, how);
    }

    static String key(String model, String variant) {
        return model + "/" + variant;
    }

    static boolean isLoaded(PoolView view, Recipe recipe) {
        return view.loaded().contains(key(recipe.model(), recipe.variant()));
    }

    /** Images in one call. */
    static int batch(Pool pool, RenderModel model, Recipe recipe) {
        return recipe.start() == null ? Math.min(pool.batch(), model.batch()) : 1;
    }

    /** What loading the model costs whenever another one has taken its room; 0 when it is loaded or finds room. */
    static double eviction(PoolView view, RenderModel model, Recipe recipe, double loading) {
        return isLoaded(view, recipe) || room(view, model) ? 0 : view.pool().microUsd(loading);
    }

    /** Images that the slot with the most to do draws, when full batches are handed to the slots in turn. */
    static int longestSlot(int images, int batch, int slots) {
        int calls = Math.ceilDiv(images, batch);
        int waves = Math.ceilDiv(calls, slots);
        int lastWave = calls - (waves - 1) * slots;
        int last = lastWave > 1 ? batch : images - (calls - 1) * batch;
        return waves == 1 ? (lastWave > 1 ? batch : last) : (waves - 1) * batch + last;
    }

    /**
     * Seconds until the pool gets to it. What is under way holds nobody up while there are slots free for all of its calls;
     * a backlog of which nothing is under way has not been given out yet.
     */
    private static double queue(PoolView view, int calls) {
        int slots = view.pool().slots();
        boolean free = view.busy() > 0 && calls <= slots - view.busy();
        return free ? 0 : view.backlogSeconds() / slots;
    }

    private static boolean room(PoolView view, RenderModel model) {
        long taken = 0;
        for (String key : view.loaded()) {
            String id = key.substring(0, Math.max(0, key.lastIndexOf('/')));
            for (RenderModel other : view.models()) {
                taken += other.id().equals(id) ? other.bytes() : 0;
            }
        }
        return taken + model.bytes() <= view.pool().memoryBytes();
    }

    Places places() {
        Map<Stage, String> names = new EnumMap<>(Stage.class);
        for (Site site : elsewhere) {
            site.seconds()
                    .keySet()
                    .forEach(stage -> names.put(stage, site.pool().name()));
        }
        return new Places(names);
    }

    double exactMicroUsd() {
        double home = prediction.total();
        double cost = 0;
        for (Site site : elsewhere) {
            home -= site.secondsAnImage();
            cost += site.pool().microUsd(images * site.secondsAnImage());
        }
        return cost + pool.microUsd(images * Math.max(0, home));
    }

    /** Rounded up: what is reserved is never less than what is expected. */
    long microUsd() {
        return (long) Math.ceil(exactMicroUsd());
    }

    double weighed() {
        return exactMicroUsd() + evictionMicroUsd;
    }

    double readySeconds() {
        return waitSeconds + drawSeconds;
    }

    /**
     * With the prediction's error: in full for a guess, which may be wrong for all pictures alike. Of what was measured the
     * errors of the many pictures that make up the wait partly cancel, so that e · √(draw · ready) is left: that of
     * ready/draw independent pieces of the same size.
     */
    double latestSeconds() {
        double ready = readySeconds();
        double uncertain = prediction.measured() == 0 ? ready : Math.sqrt(Math.min(drawSeconds, ready) * ready);
        return ready + prediction.error() * uncertain;
    }

    boolean meets(Instant deadline, Instant now) {
        return !after(now, latestSeconds()).isAfter(deadline);
    }

    private static Instant after(Instant now, double seconds) {
        return now.plus(Duration.ofMillis((long) Math.ceil(1_000 * Math.min(seconds, LONGEST))));
    }

    Quote quote(Instant now) {
        Map<Stage, Double> all = new EnumMap<>(Stage.class);
        prediction.seconds().forEach((stage, seconds) -> all.put(stage, images * seconds));
        return new Quote(
                pool.name(),
                recipe.model(),
                recipe.variant(),
                places(),
                images,
                all,
                waitSeconds,
                microUsd(),
                (long) Math.ceil(exactMicroUsd() * (1 + prediction.error())),
                after(now, readySeconds()),
                prediction.error(),
                prediction.measured() == 0);
    }

    /** Pool, model and variant, wherever its stages are done. */
    String main() {
        return what() + " on pool " + pool.name();
    }

    String what() {
        return recipe.variant().equals(Recipe.ORIGINAL)
                ? recipe.model()
                : recipe.model() + " (" + recipe.variant() + ")";
    }
}
