package sluice.adapters.onnx.cppn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import sluice.adapters.onnx.OnnxModels;
import sluice.analysis.TextEmbedder;
import sluice.contracts.render.GeneratorContract;
import sluice.contracts.render.Watching;
import sluice.image.Raster;
import sluice.render.Recipe;
import sluice.render.generate.CancelledException;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Denoising;
import sluice.render.generate.Generator;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.Latents;
import sluice.render.generate.Pipeline;
import sluice.render.generate.StepWatch;
import sluice.render.generate.Tensor;

class BuiltinGeneratorTest extends GeneratorContract {
    @Override
    protected Generator generator() {
        return new BuiltinGenerator(Prompts.SHIPPED);
    }

    @Test
    void threadsChangeNothing() throws Exception {
        Recipe recipe = Prompts.recipe("wild waves and stars", "", 9, 520, 264, 5);
        try (Pipeline one = new BuiltinGenerator(Prompts.SHIPPED, 1).open("builtin", Recipe.ORIGINAL);
                Pipeline three = new BuiltinGenerator(Prompts.SHIPPED, 3).open("builtin", Recipe.ORIGINAL)) {
            assertArrayEquals(
                    Prompts.drawn(one, recipe).rgb(),
                    Prompts.drawn(three, recipe).rgb());
        }
        assertThrows(IllegalArgumentException.class, () -> new BuiltinGenerator(Prompts.SHIPPED, 0));
    }

    @Test
    void whatIsOpenedAheadIsGivenToTheFirstWhoAsks() throws Exception {
        Recipe recipe = Prompts.recipe("a spiral of warm colours", "", 3, 64, 64, 2);
        try (BuiltinGenerator ahead = new BuiltinGenerator(Prompts.SHIPPED)) {
            ahead.openAhead();
            ahead.openAhead();
            try (Pipeline first = ahead.open("builtin", Recipe.ORIGINAL);
                    Pipeline second = ahead.open("builtin", Recipe.ORIGINAL)) {
                assertArrayEquals(
                        Prompts.drawn(first, recipe).rgb(),
                        Prompts.drawn(second, recipe).rgb());
            }
        }
    }

    @Test
    void whatIsOpenedAheadAndNeverAskedForIsClosed() {
        BuiltinGenerator generator = new BuiltinGenerator(Prompts.SHIPPED);
        generator.openAhead();
        generator.close();
        generator.close();
    }

    @Test
    void whatCannotBeOpenedAheadSaysWhyToWhoAsks() {
        OnnxModels models = new OnnxModels(Path.of("no models are pulled"), "");
        TextEmbedder broken = models.prompts();
        models.close();
        try (BuiltinGenerator generator = new BuiltinGenerator(broken)) {
            generator.openAhead();
            GeneratorException refused =
                    assertThrows(GeneratorException.class, () -> generator.open("builtin", Recipe.ORIGINAL));
            assertTrue(String.valueOf(refused.getMessage()).contains("closed"), refused::getMessage);
        }
    }

    /** What more steps add is care, not another picture. */
    @Test
    void aDraftIsTheSamePictureAsTheHero() throws Exception {
        try (Pipeline pipeline = generator().open("builtin", Recipe.ORIGINAL)) {
            for (String prompt : List.of("a spiral of warm colours", "neon city at night", "golden cells")) {
                Raster draft = Prompts.drawn(pipeline, Prompts.recipe(prompt, "", 4, 192, 128, 2));
                Raster hero = Prompts.drawn(pipeline, Prompts.recipe(prompt, "", 4, 192, 128, 16));
                Raster other = Prompts.drawn(pipeline, Prompts.recipe(prompt, "", 5, 192, 128, 16));
                assertTrue(
                        distance(draft, hero) < 0.4 * distance(other, hero),
                        prompt + ": " + distance(draft, hero) + " against " + distance(other, hero));
            }
        }
    }

    /** The same picture at another size, as far as its layout goes. */
    @Test
    void sizeChangesNothingButTheSize() throws Exception {
        try (Pipeline pipeline = generator().open("builtin", Recipe.ORIGINAL)) {
            Raster small = Prompts.drawn(pipeline, Prompts.recipe("dusk rings", "", 4, 64, 64, 16));
            Raster large = Prompts.drawn(pipeline, Prompts.recipe("dusk rings", "", 4, 512, 512, 4));
            byte[] shrunk = new byte[small.rgb().length];
            for (int at = 0; at < shrunk.length; at++) {
                int sum = 0;
                for (int cell = 0; cell < 64; cell++) {
                    int x = at / 3 % 64 * 8 + cell % 8;
                    int y = at / 3 / 64 * 8 + cell / 8;
                    sum += large.rgb()[3 * (y * 512 + x) + at % 3] & 0xFF;
                }
                shrunk[at] = (byte) (sum / 64);
            }
            double distance = distance(small, new Raster(64, 64, shrunk));
            assertTrue(distance < 14, "mean difference of a colour: " + distance);
        }
    }

    /** Also where the field is coarser than the picture: above 16 megapixels. */
    @Test
    void anyShapeIsDrawn() throws Exception {
        try (Pipeline pipeline = generator().open("builtin", Recipe.ORIGINAL)) {
            for (int[] size : new int[][] {{64, 64}, {64, 1024}, {1000, 72}, {4104, 4104}}) {
                Recipe recipe = Prompts.recipe("forest petals", "", 1, size[0], size[1], 1);
                Raster picture = Prompts.drawn(pipeline, recipe);
                assertEquals(size[0], picture.width());
                assertEquals(size[1], picture.height());
                assertTrue(spread(picture) > 8, "a picture, not a plain colour");
            }
        }
    }

    @Test
    void previewsShowWhatIsComing() throws Exception {
        try (Pipeline pipeline = generator().open("builtin", Recipe.ORIGINAL)) {
            Recipe recipe = Prompts.recipe("a spiral of warm colours", "", 3, 1032, 520, 2);
            Raster whole = Prompts.drawn(pipeline, recipe);
            List<Raster> previews = new ArrayList<>();
            Conditioning words = pipeline.encode(List.of(recipe)).getFirst();
            pipeline.denoise(List.of(new Denoising(recipe, words, null, null)), new Quiet() {
                @Override
                public void stepped(int image, int done, Supplier<Latents> latents, Supplier<Raster> preview) {
                    previews.add(preview.get());
                }
            });
            assertEquals(2, previews.size());
            for (Raster preview : previews) {
                assertEquals(258, preview.width());
                assertEquals(130, preview.height());
                byte[] picked = new byte[preview.rgb().length];
                for (int at = 0; at < picked.length; at++) {
                    int pixel = at / 3 / 258 * 4 * 1032 + at / 3 % 258 * 4;
                    picked[at] = whole.rgb()[3 * pixel + at % 3];
                }
                assertTrue(distance(preview, new Raster(258, 130, picked)) < 8);
            }
        }
    }

    /** A step of a large picture takes seconds; its tiles do not. */
    @Test
    void everythingCancelledEndsAStepUnderWay() throws Exception {
        try (Pipeline pipeline = generator().open("builtin", Recipe.ORIGINAL)) {
            Recipe recipe = Prompts.recipe("cells", "", 3, 4096, 4096, 4);
            Conditioning words = pipeline.encode(List.of(recipe)).getFirst();
            AtomicBoolean told = new AtomicBoolean();
            assertThrows(
                    CancelledException.class,
                    () -> pipeline.denoise(List.of(new Denoising(recipe, words, null, null)), new Quiet() {
                        @Override
                        public void whenAllCancelled(Runnable stop) {
                            stop.run();
                        }

                        @Override
                        public void stepped(int image, int done, Supplier<Latents> latents, Supplier<Raster> preview) {
                            told.set(true);
                        }
                    }));
            assertFalse(told.get(), "no step was finished");
        }
    }

    @Test
    void whatIsNotOursIsRefused() throws Exception {
        try (Pipeline pipeline = generator().open("builtin", Recipe.ORIGINAL)) {
            Recipe recipe = Prompts.recipe("cells", "", 3, 64, 64, 2);
            Latents foreign = new Latents(new Tensor(new int[] {3}, new float[3]), 1);
            GeneratorException refused =
                    assertThrows(GeneratorException.class, () -> pipeline.decode(List.of(recipe), List.of(foreign)));
            assertEquals(GeneratorException.Kind.REFUSED, refused.kind());
            List<Denoising> unsteered = List.of(new Denoising(recipe, Conditioning.NONE, null, null));
            assertThrows(IllegalArgumentException.class, () -> pipeline.denoise(unsteered, new Watching()));
            assertThrows(IllegalArgumentException.class, () -> pipeline.denoise(List.of(), new Watching()));
        }
    }

    @Test
    void aClosedPipelineIsGone() throws Exception {
        Pipeline pipeline = generator().open("builtin", Recipe.ORIGINAL);
        pipeline.close();
        GeneratorException gone = assertThrows(
                GeneratorException.class, () -> pipeline.encode(List.of(Prompts.recipe("cells", "", 3, 64, 64, 2))));
        assertEquals(GeneratorException.Kind.GONE, gone.kind());
    }

    private static double distance(Raster one, Raster other) {
        assertEquals(one.rgb().length, other.rgb().length);
        long sum = 0;
        for (int at = 0; at < one.rgb().length; at++) {
            sum += Math.abs((one.rgb()[at] & 0xFF) - (other.rgb()[at] & 0xFF));
        }
        return (double) sum / one.rgb().length;
    }

    private static double spread(Raster picture) {
        double sum = 0;
        double squares = 0;
        int count = picture.rgb().length;
        for (byte level : picture.rgb()) {
            sum += level & 0xFF;
            squares += (double) (level & 0xFF) * (level & 0xFF);
        }
        return Math.sqrt(squares / count - sum / count * (sum / count));
    }

    /** Watches nothing. */
    private abstract static class Quiet implements StepWatch {
        @Override
        public void stepped(int image, int done, Supplier<Latents> latents, Supplier<Raster> preview) {}

        @Override
        public boolean cancelled(int image) {
            return false;
        }

        @Override
        public void whenAllCancelled(Runnable stop) {}

        @Override
        public void transported(double seconds) {}
    }
}
