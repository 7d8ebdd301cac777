package sluice.adapters.comfyui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sluice.asset.AssetId;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.render.Recipe;
import sluice.render.StartImage;
import tools.jackson.databind.JsonNode;

class TemplatesTest {
    /** A workflow that loads what it likes, and leaves steps and sampler to itself. */
    static final String OWN = """
            // A comment is allowed, as in all files that people write.
            {
              "1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sd15/some model v1-5.safetensors"}},
              "2": {"class_type": "CLIPTextEncode", "inputs": {"text": "masterpiece, {{prompt}}", "clip": ["1", 1]}},
              "4": {"class_type": "EmptyLatentImage", "inputs":
                {"width": "{{width}}", "height": "{{height}}", "batch_size": 1}},
              "5": {"class_type": "KSampler", "inputs": {"seed": "{{seed}}", "steps": 3, "cfg": 1.0,
                "sampler_name": "euler", "scheduler": "simple", "denoise": 1.0, "model": ["1", 0],
                "positive": ["2", 0], "negative": ["2", 0], "latent_image": ["4", 0]}},
              "6": {"class_type": "VAEDecode", "inputs": {"samples": ["5", 0], "vae": ["1", 2]}},
              "7": {"class_type": "SaveImage", "inputs": {"images": ["6", 0], "filename_prefix": "sluice"}}
            }
            """;

    private static final StartImage START = new StartImage(new AssetId("0".repeat(32)), 0.4);

    @TempDir
    Path folder;

    static String shipped(String name) throws IOException {
        try (InputStream in = there(Templates.class.getResourceAsStream(name + ".json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream there(@Nullable InputStream in) {
        return Objects.requireNonNull(in);
    }

    private static Recipe recipe(String prompt, long seed, @Nullable StartImage start) {
        return new Recipe(
                prompt, "no \"text\"", seed, 512, 768, 20, 6.5, "model", "original", "dpmpp-2m-karras", start);
    }

    private static String message(SluiceException wrong) {
        return String.valueOf(wrong.getMessage());
    }

    @Test
    void slotsAreFilledWithTheirTypes() {
        Templates.Pair pair = Templates.read(folder).checkpoints();
        String prompt = "a \"fox\"\nwith {{seed}}, \\n, $1 and }}";
        JsonNode filled = pair.text().filled(Filling.of(recipe(prompt, -1, null), "folder/x.safetensors", false, null));
        JsonNode sampler = filled.path("5").path("inputs");
        assertEquals(prompt, filled.path("2").path("inputs").path("text").asString());
        assertEquals("no \"text\"", filled.path("3").path("inputs").path("text").asString());
        assertEquals("18446744073709551615", sampler.path("seed").toString(), "a number, and all 64 bits");
        assertEquals("20", sampler.path("steps").toString());
        assertEquals("6.5", sampler.path("cfg").toString());
        assertEquals("dpmpp_2m", sampler.path("sampler_name").asString());
        assertEquals("karras", sampler.path("scheduler").asString());
        assertEquals(1, sampler.path("denoise").asInt());
        assertEquals("[\"1\",0]", sampler.path("model").toString());
        assertEquals(768, filled.path("4").path("inputs").path("height").intValue());
        assertEquals(
                "folder/x.safetensors",
                filled.path("1").path("inputs").path("ckpt_name").asString());
    }

    @Test
    void startImagesHaveATemplateOfTheirOwn() {
        Template image = Templates.read(folder).checkpoints().image();
        assertNotNull(image);
        JsonNode filled = image.filled(Filling.of(recipe("fox", 7, START), "x", true, "sluice/1.png"));
        assertEquals(
                "sluice/1.png", filled.path("4").path("inputs").path("image").asString());
        assertEquals("0.4", filled.path("6").path("inputs").path("denoise").toString());
    }

    @Test
    void aSlotWithinATextIsPartOfIt() throws IOException {
        Files.writeString(folder.resolve("own.json"), OWN);
        Templates templates = Templates.read(folder);
        Templates.Pair own = templates.own().get("own");
        assertNotNull(own);
        JsonNode filled = own.text().filled(Filling.of(recipe("fox", 7, null), "", false, null));
        assertEquals(
                "masterpiece, fox", filled.path("2").path("inputs").path("text").asString());
        assertEquals(Set.of("own"), templates.own().keySet());
    }

    @Test
    void theUsersTakeThePlaceOfOurs() throws IOException {
        Files.writeString(
                folder.resolve("text-to-image.json"),
                shipped("text-to-image").replace("\"{{steps}}\"", "12").replace("\"{{negative}}\"", "\"\""));
        Template text = Templates.read(folder).checkpoints().text();
        assertTrue(text.source().endsWith("text-to-image.json") && text.source().startsWith(folder.toString()));
        assertFalse(text.has(Slot.STEPS) || text.has(Slot.NEGATIVE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text-to-image.json | {{seed}} | 7 | it needs the slot {{seed}}",
                "text-to-image.json | {{model}} | x | it needs the slot {{model}}",
                "text-to-image.json | {{steps}} | {{stepz}} | node 5: there is no slot {{stepz}}: did you mean \"steps\"?",
                "text-to-image.json | {{negative}} | {{image}} | the slot {{image}} cannot be filled",
                "image-to-image.json | {{image}} | a.png | it needs the slot {{image}}",
                "image-to-image.json | {{denoise}} | 0.5 | it needs the slot {{denoise}}",
                "own.json | KSampler | KSampler | the slot {{model}} cannot be filled",
                "text-to-image.json | class_type | kind | the node 1 needs a class_type",
                "own.image-to-image.json | x | x | there is no own.json that it could belong to",
                "a b.json | x | x | a workflow's name has",
                "text-to-image.json | {\"class_type\" | { \"class_type\" : 1, \"class_type\" | is not sound JSON"
            })
    void whatIsWrongIsNamedWithItsFile(String name, String from, String to, String told) throws IOException {
        String base = name.startsWith("image") ? "image-to-image" : "text-to-image";
        Files.writeString(folder.resolve(name), shipped(base).replace(from, to));
        SluiceException wrong = assertThrows(SluiceException.class, () -> Templates.read(folder));
        assertEquals(FailureCode.INVALID, wrong.code());
        assertTrue(message(wrong).contains(name) && message(wrong).contains(told), wrong::getMessage);
    }

    @Test
    void theEditorsFormatIsExplained() throws IOException {
        Files.writeString(folder.resolve("text-to-image.json"), "{\"nodes\": [], \"links\": [], \"version\": 0.4}");
        SluiceException wrong = assertThrows(SluiceException.class, () -> Templates.read(folder));
        assertTrue(message(wrong).contains("Export (API)"), wrong::getMessage);
    }

    @Test
    void aSlotThatNothingIsKnownForIsNamed() {
        Template image = Templates.read(folder).checkpoints().image();
        assertNotNull(image);
        SluiceException wrong = assertThrows(SluiceException.class, () -> image.filled(Map.of()));
        assertTrue(message(wrong).contains("{{model}}"), wrong::getMessage);
    }
}
