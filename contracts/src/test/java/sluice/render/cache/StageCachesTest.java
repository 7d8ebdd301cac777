package sluice.render.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.analysis.EmbeddingModel;
import sluice.analysis.TextEmbedder;
import sluice.contracts.analysis.LetterEmbedder;
import sluice.contracts.render.FaultyRenderCache;
import sluice.contracts.render.InMemoryRenderCache;
import sluice.contracts.render.PlainGenerator;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.image.Raster;
import sluice.render.Recipe;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Latents;
import sluice.render.generate.Tensor;

class StageCachesTest {
    private static final String PROMPT = "a bottle of amber glass on wet slate, soft light from the left";
    private static final String NEAR = "a bottle of amber glass on wet slate, soft light from the right";
    private static final String FAR = "seventeen zebras";

    private final AtomicBoolean on = new AtomicBoolean(true);

    private static Recipe recipe(String prompt, long seed, int steps) {
        return new Recipe(prompt, "", seed, 64, 64, steps, 1, PlainGenerator.MODEL.id(), "original", "plain", null);
    }

    private StageCaches over(RenderCache cache) {
        return new StageCaches(cache, new LetterEmbedder(), on::get, ModelFiles.NONE).at("here");
    }

    private StageCaches caches() {
        return over(new InMemoryRenderCache(1 << 24));
    }

    @Test
    void whatWasDrawnBeforeIsNotDrawnAgain() throws Exception {
        try (CachedDrawing drawing = new CachedDrawing(caches())) {
            Recipe recipe = recipe(PROMPT, 7, 8);
            Raster first = drawing.draw(recipe, false);
            assertEquals(8, drawing.steps());
            assertEquals(1, drawing.encoded());

            assertArrayEquals(first.rgb(), drawing.draw(recipe, false).rgb());
            assertEquals(8, drawing.steps());
            assertEquals(1, drawing.encoded());

            drawing.draw(recipe(PROMPT, 8, 8), false);
            assertEquals(16, drawing.steps());
            assertEquals(1, drawing.encoded(), "the prompt was encoded for another seed");
        }
    }

    /** Whatever of it the cache loses or damages, pictures are those that are drawn without one. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aBadDiskChangesNoPicture(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        RenderCache small = new InMemoryRenderCache(30L * Eviction.BLOCK);
        StageCaches none = new StageCaches(small, null, () -> false, ModelFiles.NONE);
        try (CachedDrawing cached = new CachedDrawing(over(new FaultyRenderCache(small, seed, 0.3)));
                CachedDrawing plain = new CachedDrawing(none)) {
            for (int turn = 0; turn < 150; turn++) {
                Recipe recipe = recipe(random.nextBoolean() ? PROMPT : NEAR, random.nextInt(4), 4 + random.nextInt(3));
                cached.stopAfter(random.nextInt(3) == 0 ? random.nextInt(4) : Integer.MAX_VALUE);
                Raster drawn = cached.drawOrStop(recipe, false);
                if (drawn != null) {
                    assertArrayEquals(plain.draw(recipe, false).rgb(), drawn.rgb());
                }
            }
            assertTrue(cached.steps() < plain.steps());
        }
    }

    @Test
    void aRenderingThatWasStoppedGoesOnFromTheFurthestStep() throws Exception {
        try (CachedDrawing drawing = new CachedDrawing(caches())) {
            Recipe recipe = recipe(PROMPT, 7, 8);
            drawing.stopAfter(7);
            assertNull(drawing.drawOrStop(recipe, false));
            drawing.stopAfter(Integer.MAX_VALUE);
            drawing.draw(recipe, false);
            assertEquals(7 + 2, drawing.steps(), "steps 2, 4 and 6 were kept");
            assertEquals(1, drawing.tally(CacheKind.LATENT).hits());
        }
    }

    @Test
    void whatHitsSavedIsPartOfWhatAnEntryTakes() {
        StageCaches caches = caches();
        Recipe recipe = recipe(PROMPT, 7, 8);
        caches.keep(recipe, latents(4), 2, null);
        CacheHit begun = caches.latents(recipe, false).orElseThrow().credit();
        assertEquals(new CacheHit(CacheKind.LATENT, 2, null), begun);
        caches.keep(recipe, latents(8), 3, begun);
        CacheHit last = caches.latents(recipe, false).orElseThrow().credit();
        assertEquals(new CacheHit(CacheKind.FINAL_LATENT, 5, null), last);
        caches.keep(recipe, new Raster(1, 1, new byte[3]), 1, last);
        assertEquals(6, caches.picture(recipe).orElseThrow().credit().savedSeconds());
    }

    @Test
    void aSimilarPromptIsReusedOnlyWhenAsked() throws Exception {
        try (CachedDrawing drawing = new CachedDrawing(caches())) {
            drawing.draw(recipe(PROMPT, 7, 20), false);
            drawing.draw(recipe(NEAR, 7, 20), false);
            assertEquals(40, drawing.steps());
            assertEquals(0, drawing.tally(CacheKind.SIMILAR).misses());

            String other = NEAR.replace("right", "rights");
            drawing.draw(recipe(other, 7, 20), true);
            assertEquals(50, drawing.steps(), "half of the steps were skipped");
            CacheHit hit = drawing.lastHit();
            assertNotNull(hit);
            assertEquals(CacheKind.SIMILAR, hit.kind());
            assertTrue(hit.savedSeconds() > 0);
            Double fidelity = hit.fidelity();
            assertTrue(fidelity != null && fidelity > 0.9 && fidelity < 1, "stated: " + fidelity);
        }
    }

    @Test
    void whatASimilarPromptIsBehindIsNeverKeptAsItsOwn() throws Exception {
        try (CachedDrawing drawing = new CachedDrawing(caches());
                CachedDrawing plain = new CachedDrawing(caches())) {
            drawing.draw(recipe(PROMPT, 7, 20), false);
            Recipe near = recipe(NEAR, 7, 20);
            drawing.draw(near, true);
            assertEquals(1, drawing.tally(CacheKind.SIMILAR).hits());

            assertArrayEquals(
                    plain.draw(near, false).rgb(), drawing.draw(near, false).rgb());
        }
    }

    @Test
    void otherSettingsSeedsAndFarPromptsAreNotSimilar() throws Exception {
        try (CachedDrawing drawing = new CachedDrawing(caches())) {
            drawing.draw(recipe(PROMPT, 7, 20), true);
            drawing.draw(recipe(NEAR, 8, 20), true);
            drawing.draw(recipe(NEAR, 7, 16), true);
            drawing.draw(recipe(FAR, 7, 20), true);
            assertEquals(20 + 20 + 16 + 20, drawing.steps());
            assertEquals(new Tally(0, 4, 0), drawing.tally(CacheKind.SIMILAR));
        }
    }

    @Test
    void anEmbedderThatFailsFindsNothingSimilar() throws Exception {
        RenderCache cache = new InMemoryRenderCache(1 << 24);
        StageCaches caches = new StageCaches(cache, new BrokenWords(), on::get, ModelFiles.NONE);
        try (CachedDrawing drawing = new CachedDrawing(caches)) {
            drawing.draw(recipe(PROMPT, 7, 20), true);
            drawing.draw(recipe(NEAR, 7, 20), true);
            assertEquals(40, drawing.steps());
        }
    }

    @Test
    void placesAndOtherFilesOfTheModelDoNotMix() {
        String[] stamp = {"one"};
        StageCaches caches = new StageCaches(
                new InMemoryRenderCache(1 << 24), null, on::get, (model, variant) -> stamp[0] + variant);
        Recipe recipe = recipe(PROMPT, 7, 8);
        caches.at("cpu").keep(recipe, latents(8), 2, null);
        assertTrue(caches.at("cpu").latents(recipe, false).isPresent());
        assertEquals(Optional.empty(), caches.at("cuda").latents(recipe, false));
        stamp[0] = "two";
        assertEquals(Optional.empty(), caches.at("cpu").latents(recipe, false));
    }

    @Test
    void switchedOffNothingIsKeptOrFound() {
        StageCaches caches = caches();
        Recipe recipe = recipe(PROMPT, 7, 8);
        caches.keep(recipe, new Conditioning(Map.of("a", latents(1).state())), 1);
        on.set(false);
        assertEquals(Optional.empty(), caches.conditioning(recipe));
        caches.keep(recipe, latents(8), 2, null);
        assertFalse(caches.wantsStep(recipe, 8));
        on.set(true);
        assertTrue(caches.conditioning(recipe).isPresent());
        assertEquals(Optional.empty(), caches.latents(recipe, false));
        assertTrue(caches.clear() > 0);
        assertEquals(0, caches.figures().entries());
        assertEquals(Optional.empty(), caches.conditioning(recipe));
    }

    @Test
    void timesThatMakeNoSenseAreNotKept() {
        StageCaches caches = caches();
        Recipe recipe = recipe(PROMPT, 7, 8);
        caches.keep(recipe, latents(8), -1, null);
        caches.keep(recipe, latents(4), Double.NaN, null);
        assertEquals(Optional.empty(), caches.latents(recipe, false));
    }

    @Test
    void aLatentThatNothingCanGoOnFromIsNotKept() {
        StageCaches caches = caches();
        Recipe recipe = recipe(PROMPT, 7, 8);
        assertTrue(caches.wantsStep(recipe, 4));
        caches.keep(recipe, new Latents(new Tensor(new int[] {0}, new float[0]), 4), 1, null);
        assertTrue(caches.latents(recipe, true).isEmpty());
        assertEquals(0, caches.figures().bytes());
    }

    @Test
    void inAFullCacheStepsThatSaveLittleAreNotWanted() {
        StageCaches caches = over(new InMemoryRenderCache(4L * Eviction.BLOCK));
        Recipe cheap = recipe(PROMPT, 1, 8);
        caches.keep(cheap, latents(8), 0.001, null);
        assertTrue(caches.wantsStep(cheap, 2));
        assertFalse(caches.wantsStep(cheap, 3));
        for (int seed = 0; seed < 12; seed++) {
            caches.keep(
                    new Recipe(PROMPT, "", seed, 64, 64, 8, 1, "dear", "original", "plain", null), latents(8), 9, null);
        }
        caches.keep(cheap, latents(8), 0.001, null);
        assertFalse(caches.wantsStep(cheap, 2));
        assertTrue(caches.wantsStep(cheap, 8));
    }

    private static Latents latents(int step) {
        return new Latents(new Tensor(new int[] {2}, new float[] {step, 1}), step);
    }

    private static final class BrokenWords implements TextEmbedder {
        @Override
        public EmbeddingModel model() {
            return new EmbeddingModel("broken", 1);
        }

        @Override
        public List<float[]> embed(List<String> texts) {
            throw SluiceException.of(FailureCode.INTERNAL, "no words for " + new ArrayList<>(texts));
        }

        @Override
        public void close() {}
    }
}
