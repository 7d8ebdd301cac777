package sluice.render.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sluice.asset.AssetId;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import sluice.metadata.RawEntry;
import sluice.metadata.RawMetadata;
import sluice.metadata.RequestedSize;
import sluice.metadata.Seed;
import sluice.metadata.Tool;
import sluice.metadata.dialect.Dialects;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.StartImage;
import sluice.render.finish.Imprint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImprintsTest {
    private static final List<String> PIECES = List.of(
            "a cat",
            ",",
            ", ",
            ": ",
            "\n",
            "\"",
            "\\",
            "'",
            "Steps: 3",
            "Steps: 3, Sampler: x, Seed: 1\n",
            "(red:1.2)",
            "é",
            "漢字",
            "😀",
            "<b>",
            "{a|b}",
            "[",
            "\t",
            "Seed:",
            "Version: v1.9.0, ",
            "Size: 1x1, Seed: 2, Steps: 4");

    @Test
    void parametersLookLikeTheWebUis() {
        assertEquals(
                """
                a fox, in "snow"
                Negative prompt: blurry
                Steps: 4, Sampler: euler, CFG scale: 7.5, Seed: 18446744073709551615, Size: 64x48, \
                Model: "m, v2", Denoising strength: 0.5, Version: Sluice 0.3""",
                Imprints.parameters(
                        imprint("a fox, in \"snow\"", "blurry", new StartImage(new AssetId("a".repeat(32)), 0.5))));
    }

    /** Text alone: what other programs see, and what is left when they took our own block out. */
    @Test
    void parametersReadBackWhateverThePromptHolds() {
        Random random = new Random(7);
        for (int round = 0; round < 3_000; round++) {
            Imprint imprint = imprint(text(random), text(random), null);
            assertReads(imprint, read("png:parameters", Imprints.parameters(imprint)));
            assertReads(imprint, read("exif:UserComment", Imprints.parameters(imprint)));
        }
    }

    @Test
    void theBlockReadsBackEvenWhatA1111TextCannotSay() {
        Random random = new Random(8);
        for (int round = 0; round < 1_000; round++) {
            String prompt = " " + text(random) + "\nNegative prompt: not this\n";
            Imprint imprint = imprint(prompt, "Negative prompt: " + text(random), null);
            for (String source : List.of("png:sluice", "exif:MakerNote")) {
                GenerationParameters read = read(
                        "png:parameters",
                        Imprints.parameters(imprint),
                        source,
                        Imprints.block(imprint),
                        "xmp",
                        ImprintXmp.of(imprint));
                assertReads(imprint, read);
                assertEquals("sluice", read.dialect());
                assertEquals(Optional.of("algorithmicMedia"), read.get(Parameter.DECLARED_ORIGIN));
                assertEquals(Optional.empty(), read.get(Parameter.CLIP_SKIP));
            }
        }
    }

    @Test
    void theBlockSaysAllThatTheRecipeHolds() {
        String block = Imprints.block(imprint("é\n漢", "", new StartImage(new AssetId("a".repeat(32)), 0.5)));
        assertTrue(block.chars().allMatch(c -> c >= ' ' && c < 0x7F), block);
        JsonNode json = JsonMapper.shared().readTree(block);
        assertEquals(1, json.path("sluice").asInt(0));
        assertEquals("12", json.path("request").asString(""));
        assertEquals(3, json.path("index").asInt(0));
        assertEquals("18446744073709551615", json.path("seed").asString(""));
        assertEquals("fp16", json.path("variant").asString(""));
        assertEquals("hero", json.path("quality").asString(""));
        assertEquals("é\n漢", json.path("prompt").asString(""));
        assertEquals("2026-11-21T19:00:00Z", json.path("at").asString(""));
        assertEquals("a".repeat(32), json.path("start").path("asset").asString(""));
    }

    @Test
    void xmpIsWellFormedAndFitsOneSegmentWhateverThePromptHolds() {
        Random random = new Random(9);
        for (int round = 0; round < 300; round++) {
            // A prompt that begins like JSON is taken for broken JSON, which is a warning of its own.
            StringBuilder prompt = new StringBuilder("p");
            int length = round % 10 == 0 ? 100_000 : 50;
            while (prompt.length() < length) {
                prompt.append(
                        random.nextInt(3) == 0
                                ? text(random)
                                : Character.toString(random.nextInt(round % 2 == 0 ? 0x80 : 0x11_0000)));
            }
            String xmp = ImprintXmp.of(imprint(prompt.toString(), "", null));
            assertTrue(xmp.getBytes(StandardCharsets.UTF_8).length <= ImprintXmp.MOST_BYTES);
            RawMetadata raw = new RawMetadata(List.of(new RawEntry("xmp", xmp)));
            assertTrue(
                    Dialects.read(raw).stream()
                            .allMatch(reading -> reading.warnings().isEmpty()),
                    xmp);
        }
    }

    @Test
    void xmpDeclaresATrainedModel() {
        Imprint made = imprint("x", "", null);
        Imprint trained = new Imprint(made.recipe(), "trainedAlgorithmicMedia", "Sluice 0.3", "1", 0, made.at());
        assertEquals(
                Optional.of("trainedAlgorithmicMedia"),
                read("xmp", ImprintXmp.of(trained)).get(Parameter.DECLARED_ORIGIN));
        assertEquals(Optional.empty(), read("xmp", ImprintXmp.of(made)).get(Parameter.DECLARED_ORIGIN));
    }

    private static void assertReads(Imprint imprint, GenerationParameters read) {
        Recipe recipe = imprint.recipe();
        boolean exact = "sluice".equals(read.dialect());
        assertEquals(
                exact ? recipe.prompt() : recipe.prompt().strip(),
                read.get(Parameter.PROMPT).orElse(""));
        assertEquals(
                exact ? recipe.negativePrompt() : recipe.negativePrompt().strip(),
                read.get(Parameter.NEGATIVE_PROMPT).orElse(""));
        assertEquals(Optional.of(recipe.steps()), read.get(Parameter.STEPS));
        assertEquals(Optional.of(recipe.sampler()), read.get(Parameter.SAMPLER));
        assertEquals(Optional.of(new Seed(recipe.seed())), read.get(Parameter.SEED));
        assertEquals(Optional.of(recipe.guidance()), read.get(Parameter.GUIDANCE));
        assertEquals(Optional.of(new RequestedSize(64, 48)), read.get(Parameter.SIZE));
        assertEquals(Optional.of(recipe.model()), read.get(Parameter.MODEL));
        assertEquals(Optional.of(Tool.OTHER), read.get(Parameter.TOOL));
        assertEquals(Optional.of("Sluice 0.3"), read.get(Parameter.TOOL_VERSION));
    }

    private static GenerationParameters read(String... sourcesAndTexts) {
        List<RawEntry> entries = new java.util.ArrayList<>();
        for (int i = 0; i < sourcesAndTexts.length; i += 2) {
            entries.add(new RawEntry(sourcesAndTexts[i], sourcesAndTexts[i + 1]));
        }
        return Dialects.merge(Dialects.read(new RawMetadata(entries)));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("p");
        for (int i = random.nextInt(10); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.append('q').toString();
    }

    private static Imprint imprint(String prompt, String negative, @Nullable StartImage start) {
        Recipe recipe = new Recipe(prompt, negative, -1, 64, 48, 4, 7.5, "m, v2", "fp16", "euler", start);
        return new Imprint(
                recipe, "algorithmicMedia", "Sluice 0.3", "12", 3, Instant.parse("2026-11-21T19:00:00Z"), Quality.HERO);
    }
}
