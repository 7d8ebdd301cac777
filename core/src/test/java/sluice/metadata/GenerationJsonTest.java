package sluice.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GenerationJsonTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static GenerationParameters full() {
        return GenerationParameters.in("comfyui")
                .put(Parameter.TOOL, Tool.COMFYUI, "png:prompt")
                .put(Parameter.TOOL_VERSION, "1.2", "a")
                .put(Parameter.PROMPT, "a \"fox\"\n🦊", "png:prompt#4.text")
                .put(Parameter.NEGATIVE_PROMPT, "blurry", "b")
                .put(Parameter.SEED, new Seed(-1), "c")
                .put(Parameter.STEPS, 20, "d")
                .put(Parameter.GUIDANCE, 0.1 + 0.2, "e")
                .put(Parameter.SAMPLER, "euler", "f")
                .put(Parameter.SCHEDULER, "karras", "g")
                .put(Parameter.MODEL, "fox", "h")
                .put(Parameter.MODEL_HASH, "1a2b", "i")
                .put(Parameter.LORAS, new Loras(List.of(new Lora("fur", 1.0), new Lora("mane", null))), "j")
                .put(Parameter.CLIP_SKIP, 2, "k")
                .put(Parameter.DENOISE, 1.0, "l")
                .put(Parameter.SIZE, new RequestedSize(832, 1216), "m")
                .put(Parameter.HIGH_RES, new HighResPass(null, 1.5, null, 0.3), "n")
                .put(Parameter.DECLARED_ORIGIN, "trainedAlgorithmicMedia", "o")
                .build();
    }

    private static JsonNode stored(JsonNode json) {
        return JSON.readTree(json.toString());
    }

    @Test
    void everyParameterComesBackWithItsSource() {
        assertEquals(full(), GenerationJson.read(stored(GenerationJson.write(full()))));
        assertEquals(
                Parameter.ALL.size(),
                GenerationJson.write(full()).path("values").size());
    }

    @Test
    void theFormIsTheOneThatIsDocumented() {
        GenerationParameters parameters = GenerationParameters.in("a1111")
                .put(Parameter.SEED, new Seed(-1), "png:parameters#Seed")
                .build();
        assertEquals(
                "{\"dialect\":\"a1111\",\"values\":{\"seed\":{\"source\":\"png:parameters#Seed\",\"value\":\"18446744073709551615\"}}}",
                GenerationJson.write(parameters).toString());
    }

    @Test
    void nothingComesBackAsNothing() {
        assertEquals(
                GenerationParameters.NONE,
                GenerationJson.read(stored(GenerationJson.write(GenerationParameters.NONE))));
    }

    @Test
    void unknownFieldsAndValuesOfOtherTypesAreIgnored() {
        GenerationParameters read = GenerationJson.read(
                JSON.readTree(
                        "{\"dialect\":\"x\",\"more\":1,\"values\":{\"newField\":{\"value\":1},\"steps\":{\"value\":\"many\"},"
                                + "\"seed\":{\"value\":[]},\"tool\":{\"value\":\"unheardOf\"},\"requestedSize\":{\"value\":{\"width\":-1,\"height\":2}},"
                                + "\"loras\":{\"value\":[1,{\"name\":\"\"}]},\"highRes\":7,\"guidance\":{\"value\":2,\"source\":\"s\",\"x\":0}}}"));
        assertEquals(
                GenerationParameters.in("x").put(Parameter.GUIDANCE, 2.0, "s").build(), read);
        assertEquals(GenerationParameters.NONE, GenerationJson.read(JSON.readTree("[]")));
    }

    @Test
    void readingsComeBackWithTheirWarnings() {
        List<Reading> readings = List.of(
                new Reading(full(), List.of(new Warning("png:prompt", "odd"))),
                new Reading(GenerationParameters.NONE, List.of(new Warning("xmp", "broken"))));
        assertEquals(readings, GenerationJson.readReadings(stored(GenerationJson.writeReadings(readings))));
        assertEquals(List.of(), GenerationJson.readReadings(JSON.readTree("{}")));
    }
}
