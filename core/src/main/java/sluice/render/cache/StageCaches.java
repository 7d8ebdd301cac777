package sluice.render.cache;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import sluice.analysis.TextEmbedder;
import sluice.image.Raster;
import sluice.render.Recipe;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Latents;

/**
 * What the stages of rendering need not compute again. Everything found is equal, bit by bit, to what computing it gives;
 * only a similar prompt's latent is not, and says so by its fidelity. Nothing here fails a rendering. Safe for any number
 * of threads.
 *
 * <pre>
 *   StageCaches here = caches.at("onnx cpu");
 *   picture(recipe)          found: only finishing is left
 *   latents(recipe, similar) found at the last step: decode it; before: denoise from there on
 *   conditioning(recipe)     found: denoise with it
 * </pre>
 *
 * <p>Seconds given to {@code keep} are what was measured; what a hit on the way saved is added here, so that an entry's
 * seconds are always those of computing it from nothing.
 */
public final class StageCaches {
    private final Shelf shelf;
    private final @Nullable SimilarPrompts similar;
    private final BooleanSupplier on;
    private final ModelFiles files;
    private final String place;
    private final StepRates rates;

    /**
     * Keeps everything, as where storing takes no time.
     *
     * @param words embeds prompts to find similar ones; null when similar prompts are never reused
     * @param on whether anything is looked up or kept, asked each time
     */
    public StageCaches(RenderCache cache, @Nullable TextEmbedder words, BooleanSupplier on, ModelFiles files) {
        this(new Shelf(cache, Worth.always()), similar(cache, words), on, files, "", new StepRates());
    }

    /**
     * Keeps what will probably save more time than storing it takes.
     *
     * @param nanos what storing is measured by, as {@link System#nanoTime}
     */
    public StageCaches(
            RenderCache cache, @Nullable TextEmbedder words, BooleanSupplier on, ModelFiles files, LongSupplier nanos) {
        this(new Shelf(cache, Worth.measuredBy(nanos)), similar(cache, words), on, files, "", new StepRates());
    }

    private StageCaches(
            Shelf shelf,
            @Nullable SimilarPrompts similar,
            BooleanSupplier on,
            ModelFiles files,
            String place,
            StepRates rates) {
        this.shelf = shelf;
        this.similar = similar;
        this.on = on;
        this.files = files;
        this.place = place;
        this.rates = rates;
    }

    private static @Nullable SimilarPrompts similar(RenderCache cache, @Nullable TextEmbedder words) {
        return words == null ? null : new SimilarPrompts(cache, words);
    }

    /**
     * The same caches as they serve one place.
     *
     * @param name what changes the bits that the same model computes: the pool's generator, provider and address
     */
    public StageCaches at(String name) {
        return new StageCaches(shelf, similar, on, files, name, rates);
    }

    /** The encoded prompts. */
    public Optional<Hit<Conditioning>> conditioning(Recipe recipe) {
        return on.getAsBoolean()
                ? shelf.counted(
                        CacheKind.CONDITIONING,
                        shelf.read(CacheKind.CONDITIONING, keys(recipe).conditioning(), StageCodec::conditioning))
                : Optional.empty();
    }

    /** The picture before finishing. */
    public Optional<Hit<Raster>> picture(Recipe recipe) {
        return on.getAsBoolean()
                ? shelf.counted(
                        CacheKind.PICTURE,
                        shelf.read(CacheKind.PICTURE, keys(recipe).picture(), StageCodec::raster))
                : Optional.empty();
    }

    /**
     * The final latent, else that of the furthest step that was kept, else that of a similar prompt.
     *
     * @param similarToo whether one of a similar prompt will do
     */
    public Optional<Hit<Latents>> latents(Recipe recipe, boolean similarToo) {
        if (!on.getAsBoolean()) {
            return Optional.empty();
        }
        CacheKeys keys = keys(recipe);
        Optional<Hit<Latents>> found = shelf.counted(
                CacheKind.FINAL_LATENT, shelf.read(CacheKind.FINAL_LATENT, keys.finalLatent(), StageCodec::latents));
        if (found.isEmpty() && StepChoice.of(recipe.steps()).size() > 1) {
            found = shelf.counted(
                    CacheKind.LATENT,
                    furthest(keys, StepChoice.of(recipe.steps()).reversed()));
        }
        if (found.isEmpty() && similarToo && similar != null) {
            found = shelf.counted(CacheKind.SIMILAR, ofNeighbour(keys, similar));
        }
        return found;
    }

    /** Keeps encoded prompts. */
    public void keep(Recipe recipe, Conditioning conditioning, double seconds) {
        if (on.getAsBoolean() && !conditioning.tensors().isEmpty()) {
            long bytes = conditioning.bytes();
            String key = keys(recipe).conditioning();
            shelf.put(CacheKind.CONDITIONING, key, bytes, seconds, () -> StageCodec.bytes(conditioning));
        }
    }

    /**
     * Keeps a latent, unless it is empty, as those of a generator that cannot go on from them, or a similar prompt's is
     * behind it: then it is not what the recipe gives.
     *
     * @param seconds that the encoder and the steps until here took
     * @param begun the hit that the steps went on from; null when they began at the beginning
     */
    public void keep(Recipe recipe, Latents latents, double seconds, @Nullable CacheHit begun) {
        if (!on.getAsBoolean() || !exact(begun) || latents.state().values().length == 0) {
            return;
        }
        CacheKeys keys = keys(recipe);
        long bytes = latents.state().bytes();
        double all = seconds + saved(begun);
        long kept;
        if (latents.step() == recipe.steps()) {
            kept = shelf.put(CacheKind.FINAL_LATENT, keys.finalLatent(), bytes, all, () -> StageCodec.bytes(latents));
        } else {
            String key = keys.latent(latents.step());
            kept = shelf.put(CacheKind.LATENT, key, bytes, all, () -> StageCodec.bytes(latents));
            if (similar != null && kept > 0) {
                similar.drawn(keys, all);
            }
        }
        rates.measured(place, recipe, latents.step(), all, bytes, kept);
    }

    /**
     * Keeps a picture, unless a similar prompt's latent is behind it.
     *
     * @param seconds that the stages until here took
     * @param begun the hit that they went on from; null when they began at the beginning
     */
    public void keep(Recipe recipe, Raster picture, double seconds, @Nullable CacheHit begun) {
        if (on.getAsBoolean() && exact(begun)) {
            String key = keys(recipe).picture();
            long bytes = picture.rgb().length;
            shelf.put(CacheKind.PICTURE, key, bytes, seconds + saved(begun), () -> StageCodec.bytes(picture));
        }
    }

    /** Whether the latent after so many steps is worth keeping; asked after every step, so that few latents are copied. */
    public boolean wantsStep(Recipe recipe, int done) {
        return on.getAsBoolean()
                && StepChoice.of(recipe.steps()).contains(done)
                && (done == recipe.steps() || pays(recipe, done))
                && StepChoice.wants(
                        recipe.steps(),
                        done,
                        rates.secondsPerRoom(place, recipe, done),
                        shelf.cache().figures().leastRate());
    }

    private boolean pays(Recipe recipe, int done) {
        double rate = rates.secondsPerByte(place, recipe, done);
        boolean pays = Double.isNaN(rate) || shelf.worth().pays(CacheKind.LATENT, rate, 1);
        if (!pays) {
            shelf.worth().computed(CacheKind.LATENT, keys(recipe).latent(done));
        }
        return pays;
    }

    /** How the kinds have done since the start, at all places. */
    public Map<CacheKind, Tally> tallies() {
        return shelf.tallies();
    }

    /** The cache beneath. */
    public RenderCache.Figures figures() {
        return shelf.cache().figures();
    }

    /** Removes everything that is kept; how many bytes. */
    public long clear() {
        return shelf.cache().clear();
    }

    private CacheKeys keys(Recipe recipe) {
        return new CacheKeys(place, files.stamp(recipe.model(), recipe.variant()), recipe);
    }

    private Optional<Hit<Latents>> furthest(CacheKeys keys, List<Integer> steps) {
        for (int step : steps) {
            if (step < keys.recipe().steps()) {
                Optional<Hit<Latents>> found = shelf.read(CacheKind.LATENT, keys.latent(step), StageCodec::latents);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Hit<Latents>> ofNeighbour(CacheKeys keys, SimilarPrompts prompts) {
        for (SimilarPrompts.Neighbour neighbour : prompts.near(keys)) {
            CacheKeys theirs = new CacheKeys(keys.place(), keys.files(), withPrompt(keys.recipe(), neighbour.prompt()));
            for (Alike alike : Alike.of(neighbour.similarity(), keys.recipe().steps())) {
                Optional<Hit<Latents>> found = furthest(theirs, List.of(alike.step()));
                if (found.isPresent()) {
                    Hit<Latents> hit = found.get();
                    CacheHit credit =
                            new CacheHit(CacheKind.SIMILAR, hit.credit().savedSeconds(), alike.fidelity());
                    return Optional.of(new Hit<>(hit.value(), credit));
                }
            }
        }
        return Optional.empty();
    }

    private static Recipe withPrompt(Recipe recipe, String prompt) {
        return new Recipe(
                prompt,
                recipe.negativePrompt(),
                recipe.seed(),
                recipe.width(),
                recipe.height(),
                recipe.steps(),
                recipe.guidance(),
                recipe.model(),
                recipe.variant(),
                recipe.sampler(),
                recipe.start());
    }

    private static boolean exact(@Nullable CacheHit begun) {
        return begun == null || begun.fidelity() == null;
    }

    private static double saved(@Nullable CacheHit begun) {
        return begun == null ? 0 : begun.savedSeconds();
    }
}
