package sluice.render.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderJob;
import sluice.render.book.StageCharge;
import sluice.render.finish.Finishing;
import sluice.render.generate.RenderModel;
import sluice.render.route.Pool;
import sluice.render.route.Prediction;
import sluice.render.route.Predictions;

/**
 * Learns from every image what the next one will take: for each pool, model and variant by itself the seconds of encoding
 * (constant), denoising (over pixels times steps) and decoding (over pixels); of finishing, which this machine does for all
 * pools, the seconds over its {@link FinishingWork}; and how far off both have been of late. The same measurements in the
 * same order give the same predictions. Thread-safe; of more than {@link #MOST} combinations those that were asked about
 * longest ago are forgotten.
 */
public final class LearnedPredictions implements Predictions {
    static final int MOST = 512;
    private static final int SEEDED_FROM = 256;

    private record Key(String pool, String model, String variant) {}

    private record Known(String family, String provider, long bytes) {}

    private static final Known UNKNOWN = new Known("", "", 0);

    private final Map<List<String>, Known> known = new ConcurrentHashMap<>();
    private final AtomicBoolean seeded = new AtomicBoolean();
    /** Guarded by {@link #learned}, as that is by itself. */
    private final LearnedFinishing finishings = new LearnedFinishing();

    private final Map<Key, Learned> learned = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Learned> eldest) {
            return size() > MOST;
        }
    };

    /** Says what a pool is and has, so that the first guess is of the right order; again whenever that changes. */
    public void know(Pool pool, List<RenderModel> models) {
        if (known.size() > MOST) {
            known.clear();
        }
        for (RenderModel model : models) {
            known.put(List.of(pool.name(), model.id()), new Known(model.family(), pool.provider(), model.bytes()));
        }
    }

    /**
     * Learns what the book still knows of the latest images, as after a restart: the first time it is called, since an image
     * is not measured twice by being read twice. What pools are and have should be known by then.
     */
    public void seed(RenderBook book) {
        if (seeded.getAndSet(true)) {
            return;
        }
        List<RenderJob> latest = new ArrayList<>(book.latest(null, SEEDED_FROM));
        Map<Long, Finishing> requested = new HashMap<>();
        for (RenderJob job : latest.reversed()) {
            Finishing finishing = requested.computeIfAbsent(job.render(), render -> finishing(book, render));
            learn(job, finishing, StageCharge.computed(book.charges(job.id())));
        }
    }

    private static Finishing finishing(RenderBook book, long render) {
        return book.find(render)
                .orElseThrow(() ->
                        new IllegalStateException("there are images of render " + render + ", which is not there"))
                .request()
                .finishing();
    }

    /** @param computed as {@link StageCharge#computed} gives them; their stages may be of several pools */
    public void learn(RenderJob done, Finishing finishing, List<StageCharge> computed) {
        Map<String, Map<Stage, Double>> seconds = new LinkedHashMap<>();
        for (StageCharge line : computed) {
            seconds.computeIfAbsent(line.pool(), pool -> new EnumMap<>(Stage.class))
                    .merge(line.stage(), line.cost().wallSeconds(), Double::sum);
        }
        seconds.forEach((pool, its) -> learn(pool, done.recipe(), finishing, its));
    }

    /**
     * @param finishing what became of the picture
     * @param computed seconds of a slot for this image, of the stages that ran in the pool; those that a cache spared are
     *     not in it
     */
    public void learn(String pool, Recipe recipe, Finishing finishing, Map<Stage, Double> computed) {
        synchronized (learned) {
            learnDrawing(pool, recipe, computed);
            Double finished = computed.get(Stage.FINISH);
            if (finished != null) {
                finishings.learn(recipe, finishing, finished);
            }
        }
    }

    /** Learns the stages that ran in one pool; finishing runs in none. */
    private void learnDrawing(String pool, Recipe recipe, Map<Stage, Double> computed) {
        Map<Stage, Double> drawing = new EnumMap<>(Stage.class);
        drawing.putAll(computed);
        drawing.remove(Stage.FINISH);
        if (!drawing.isEmpty()) {
            its(pool, recipe.model(), recipe.variant()).learn(recipe, drawing);
        }
    }

    /** @param seconds to load the variant and exercise it */
    public void loaded(String pool, String model, String variant, double seconds) {
        if (seconds >= 0 && seconds < Double.POSITIVE_INFINITY) {
            synchronized (learned) {
                its(pool, model, variant).loaded(seconds);
            }
        }
    }

    @Override
    public Prediction of(String pool, Recipe recipe, Finishing finishing) {
        synchronized (learned) {
            Learned one = learned.get(new Key(pool, recipe.model(), recipe.variant()));
            Prediction drawing = (one == null ? guess(pool, recipe.model()) : one).predict(recipe);
            return together(drawing, finishings.seconds(recipe, finishing), finishings.error());
        }
    }

    /** Both errors may lie on the same side, so they add up. It rests on as many images as drawing does. */
    private static Prediction together(Prediction drawing, double finishing, double error) {
        Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
        seconds.putAll(drawing.seconds());
        seconds.put(Stage.FINISH, finishing);
        double drawn = drawing.total();
        double total = drawn + finishing;
        return new Prediction(
                seconds,
                total > 0 ? (drawing.error() * drawn + error * finishing) / total : drawing.error(),
                drawing.measured());
    }

    @Override
    public double loading(String pool, String model, String variant) {
        synchronized (learned) {
            Learned one = learned.get(new Key(pool, model, variant));
            return (one == null ? guess(pool, model) : one).loading();
        }
    }

    private Learned its(String pool, String model, String variant) {
        return learned.computeIfAbsent(new Key(pool, model, variant), key -> guess(pool, model));
    }

    private Learned guess(String pool, String model) {
        Known its = known.getOrDefault(List.of(pool, model), UNKNOWN);
        return new Learned(Priors.of(its.family(), its.provider(), its.bytes()));
    }
}
