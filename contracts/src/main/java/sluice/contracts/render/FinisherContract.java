package sluice.contracts.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sluice.asset.AssetId;
import sluice.contracts.image.TestPicture;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.image.ImageFormat;
import sluice.image.Raster;
import sluice.metadata.ByteSource;
import sluice.metadata.GenerationParameters;
import sluice.metadata.MetadataLimits;
import sluice.metadata.Parameter;
import sluice.metadata.RequestedSize;
import sluice.metadata.Seed;
import sluice.metadata.Tool;
import sluice.metadata.container.ContainerContent;
import sluice.metadata.container.Containers;
import sluice.metadata.dialect.Dialects;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.StartImage;
import sluice.render.finish.Crop;
import sluice.render.finish.FinishedFile;
import sluice.render.finish.Finisher;
import sluice.render.finish.Finishing;
import sluice.render.finish.Imprint;
import sluice.render.finish.Logos;
import sluice.render.finish.Overlay;

/** What every finisher keeps to: {@link Finisher}, line by line. */
public abstract class FinisherContract {
    protected static final AssetId LOGO = new AssetId("5".repeat(32));
    protected static final List<ImageFormat> FORMATS = List.of(ImageFormat.PNG, ImageFormat.JPEG, ImageFormat.WEBP);

    private static final Containers CONTAINERS = new Containers(MetadataLimits.DEFAULT, ZoneOffset.UTC);
    private static final List<String> PIECES = List.of(
            "a cat",
            ", ",
            ": ",
            "\n",
            "\n\n",
            "\"",
            "\\",
            "'",
            "Steps: 3",
            "Steps: 3, Sampler: x, Seed: 1",
            "(red:1.2)",
            "é",
            "漢字",
            "😀",
            "<b>",
            "&amp;",
            "]]>",
            "{",
            "}",
            "[",
            "Negative prompt:",
            "\nNegative prompt: no",
            "\t",
            "Ā".repeat(9),
            "<lora:x:0.5>",
            "Seed",
            ",",
            " ");

    /** @param logos where logos come from */
    protected abstract Finisher finisher(Logos logos);

    protected Finisher finisher() {
        return finisher(asset -> Optional.empty());
    }

    @Test
    void theWholePictureComesFirstThenTheCropsInTheirOrder() {
        List<Crop> crops = List.of(new Crop("tall", 30, 50), new Crop("wide", 90, 20), new Crop("alike", 64, 48));
        for (ImageFormat format : FORMATS) {
            List<FinishedFile> files = finisher()
                    .finish(photograph(64, 48), new Finishing(1.5, crops, List.of(), format, 80), imprint("x", 1));
            assertEquals(
                    List.of("", "tall", "wide", "alike"),
                    files.stream().map(FinishedFile::name).toList());
            assertSize(96, 72, files.get(0));
            assertSize(30, 50, files.get(1));
            assertSize(90, 20, files.get(2));
            assertSize(64, 48, files.get(3));
            files.forEach(file -> assertEquals(format, file.format()));
        }
    }

    @Test
    void theSameCallGivesTheSameBytes() {
        List<Overlay> text = List.of(new Overlay.Text("Hello, Ørsted", Overlay.Place.BOTTOM, 0.1, 0xFFFFFF, 1));
        for (ImageFormat format : FORMATS) {
            Finishing finishing = new Finishing(2, List.of(new Crop("a", 40, 40)), text, format, 85);
            List<FinishedFile> once = finisher().finish(photograph(64, 48), finishing, imprint("x", 1));
            List<FinishedFile> again = finisher().finish(photograph(64, 48), finishing, imprint("x", 1));
            for (int i = 0; i < once.size(); i++) {
                assertArrayEquals(once.get(i).bytes(), again.get(i).bytes());
            }
        }
    }

    @Test
    void thePictureItselfIsLeftAsItWas() {
        Raster picture = photograph(64, 48);
        byte[] before = picture.rgb().clone();
        finisher()
                .finish(
                        picture,
                        with(List.of(new Overlay.Text("over it", Overlay.Place.CENTRE, 0.3, 0, 1))),
                        imprint("x", 1));
        assertArrayEquals(before, picture.rgb());
    }

    @Test
    void everyFileReadsBackToItsRecipe() throws Exception {
        Random random = new Random(11);
        for (int round = 0; round < 120; round++) {
            Imprint imprint = random(random);
            ImageFormat format = FORMATS.get(round % FORMATS.size());
            Finishing finishing = new Finishing(1, List.of(new Crop("c", 16, 16)), List.of(), format, 60);
            for (FinishedFile file : finisher().finish(photograph(16, 20), finishing, imprint)) {
                assertReadsBack(imprint, file);
            }
        }
    }

    @Test
    void aLongPromptReadsBackToo() throws Exception {
        Imprint imprint = imprint("a very long prompt, with \"quotes\" & 漢字; ".repeat(4_000), 3);
        for (ImageFormat format : FORMATS) {
            Finishing finishing = new Finishing(1, List.of(), List.of(), format, 60);
            assertReadsBack(
                    imprint,
                    finisher().finish(photograph(16, 20), finishing, imprint).getFirst());
        }
    }

    @Test
    void whatCannotBeDoneIsNamed() {
        Overlay gone = new Overlay.Logo(LOGO, Overlay.Place.TOP, 0.2, 1);
        SluiceException refused = refused(with(List.of(gone)));
        assertEquals(FailureCode.INVALID, refused.code());
        assertEquals("overlays[0].asset", refused.subject());
        assertTrue(String.valueOf(refused.getMessage()).contains(LOGO.hex()));

        assertInvalid("upscale", new Finishing(9, List.of(), List.of(), ImageFormat.PNG, 90));
        assertInvalid("upscale", new Finishing(Double.NaN, List.of(), List.of(), ImageFormat.PNG, 90));
        assertInvalid("format", new Finishing(1, List.of(), List.of(), ImageFormat.GIF, 90));
        assertInvalid("quality", new Finishing(1, List.of(), List.of(), ImageFormat.JPEG, 0));
        assertInvalid(
                "crops[0].name", new Finishing(1, List.of(new Crop("../up", 20, 20)), List.of(), ImageFormat.PNG, 90));
        assertInvalid("overlays[0].text", with(List.of(new Overlay.Text(" ", Overlay.Place.TOP, 0.1, 0, 1))));
        assertInvalid("overlays[0].size", with(List.of(new Overlay.Text("x", Overlay.Place.TOP, 0, 0, 1))));
    }

    @Test
    void tooManyPixelsAreRefused() {
        SluiceException crop =
                refused(new Finishing(1, List.of(new Crop("huge", 20_000, 20_000)), List.of(), ImageFormat.PNG, 90));
        assertEquals(FailureCode.TOO_LARGE, crop.code());
        assertEquals("crops[0]", crop.subject());
        SluiceException whole = assertThrows(
                SluiceException.class,
                () -> finisher()
                        .finish(
                                new Raster(2_000, 1_600, new byte[3 * 2_000 * 1_600]),
                                new Finishing(8, List.of(), List.of(), ImageFormat.PNG, 90),
                                imprint("x", 1)));
        assertEquals(FailureCode.TOO_LARGE, whole.code());
        assertEquals("upscale", whole.subject());
    }

    @Test
    void nothingToDoChangesNoPixel() throws Exception {
        Raster picture = photograph(64, 48);
        FinishedFile file =
                finisher().finish(picture, Finishing.NONE, imprint("x", 1)).getFirst();
        assertArrayEquals(picture.rgb(), decoded(file).rgb());
    }

    /** What the file shows. */
    protected abstract Raster decoded(FinishedFile file) throws Exception;

    private void assertInvalid(String field, Finishing finishing) {
        SluiceException refused = refused(finishing);
        assertEquals(FailureCode.INVALID, refused.code(), refused.getMessage());
        assertEquals(field, refused.subject());
        assertTrue(String.valueOf(refused.getMessage()).startsWith(field + ": "), refused.getMessage());
    }

    private SluiceException refused(Finishing finishing) {
        return assertThrows(
                SluiceException.class, () -> finisher().finish(photograph(64, 48), finishing, imprint("x", 1)));
    }

    private static void assertSize(int width, int height, FinishedFile file) {
        assertEquals(width + "x" + height, file.width() + "x" + file.height());
        try {
            ContainerContent content = CONTAINERS.read(ByteSource.of(file.bytes()));
            assertEquals(
                    width + "x" + height,
                    content.header().width() + "x" + content.header().height());
            assertEquals(file.format(), content.header().format());
            assertEquals(List.of(), content.warnings());
        } catch (Exception unreadable) {
            throw new AssertionError("a " + file.format() + " that cannot be read", unreadable);
        }
    }

    private static void assertReadsBack(Imprint imprint, FinishedFile file) throws Exception {
        ContainerContent content = CONTAINERS.read(ByteSource.of(file.bytes()));
        assertEquals(List.of(), content.warnings());
        GenerationParameters read = Dialects.merge(Dialects.read(content.raw()));
        Recipe recipe = imprint.recipe();
        assertEquals(recipe.prompt(), read.get(Parameter.PROMPT).orElse(""));
        assertEquals(
                recipe.negativePrompt(), read.get(Parameter.NEGATIVE_PROMPT).orElse(""));
        assertEquals(Optional.of(new Seed(recipe.seed())), read.get(Parameter.SEED));
        assertEquals(Optional.of(recipe.steps()), read.get(Parameter.STEPS));
        assertEquals(Optional.of(recipe.guidance()), read.get(Parameter.GUIDANCE));
        assertEquals(Optional.of(recipe.sampler()), read.get(Parameter.SAMPLER));
        assertEquals(Optional.of(recipe.model()), read.get(Parameter.MODEL));
        assertEquals(Optional.of(new RequestedSize(recipe.width(), recipe.height())), read.get(Parameter.SIZE));
        assertEquals(Optional.ofNullable(recipe.start()).map(StartImage::strength), read.get(Parameter.DENOISE));
        assertEquals(Optional.of(imprint.origin()), read.get(Parameter.DECLARED_ORIGIN));
        assertEquals(Optional.of(imprint.software()), read.get(Parameter.TOOL_VERSION));
        assertEquals(Optional.of(Tool.OTHER), read.get(Parameter.TOOL));
        assertEquals(
                imprint.at().getEpochSecond(),
                content.created() == null ? -1 : content.created().getEpochSecond());
    }

    protected static Raster photograph(int width, int height) {
        return raster(TestPicture.photograph(width, height, 5));
    }

    protected static Raster raster(TestPicture picture) {
        byte[] rgb = new byte[3 * picture.width() * picture.height()];
        for (int i = 0; i < picture.argb().length; i++) {
            rgb[3 * i] = (byte) (picture.argb()[i] >> 16);
            rgb[3 * i + 1] = (byte) (picture.argb()[i] >> 8);
            rgb[3 * i + 2] = (byte) picture.argb()[i];
        }
        return new Raster(picture.width(), picture.height(), rgb);
    }

    protected static Finishing with(List<Overlay> overlays) {
        return new Finishing(1, List.of(), overlays, ImageFormat.PNG, 90);
    }

    protected static Imprint imprint(String prompt, long seed) {
        Recipe recipe = new Recipe(prompt, "blurry", seed, 64, 48, 4, 1, "builtin", "original", "plain", null);
        return new Imprint(
                recipe,
                "algorithmicMedia",
                "Sluice 0.3",
                "12",
                0,
                Instant.parse("2026-11-21T19:00:00Z"),
                Quality.DRAFT);
    }

    private static Imprint random(Random random) {
        StringBuilder prompt = new StringBuilder("p");
        StringBuilder negative = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            prompt.append(PIECES.get(random.nextInt(PIECES.size())));
            negative.append(random.nextInt(3) > 0 ? "" : PIECES.get(random.nextInt(PIECES.size())));
        }
        Recipe recipe = new Recipe(
                prompt.toString(),
                negative.toString().isBlank() ? "" : negative.toString(),
                random.nextLong(),
                8 * (1 + random.nextInt(256)),
                8 * (1 + random.nextInt(256)),
                1 + random.nextInt(100),
                random.nextInt(200) / 10.0,
                List.of("builtin", "sd-turbo", "my model, v2.safetensors", "a/b:c")
                        .get(random.nextInt(4)),
                "fp16",
                List.of("euler", "dpmpp-2m", "dpmpp_2m_karras", "Euler a").get(random.nextInt(4)),
                random.nextBoolean() ? null : new StartImage(LOGO, (1 + random.nextInt(100)) / 100.0));
        return new Imprint(
                recipe,
                random.nextBoolean() ? "trainedAlgorithmicMedia" : "algorithmicMedia",
                "Sluice 0.3",
                Long.toString(random.nextInt(1000)),
                random.nextInt(9),
                Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000)));
    }
}
