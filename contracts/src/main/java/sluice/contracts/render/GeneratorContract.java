package sluice.contracts.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sluice.image.Raster;
import sluice.render.Recipe;
import sluice.render.StartImage;
import sluice.render.generate.CancelledException;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Denoising;
import sluice.render.generate.Generator;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.Latents;
import sluice.render.generate.Pipeline;
import sluice.render.generate.RenderModel;

/** What every generator keeps to: {@link Generator} and {@link Pipeline}, line by line. */
public abstract class GeneratorContract {
    /** A generator with at least one model; closed by the caller. */
    protected abstract Generator generator() throws Exception;

    /** The model that the tests draw with. */
    protected RenderModel model(Generator generator) throws GeneratorException {
        return generator.models().getFirst();
    }

    /** Whether pictures can be taken up from latents between steps. */
    protected boolean resumes() {
        return true;
    }

    @Test
    void modelsAreDescribed() throws Exception {
        try (Generator generator = generator()) {
            List<RenderModel> models = generator.models();
            assertFalse(models.isEmpty());
            assertEquals(
                    models.size(),
                    models.stream().map(RenderModel::id).distinct().count());
            for (RenderModel model : models) {
                assertTrue(model.multiple() >= 1 && model.leastEdge() >= 1 && model.mostPixels() >= 64 * 64);
                assertTrue(model.steps().values().stream().allMatch(steps -> steps >= 1 && steps <= model.mostSteps()));
            }
        }
    }

    @Test
    void aModelItHasNotGotIsRefused() throws Exception {
        try (Generator generator = generator()) {
            GeneratorException refused =
                    assertThrows(GeneratorException.class, () -> generator.open("no such model", Recipe.ORIGINAL));
            assertEquals(GeneratorException.Kind.REFUSED, refused.kind());
            assertTrue(String.valueOf(refused.getMessage()).contains("no such model"));
        }
    }

    @Test
    void theSameRecipeGivesTheSamePicture() throws Exception {
        try (Generator generator = generator();
                Pipeline pipeline = opened(generator)) {
            Recipe recipe = Recipes.of(pipeline.model(), "a spiral of warm colours", 7);
            Raster once = drawn(pipeline, List.of(recipe)).getFirst();
            assertEquals(recipe.width(), once.width());
            assertEquals(recipe.height(), once.height());
            assertArrayEquals(
                    once.rgb(), drawn(pipeline, List.of(recipe)).getFirst().rgb());
        }
    }

    @Test
    void seedAndPromptChangeThePicture() throws Exception {
        try (Generator generator = generator();
                Pipeline pipeline = opened(generator)) {
            Recipe recipe = Recipes.of(pipeline.model(), "a spiral of warm colours", 7);
            Recipe seed = Recipes.of(pipeline.model(), "a spiral of warm colours", -8);
            Recipe prompt = Recipes.of(pipeline.model(), "cold grey waves", 7);
            Raster first = drawn(pipeline, List.of(recipe)).getFirst();
            assertNotEquals(0, difference(first, drawn(pipeline, List.of(seed)).getFirst()));
            assertNotEquals(
                    0, difference(first, drawn(pipeline, List.of(prompt)).getFirst()));
        }
    }

    @Test
    void whatIsEncodedServesOtherSeedsSizesAndSteps() throws Exception {
        try (Generator generator = generator();
                Pipeline pipeline = opened(generator)) {
            RenderModel model = pipeline.model();
            Recipe recipe = Recipes.of(model, "a spiral of warm colours", 7);
            Recipe wider = Recipes.sized(
                    model, "a spiral of warm colours", -8, recipe.width() + model.multiple(), recipe.height());
            assertEquals(pipeline.encode(List.of(recipe)), pipeline.encode(List.of(wider)));
        }
    }

    @Test
    void theBatchChangesNothing() throws Exception {
        try (Generator generator = generator();
                Pipeline pipeline = opened(generator)) {
            if (pipeline.model().batch() < 2) {
                return;
            }
            List<Recipe> recipes = List.of(
                    Recipes.of(pipeline.model(), "a spiral of warm colours", 7),
                    Recipes.of(pipeline.model(), "cold grey waves, and many more words than the other one has", 8));
            List<Raster> together = drawn(pipeline, recipes);
            for (int image = 0; image < recipes.size(); image++) {
                Raster alone = drawn(pipeline, List.of(recipes.get(image))).getFirst();
                assertTrue(difference(alone, together.get(image)) <= 1, "image " + image);
            }
        }
    }

    @Test
    void whatCannotBeOneBatchIsRefused() throws Exception {
        try (Generator generator = generator();
                Pipeline pipeline = opened(generator)) {
            Recipe small = Recipes.of(pipeline.model(), "one", 1);
            Recipe wide = Recipes.sized(
                    pipeline.model(), "two", 2, small.width() + pipeline.model().multiple(), small.height());
            List<Conditioning> words = pipeline.encode(List.of(small, wide));
            List<Denoising> unlike = List.of(
                    new Denoising(small, words.get(0), null, null), new Denoising(wide, words.get(1), null, null));
            assertThrows(IllegalArgumentException.class, () -> pipeline.denoise(unlike, new Watching()));
        }
    }

    @Test
    void everyStepIsTold() throws Exception {
        try (Generator generator = generator();
                Pipeline pipeline = opened(generator)) {
            Recipe recipe = Recipes.of(pipeline.model(), "a spiral of warm colours", 7);
            Watching watch = new Watching();
            Latents last = denoised(pipeline, List.of(recipe), watch).getFirst();
            assertEquals(recipe.steps(), last.step());
            if (resumes()) {
                List<Integer> done =
                        watch.steps().stream().map(Watching.Step::done).toList();
                List<Integer> all = new ArrayList<>();
                for (int step = 1; step <= recipe.steps(); step++) {
                    all.add(step);
                }
                assertEquals(all, done);
            }
        }
    }

    @Test
    void goingOnFromAStepComesToTheSame() throws Exception {
        try (Generator generator = generator();
                Pipeline pipeline = opened(generator)) {
            if (!resumes()) {
                return;
            }
            Recipe recipe = Recipes.of(pipeline.model(), "a spiral of warm colours", 7);
            Watching watch = new Watching();
            Latents whole = denoised(pipeline, List.of(recipe), watch).getFirst();
            Conditioning words = pipeline.encode(List.of(recipe)).getFirst();
            for (Watching.Step step : watch.steps()) {
                Latents resumed = pipeline.denoise(
                                List.of(new Denoising(recipe, words, step.latents(), null)), new Watching())
                        .getFirst();
                assertEquals(whole, resumed, "from step " + step.done());
            }
        }
    }

    @Test
    void aCancelledCallEndsEarly() throws Exception {
        try (Generator generator = generator();
                Pipeline pipeline = opened(generator)) {
            Recipe recipe = Recipes.of(pipeline.model(), "a spiral of warm colours", 7);
            if (!resumes() || recipe.steps() < 2) {
                return;
            }
            Watching watch = new Watching();
            watch.after(() -> watch.cancelAll(1));
            assertThrows(CancelledException.class, () -> denoised(pipeline, List.of(recipe), watch));
            assertEquals(1, watch.steps().size());
            assertEquals(1, drawn(pipeline, List.of(recipe)).size(), "and the pipeline draws the next one");
        }
    }

    @Test
    void theOthersOfABatchGoOnWhenOneIsCancelled() throws Exception {
        try (Generator generator = generator();
                Pipeline pipeline = opened(generator)) {
            if (!resumes() || pipeline.model().batch() < 2) {
                return;
            }
            List<Recipe> recipes = List.of(
                    Recipes.of(pipeline.model(), "a spiral of warm colours", 7),
                    Recipes.of(pipeline.model(), "cold grey waves", 8));
            Watching watch = new Watching();
            watch.after(() -> watch.cancel(0));
            List<Latents> latents = denoised(pipeline, recipes, watch);
            assertEquals(2, latents.size());
            assertEquals(recipes.get(1).steps(), latents.get(1).step());
            Raster alone = drawn(pipeline, List.of(recipes.get(1))).getFirst();
            Raster survivor = pipeline.decode(List.of(recipes.get(1)), List.of(latents.get(1)))
                    .getFirst();
            assertTrue(difference(alone, survivor) <= 1);
        }
    }

    @Test
    void aStartImageSteers() throws Exception {
        try (Generator generator = generator();
                Pipeline pipeline = opened(generator)) {
            if (!pipeline.model().startsFromImages()) {
                return;
            }
            Recipe plain = Recipes.of(pipeline.model(), "a spiral of warm colours", 7);
            Recipe recipe = new Recipe(
                    plain.prompt(),
                    "",
                    plain.seed(),
                    plain.width(),
                    plain.height(),
                    plain.steps(),
                    plain.guidance(),
                    plain.model(),
                    plain.variant(),
                    plain.sampler(),
                    new StartImage(new sluice.asset.AssetId("0".repeat(32)), 0.5));
            Raster black = new Raster(plain.width(), plain.height(), new byte[3 * plain.width() * plain.height()]);
            byte[] white = new byte[black.rgb().length];
            java.util.Arrays.fill(white, (byte) -1);
            Raster fromBlack = drawn(pipeline, recipe, black);
            Raster fromWhite = drawn(pipeline, recipe, new Raster(black.width(), black.height(), white));
            assertNotEquals(0, difference(fromBlack, fromWhite));
        }
    }

    @Test
    void closingTwiceIsClosing() throws Exception {
        Generator generator = generator();
        Pipeline pipeline = opened(generator);
        pipeline.close();
        pipeline.close();
        generator.close();
        generator.close();
    }

    private Pipeline opened(Generator generator) throws GeneratorException {
        return generator.open(model(generator).id(), Recipe.ORIGINAL);
    }

    private static Raster drawn(Pipeline pipeline, Recipe recipe, Raster start) throws Exception {
        Conditioning words = pipeline.encode(List.of(recipe)).getFirst();
        List<Latents> latents = pipeline.denoise(List.of(new Denoising(recipe, words, null, start)), new Watching());
        return pipeline.decode(List.of(recipe), latents).getFirst();
    }

    protected static List<Raster> drawn(Pipeline pipeline, List<Recipe> recipes) throws Exception {
        return pipeline.decode(recipes, denoised(pipeline, recipes, new Watching()));
    }

    private static List<Latents> denoised(Pipeline pipeline, List<Recipe> recipes, Watching watch) throws Exception {
        List<Conditioning> words = pipeline.encode(recipes);
        List<Denoising> batch = new ArrayList<>();
        for (int image = 0; image < recipes.size(); image++) {
            batch.add(new Denoising(recipes.get(image), words.get(image), null, null));
        }
        return pipeline.denoise(batch, watch);
    }

    /** The largest difference of a colour, 0 to 255. */
    protected static int difference(Raster one, Raster other) {
        assertEquals(one.width(), other.width());
        assertEquals(one.height(), other.height());
        int most = 0;
        for (int at = 0; at < one.rgb().length; at++) {
            most = Math.max(most, Math.abs((one.rgb()[at] & 0xFF) - (other.rgb()[at] & 0xFF)));
        }
        return most;
    }
}
