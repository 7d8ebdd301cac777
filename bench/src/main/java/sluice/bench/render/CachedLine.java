package sluice.bench.render;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sluice.bench.render.CampaignList.Wanted;
import sluice.image.Raster;
import sluice.render.Recipe;
import sluice.render.cache.CacheHit;
import sluice.render.cache.Hit;
import sluice.render.cache.StageCaches;
import sluice.render.finish.FinishedFile;
import sluice.render.finish.Finisher;
import sluice.render.finish.Imprint;
import sluice.render.generate.CancelledException;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Denoising;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.Latents;
import sluice.render.generate.Pipeline;
import sluice.render.generate.StepWatch;

/** Makes one deliverable after the other, on one thread, with the caches asked as the workers ask them. */
final class CachedLine {
    private static final double NANOS = 1e9;

    private final Pipeline pipeline;
    private final StageCaches caches;
    private final Finisher finisher;

    CachedLine(Pipeline pipeline, StageCaches caches, Finisher finisher) {
        this.pipeline = pipeline;
        this.caches = caches;
        this.finisher = finisher;
    }

    /** What one image took, and its files. */
    record Made(StageSeconds seconds, List<FinishedFile> files) {}

    /** Time by stage, all between two calls going to the stage of the second. */
    private static final class Watch {
        private long last = System.nanoTime();

        double lap() {
            long now = System.nanoTime();
            double seconds = (now - last) / NANOS;
            last = now;
            return seconds;
        }
    }

    Made make(Wanted wanted) throws GeneratorException, CancelledException {
        Recipe recipe = wanted.recipe();
        Watch watch = new Watch();
        Optional<Hit<Raster>> kept = caches.picture(recipe);
        StageSeconds spent = new StageSeconds(0, 0, 0, 0, watch.lap());
        Raster picture;
        if (kept.isPresent()) {
            picture = kept.get().value();
        } else {
            Drawn drawn = draw(recipe, watch);
            picture = drawn.picture;
            spent = spent.plus(drawn.seconds);
        }
        watch.lap();
        List<FinishedFile> files = finisher.finish(
                picture,
                wanted.finishing(),
                new Imprint(recipe, "algorithmicMedia", "Sluice bench", "1", 0, Instant.EPOCH));
        return new Made(spent.plus(new StageSeconds(0, 0, 0, watch.lap(), 0)), files);
    }

    private record Drawn(Raster picture, StageSeconds seconds) {}

    private Drawn draw(Recipe recipe, Watch watch) throws GeneratorException, CancelledException {
        Optional<Hit<Latents>> found = caches.latents(recipe, false);
        CacheHit begun = found.map(Hit::credit).orElse(null);
        Latents last = found.map(Hit::value).orElse(null);
        double store = watch.lap();
        double encode = 0;
        double denoise = 0;
        if (last == null || last.step() < recipe.steps()) {
            Optional<Hit<Conditioning>> words = caches.conditioning(recipe);
            store += watch.lap();
            Conditioning conditioning;
            if (words.isPresent()) {
                conditioning = words.get().value();
            } else {
                conditioning = pipeline.encode(List.of(recipe)).getFirst();
                encode = watch.lap();
                caches.keep(recipe, conditioning, encode);
                store += watch.lap();
            }
            Keeping keeping = new Keeping(recipe, begun, encode);
            last = pipeline.denoise(List.of(new Denoising(recipe, conditioning, last, null)), keeping)
                    .getFirst();
            denoise = watch.lap() - keeping.store;
            store += keeping.store;
            caches.keep(recipe, last, encode + denoise, begun);
            store += watch.lap();
        }
        Raster picture = pipeline.decode(List.of(recipe), List.of(last)).getFirst();
        double decode = watch.lap();
        caches.keep(recipe, picture, encode + denoise + decode, begun);
        return new Drawn(picture, new StageSeconds(encode, denoise, decode, 0, store + watch.lap()));
    }

    /** Keeps the steps that are worth it. */
    private final class Keeping implements StepWatch {
        private final Recipe recipe;
        private final @Nullable CacheHit begun;
        private final double before;
        private final long since = System.nanoTime();
        private double store;

        Keeping(Recipe recipe, @Nullable CacheHit begun, double before) {
            this.recipe = recipe;
            this.begun = begun;
            this.before = before;
        }

        @Override
        public void stepped(int image, int done, Supplier<Latents> latents, Supplier<Raster> preview) {
            long now = System.nanoTime();
            if (done < recipe.steps() && caches.wantsStep(recipe, done)) {
                caches.keep(recipe, latents.get(), before + (now - since) / NANOS - store, begun);
                store += (System.nanoTime() - now) / NANOS;
            }
        }
    }
}
