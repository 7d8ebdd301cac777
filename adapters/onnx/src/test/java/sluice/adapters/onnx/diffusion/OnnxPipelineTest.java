package sluice.adapters.onnx.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.asset.AssetId;
import sluice.contracts.render.Recipes;
import sluice.contracts.render.Watching;
import sluice.image.Raster;
import sluice.models.OnnxGraph;
import sluice.models.diffusion.TinyPipelines;
import sluice.models.diffusion.TinyShape;
import sluice.models.diffusion.TinyShape.Family;
import sluice.render.Recipe;
import sluice.render.StartImage;
import sluice.render.generate.CancelledException;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Denoising;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;
import sluice.render.generate.Latents;
import sluice.render.generate.Pipeline;

class OnnxPipelineTest {
    @TempDir
    static Path home;

    private static OnnxGenerator generator;
    private static Pipeline pipeline;

    @BeforeAll
    static void open() throws Exception {
        generator = TinyModels.generator(home, Family.SD15, Family.SD_TURBO);
        pipeline = generator.open("tiny-sd15", Recipe.ORIGINAL);
    }

    @AfterAll
    static void close() {
        generator.close();
    }

    @Test
    void everySamplerDrawsAndGoesOnFromAnyStep() throws Exception {
        for (String sampler : pipeline.model().samplers()) {
            Recipe recipe = recipe(7, sampler, 5, 4, null);
            Watching watch = new Watching();
            Latents whole = denoised(pipeline, recipe, null, null, watch);
            assertEquals(5, watch.steps().size());
            for (Watching.Step step : watch.steps()) {
                assertEquals(whole, denoised(pipeline, recipe, step.latents(), null, new Watching()), sampler);
            }
        }
        Recipe unknown = recipe(7, "flow-match-euler", 5, 4, null);
        assertEquals(
                Kind.REFUSED,
                assertThrows(GeneratorException.class, () -> denoised(pipeline, unknown, null, null, new Watching()))
                        .kind());
    }

    /** The watch says all the time that the image is wanted, so that only the run itself can have ended. */
    @Test
    void aStepUnderWayEndsWhenNothingIsWantedAnyMore() {
        Recipe recipe = recipe(7, "euler", 8, 4, null);
        List<Runnable> stops = new ArrayList<>();
        Watching inner = new Watching();
        assertThrows(CancelledException.class, () -> {
            List<Conditioning> words = pipeline.encode(List.of(recipe));
            pipeline.denoise(
                    List.of(new Denoising(recipe, words.getFirst(), null, null)),
                    new sluice.render.generate.StepWatch() {
                        @Override
                        public void stepped(
                                int image,
                                int done,
                                java.util.function.Supplier<Latents> latents,
                                java.util.function.Supplier<Raster> preview) {
                            inner.stepped(image, done, latents, preview);
                            if (done == 2) {
                                stops.forEach(Runnable::run);
                            }
                        }

                        @Override
                        public boolean cancelled(int image) {
                            return false;
                        }

                        @Override
                        public void whenAllCancelled(Runnable stop) {
                            stops.add(stop);
                        }

                        @Override
                        public void transported(double seconds) {
                            throw new AssertionError("nothing was sent");
                        }
                    });
        });
        assertEquals(2, inner.steps().size());
    }

    @Test
    void guidanceMayDifferWithinACall() throws Exception {
        List<Recipe> recipes = List.of(
                recipe(1, "euler", 4, 1, null), recipe(2, "euler", 4, 7.5, null), recipe(3, "euler", 4, 3, null));
        List<Conditioning> words = pipeline.encode(recipes);
        assertEquals(1, words.get(0).tensors().size(), "no negative prompt without guidance");
        List<Denoising> batch = new ArrayList<>();
        for (int image = 0; image < recipes.size(); image++) {
            batch.add(new Denoising(recipes.get(image), words.get(image), null, null));
        }
        List<Latents> together = pipeline.denoise(batch, new Watching());
        for (int image = 0; image < recipes.size(); image++) {
            Latents alone = denoised(pipeline, recipes.get(image), null, null, new Watching());
            assertArrayEquals(
                    alone.state().values(), together.get(image).state().values(), 1e-3f);
        }
    }

    @Test
    void wordsKeptWithoutGuidanceServeARenderingWithIt() throws Exception {
        Recipe guided = recipe(7, "euler", 4, 7.5, null);
        Conditioning bare =
                pipeline.encode(List.of(recipe(7, "euler", 4, 1, null))).getFirst();
        Latents late = pipeline.denoise(List.of(new Denoising(guided, bare, null, null)), new Watching())
                .getFirst();
        assertEquals(denoised(pipeline, guided, null, null, new Watching()), late);
    }

    @Test
    void aStartImageSparesSteps() throws Exception {
        Raster start = striped();
        Watching watch = new Watching();
        denoised(pipeline, recipe(7, "euler", 10, 1, 0.35), null, start, watch);
        assertEquals(3, watch.steps().size());
        assertEquals(8, watch.steps().getFirst().done());
        Watching least = new Watching();
        denoised(pipeline, recipe(7, "euler", 10, 1, 0.01), null, start, least);
        assertEquals(1, least.steps().size(), "one step is taken at least");
        assertEquals(
                denoised(pipeline, recipe(7, "euler", 10, 1, null), null, null, new Watching()),
                denoised(pipeline, recipe(7, "euler", 10, 1, 1.0), null, start, new Watching()),
                "all of it drawn anew keeps nothing");
        Recipe other = recipe(7, "euler", 10, 1, 0.5);
        assertThrows(
                IllegalArgumentException.class,
                () -> denoised(pipeline, other, null, new Raster(8, 8, new byte[192]), new Watching()));
    }

    @Test
    void theLessIsDrawnAnewTheMoreIsKept() throws Exception {
        Raster start = striped();
        float[] faint = latents(recipe(7, "dpmpp-2m", 20, 1, 0.05), start);
        float[] strong = latents(recipe(7, "dpmpp-2m", 20, 1, 0.9), start);
        float[] barely = latents(recipe(8, "dpmpp-2m", 20, 1, 0.05), start);
        assertTrue(distance(faint, barely) < distance(faint, strong), "another seed matters little at low strength");
    }

    @Test
    void everyStepHasAPreviewOfTheLatentsSize() throws Exception {
        Recipe recipe = recipe(7, "euler", 4, 1, null);
        List<Raster> previews = new ArrayList<>();
        Conditioning words = pipeline.encode(List.of(recipe)).getFirst();
        pipeline.denoise(List.of(new Denoising(recipe, words, null, null)), previewing(previews));
        assertEquals(4, previews.size());
        assertTrue(previews.stream().allMatch(preview -> preview.width() == 8 && preview.height() == 8));
        assertEquals(
                4,
                previews.stream()
                        .map(preview -> Arrays.hashCode(preview.rgb()))
                        .distinct()
                        .count());
    }

    @Test
    void rubbishIsAFailure() throws Exception {
        Path variant = Files.createDirectories(home.resolve("pipelines/tiny-sd15/variants/rubbish/unet"));
        Files.write(
                variant.resolve("model.onnx"),
                new OnnxGraph("rubbish")
                        .input("sample", OnnxGraph.Type.FLOAT, -1, 4, -1, -1)
                        .input("timestep", OnnxGraph.Type.INT64, -1)
                        .input("encoder_hidden_states", OnnxGraph.Type.FLOAT, -1, 77, 32)
                        .node("Sub", List.of("sample", "sample"), "nothing", Map.of())
                        .node("Div", List.of("sample", "nothing"), "out_sample", Map.of())
                        .output("out_sample", OnnxGraph.Type.FLOAT, -1, 4, -1, -1)
                        .toBytes("test", Map.of()));
        try (Pipeline rubbish = generator.open("tiny-sd15", "rubbish")) {
            Recipe recipe = recipe(7, "euler", 4, 1, null);
            GeneratorException failed =
                    assertThrows(GeneratorException.class, () -> denoised(rubbish, recipe, null, null, new Watching()));
            assertEquals(Kind.FAILED, failed.kind());
            assertTrue(
                    String.valueOf(failed.getMessage()).contains("tiny-sd15/variants/rubbish/unet/model.onnx gave"),
                    failed.getMessage());
        }
    }

    /** Latent consistency models take the guidance as waves of 1000 (w − 1), and need no second row. */
    @Test
    void guidanceMayBeAnInput() throws Exception {
        Path model = home.resolve("pipelines/tiny-sd15");
        Path variant = Files.createDirectories(model.resolve("variants/consistent/unet"));
        Files.writeString(
                variant.resolve("config.json"),
                Files.readString(model.resolve("unet/config.json"))
                        .replace("\"time_cond_proj_dim\":null", "\"time_cond_proj_dim\":8"));
        Files.write(
                variant.resolve("model.onnx"),
                new OnnxGraph("consistent")
                        .input("sample", OnnxGraph.Type.FLOAT, -1, 4, -1, -1)
                        .input("timestep", OnnxGraph.Type.INT64, -1)
                        .input("encoder_hidden_states", OnnxGraph.Type.FLOAT, -1, 77, 32)
                        .input("timestep_cond", OnnxGraph.Type.FLOAT, -1, 8)
                        .longs("columns", new long[] {0, 4}, 2)
                        .longs("shape", new long[] {-1, 2, 1, 1}, 4)
                        .longs("twice", new long[] {1, 2, 1, 1}, 4)
                        .floats("no", new float[] {0})
                        .node("Gather", List.of("timestep_cond", "columns"), "waves", Map.of("axis", 1L))
                        .node("Reshape", List.of("waves", "shape"), "two", Map.of())
                        .node("Tile", List.of("two", "twice"), "four", Map.of())
                        .node("Mul", List.of("sample", "no"), "zero", Map.of())
                        .node("Add", List.of("zero", "four"), "out_sample", Map.of())
                        .output("out_sample", OnnxGraph.Type.FLOAT, -1, 4, -1, -1)
                        .toBytes("test", Map.of()));
        try (Pipeline consistent = generator.open("tiny-sd15", "consistent")) {
            Recipe recipe = recipe(7, "dpmpp-2m", 1, 3, null);
            assertEquals(
                    1, consistent.encode(List.of(recipe)).getFirst().tensors().size());
            float[] latent = denoised(consistent, recipe, null, null, new Watching())
                    .state()
                    .values();
            // One step to no noise at all: x₀ = (x − σ·answer) / α, with σ/α the highest level.
            float[] noise = SeededNoise.of(7, SeededNoise.BEGINNING, latent.length);
            double level = 14.6146;
            double alpha = 1 / Math.sqrt(level * level + 1);
            for (int at = 0; at < latent.length; at++) {
                double wave = at / 64 % 2 == 0 ? Math.sin(2000) : Math.cos(2000);
                assertEquals(noise[at] / alpha - level * wave, latent[at], 0.01);
            }
        }
    }

    @Test
    void halfPrecisionDrawsAboutTheSame() throws Exception {
        TinyPipelines.write(home.resolve("pipelines/tiny-half"), TinyShape.of(Family.SD_TURBO, OnnxGraph.Type.FLOAT16));
        try (Pipeline whole = generator.open("tiny-sd-turbo", Recipe.ORIGINAL);
                Pipeline half = generator.open("tiny-half", Recipe.ORIGINAL)) {
            Recipe recipe = Recipes.of(whole.model(), "a spiral of warm colours", 7);
            float[] one =
                    denoised(whole, recipe, null, null, new Watching()).state().values();
            float[] other =
                    denoised(half, recipe, null, null, new Watching()).state().values();
            double length = distance(one, new float[one.length]);
            assertTrue(distance(one, other) < 0.02 * length, distance(one, other) + " of " + length);
        }
    }

    @Test
    void closingTheGeneratorEndsACallUnderWay() throws Exception {
        OnnxGenerator another = TinyModels.over(home);
        Pipeline drawing = another.open("tiny-sd15", Recipe.ORIGINAL);
        Thread closing = Thread.ofPlatform().unstarted(another::close);
        Watching watch = new Watching();
        watch.after(() -> {
            if (closing.getState() == Thread.State.NEW) {
                closing.start();
            }
            while (closing.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        });
        GeneratorException gone = assertThrows(
                GeneratorException.class, () -> denoised(drawing, recipe(7, "euler", 50, 1, null), null, null, watch));
        assertEquals(Kind.GONE, gone.kind());
        assertEquals(1, watch.steps().size());
        closing.join();
        assertEquals(
                Kind.GONE,
                assertThrows(GeneratorException.class, () -> drawing.encode(List.of()))
                        .kind());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Recipe odd = Recipes.sized(pipeline.model(), "odd", 1, 72, 64);
        assertThrows(IllegalArgumentException.class, () -> denoised(pipeline, odd, null, null, new Watching()));
        Recipe recipe = recipe(7, "euler", 4, 1, null);
        Latents other = new Latents(new sluice.render.generate.Tensor(new int[] {1, 4, 9, 8}, new float[4 * 9 * 8]), 1);
        assertThrows(IllegalArgumentException.class, () -> denoised(pipeline, recipe, other, null, new Watching()));
    }

    private static Watching.Step step(Watching watch) {
        return watch.steps().getLast();
    }

    private static sluice.render.generate.StepWatch previewing(List<Raster> into) {
        return new sluice.render.generate.StepWatch() {
            @Override
            public void stepped(
                    int image,
                    int done,
                    java.util.function.Supplier<Latents> latents,
                    java.util.function.Supplier<Raster> preview) {
                into.add(preview.get());
            }

            @Override
            public boolean cancelled(int image) {
                return false;
            }

            @Override
            public void whenAllCancelled(Runnable stop) {}

            @Override
            public void transported(double seconds) {}
        };
    }

    private static float[] latents(Recipe recipe, Raster start) throws Exception {
        Watching watch = new Watching();
        denoised(pipeline, recipe, null, start, watch);
        return step(watch).latents().state().values();
    }

    private static Latents denoised(
            Pipeline with, Recipe recipe, @Nullable Latents from, @Nullable Raster start, Watching watch)
            throws Exception {
        Conditioning words = with.encode(List.of(recipe)).getFirst();
        return with.denoise(List.of(new Denoising(recipe, words, from, start)), watch)
                .getFirst();
    }

    private static Recipe recipe(long seed, String sampler, int steps, double guidance, @Nullable Double strength) {
        return new Recipe(
                "a spiral of warm colours",
                "grey",
                seed,
                64,
                64,
                steps,
                guidance,
                "tiny-sd15",
                Recipe.ORIGINAL,
                sampler,
                strength == null ? null : new StartImage(new AssetId("0".repeat(32)), strength));
    }

    private static Raster striped() {
        byte[] rgb = new byte[3 * 64 * 64];
        for (int at = 0; at < rgb.length; at++) {
            rgb[at] = (byte) (at / 3 % 64 / 16 % 2 == 0 ? 230 : 20 * (at % 3));
        }
        return new Raster(64, 64, rgb);
    }

    private static double distance(float[] one, float[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += Math.pow(one[at] - other[at], 2);
        }
        return Math.sqrt(sum);
    }
}
