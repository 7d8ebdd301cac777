package sluice.render.cache;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sluice.contracts.render.PlainGenerator;
import sluice.image.Raster;
import sluice.render.Recipe;
import sluice.render.generate.CancelledException;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Denoising;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.Latents;
import sluice.render.generate.Pipeline;
import sluice.render.generate.StepWatch;

/** Draws one picture after the other, as workers do, and counts what had to be computed. Each stage takes a second. */
final class CachedDrawing implements AutoCloseable {
    private final StageCaches caches;
    private final AtomicInteger encoded = new AtomicInteger();
    private final AtomicInteger steps = new AtomicInteger();
    private final Pipeline pipeline;
    private int stopAfter = Integer.MAX_VALUE;
    private @Nullable CacheHit lastHit;

    CachedDrawing(StageCaches caches) throws GeneratorException {
        this.caches = caches;
        this.pipeline = new PlainGenerator()
                .atEncode(recipes -> encoded.incrementAndGet())
                .open(PlainGenerator.MODEL.id(), Recipe.ORIGINAL);
    }

    int encoded() {
        return encoded.get();
    }

    /** Steps computed until now. */
    int steps() {
        return steps.get();
    }

    /** What the last latent went on from. */
    @Nullable CacheHit lastHit() {
        return lastHit;
    }

    Tally tally(CacheKind kind) {
        return Objects.requireNonNull(caches.tallies().get(kind));
    }

    /** Has the next pictures given up after so many steps. */
    void stopAfter(int most) {
        stopAfter = most;
    }

    Raster draw(Recipe recipe, boolean similar) throws GeneratorException {
        return Objects.requireNonNull(drawOrStop(recipe, similar), "it was stopped");
    }

    /** Null when it was stopped. */
    @Nullable Raster drawOrStop(Recipe recipe, boolean similar) throws GeneratorException {
        Optional<Hit<Raster>> picture = caches.picture(recipe);
        if (picture.isPresent()) {
            return picture.get().value();
        }
        Optional<Hit<Latents>> latents = caches.latents(recipe, similar);
        CacheHit begun = latents.map(Hit::credit).orElse(null);
        lastHit = begun;
        Latents last = latents.map(Hit::value).orElse(null);
        if (last == null || last.step() < recipe.steps()) {
            try {
                last = denoised(recipe, conditioning(recipe), last, begun);
            } catch (CancelledException e) {
                return null;
            }
            caches.keep(recipe, last, 1, begun);
        }
        Raster decoded = pipeline.decode(List.of(recipe), List.of(last)).getFirst();
        caches.keep(recipe, decoded, 2, begun);
        return decoded;
    }

    private Conditioning conditioning(Recipe recipe) throws GeneratorException {
        Optional<Hit<Conditioning>> found = caches.conditioning(recipe);
        if (found.isPresent()) {
            return found.get().value();
        }
        Conditioning conditioning = pipeline.encode(List.of(recipe)).getFirst();
        caches.keep(recipe, conditioning, 1);
        return conditioning;
    }

    private Latents denoised(Recipe recipe, Conditioning conditioning, @Nullable Latents from, @Nullable CacheHit begun)
            throws GeneratorException, CancelledException {
        int most = stopAfter;
        int[] done = {0};
        StepWatch watch = new StepWatch() {
            @Override
            public void stepped(int image, int step, Supplier<Latents> latents, Supplier<Raster> preview) {
                steps.incrementAndGet();
                done[0]++;
                if (step < recipe.steps() && caches.wantsStep(recipe, step)) {
                    caches.keep(recipe, latents.get(), (double) step / recipe.steps(), begun);
                }
            }

            @Override
            public boolean cancelled(int image) {
                return done[0] >= most;
            }

            @Override
            public void whenAllCancelled(Runnable stop) {}

            @Override
            public void transported(double seconds) {}
        };
        return pipeline.denoise(List.of(new Denoising(recipe, conditioning, from, null)), watch)
                .getFirst();
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
