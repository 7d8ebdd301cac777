package sluice.metadata.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.metadata.GenerationParameters;
import sluice.metadata.HighResPass;
import sluice.metadata.Lora;
import sluice.metadata.Parameter;
import sluice.metadata.RequestedSize;

class A1111DialectTest {
    private static final String LINE = "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 5, Size: 512x768";

    private static GenerationParameters read(String text) {
        return Entries.merged("png:parameters", text);
    }

    private static String text(GenerationParameters parameters, Parameter<?> parameter) {
        return parameters.get(parameter).map(Object::toString).orElse("");
    }

    @Test
    void everyFieldOfAFullTextIsRead() {
        GenerationParameters read = read(Specimens.A1111);
        assertEquals("a1111", read.dialect());
        assertEquals("AUTOMATIC1111", text(read, Parameter.TOOL));
        assertEquals("v1.10.1", text(read, Parameter.TOOL_VERSION));
        assertEquals("a red fox, <lora:fur_v2:0.7>, (snow:1.2)", text(read, Parameter.PROMPT));
        assertEquals("blurry, text", text(read, Parameter.NEGATIVE_PROMPT));
        assertEquals("18446744073709551615", text(read, Parameter.SEED));
        assertEquals(28, read.get(Parameter.STEPS).orElseThrow());
        assertEquals(6.5, read.get(Parameter.GUIDANCE).orElseThrow());
        assertEquals("DPM++ 2M", text(read, Parameter.SAMPLER));
        assertEquals("Karras", text(read, Parameter.SCHEDULER));
        assertEquals("fox_v3", text(read, Parameter.MODEL));
        assertEquals("1a2b3c4d5e", text(read, Parameter.MODEL_HASH));
        assertEquals(
                List.of(new Lora("fur_v2", 0.7)),
                read.get(Parameter.LORAS).orElseThrow().all());
        assertEquals(2, read.get(Parameter.CLIP_SKIP).orElseThrow());
        assertEquals(0.4, read.get(Parameter.DENOISE).orElseThrow());
        assertEquals(new RequestedSize(832, 1216), read.get(Parameter.SIZE).orElseThrow());
        assertEquals(
                new HighResPass("4x-Sharp", 1.5, 12, 0.4),
                read.get(Parameter.HIGH_RES).orElseThrow());
        assertEquals("png:parameters#Seed", read.source(Parameter.SEED).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exif:UserComment",
                "jpeg:comment",
                "gif:comment",
                "stealth:alpha",
                "stealth:rgb",
                "sidecar:txt",
                "png:UserComment"
            })
    void theSameTextIsReadWhereverItStands(String source) {
        assertEquals(
                20,
                Entries.merged(source, "a fox\n" + LINE).get(Parameter.STEPS).orElseThrow());
    }

    @Test
    void theLastLineBelongsToThePromptWhenItHasFewerThanThreePairs() {
        GenerationParameters read = read("a fox\nSteps: 20, Sampler: Euler");
        assertEquals("a fox\nSteps: 20, Sampler: Euler", text(read, Parameter.PROMPT));
        assertTrue(read.get(Parameter.STEPS).isEmpty());
        assertTrue(read.get(Parameter.CLIP_SKIP).isEmpty());
    }

    @Test
    void aPromptLineWithPairsOfItsOwnIsNoSettingsLine() {
        String prompt = "portrait, mood: dark, light: soft, style: ink";
        assertEquals(prompt, text(read(prompt), Parameter.PROMPT));
    }

    @Test
    void stepsInsideAPromptStayInThePrompt() {
        GenerationParameters read = read("dance Steps: 99, Sampler: none, Seed: 1\nmore\n" + LINE);
        assertEquals("dance Steps: 99, Sampler: none, Seed: 1\nmore", text(read, Parameter.PROMPT));
        assertEquals(20, read.get(Parameter.STEPS).orElseThrow());
    }

    @Test
    void theNegativePromptRunsOverManyLines() {
        GenerationParameters read = read("a fox\nin snow\n\nNegative prompt: blurry,\ntext,\n\nlogo\n" + LINE);
        assertEquals("a fox\nin snow", text(read, Parameter.PROMPT));
        assertEquals("blurry,\ntext,\n\nlogo", text(read, Parameter.NEGATIVE_PROMPT));
    }

    @Test
    void eitherPartMayBeAbsent() {
        assertEquals("", text(read(LINE), Parameter.PROMPT));
        assertEquals("blurry", text(read("Negative prompt: blurry\n" + LINE), Parameter.NEGATIVE_PROMPT));
        assertEquals("blurry", text(read("Negative prompt: blurry"), Parameter.NEGATIVE_PROMPT));
        assertEquals("only words", text(read("only words"), Parameter.PROMPT));
    }

    @Test
    void linesWhichExtensionsWriteBehindTheSettingsAreNoPrompt() {
        GenerationParameters read = read("a fox\n" + LINE + "\nTemplate: a {red|grey} fox\nNegative Template: x");
        assertEquals("a fox", text(read, Parameter.PROMPT));
        assertEquals(20, read.get(Parameter.STEPS).orElseThrow());
    }

    @Test
    void windowsLineEndsAreLineEnds() {
        GenerationParameters read = read("a fox\r\nNegative prompt: blurry\r\n" + LINE + "\r\n");
        assertEquals("a fox", text(read, Parameter.PROMPT));
        assertEquals("blurry", text(read, Parameter.NEGATIVE_PROMPT));
        assertEquals(
                "512x768",
                read.get(Parameter.SIZE).map(s -> s.width() + "x" + s.height()).orElseThrow());
    }

    @Test
    void quotedValuesHoldCommasColonsAndLineBreaks() {
        GenerationParameters read =
                read("a fox\nSteps: 20, Model: \"odd, name: \\\"x\\\"\", Template: \"Seed: 9\\n, Steps: 1\", "
                        + "Seed: 5, Sampler: Euler");
        assertEquals("odd, name: \"x\"", text(read, Parameter.MODEL));
        assertEquals("5", text(read, Parameter.SEED));
        assertEquals(20, read.get(Parameter.STEPS).orElseThrow());
    }

    @Test
    void bareJsonEndsAtItsBracketAndTellsOfCivitai() {
        GenerationParameters read = read("a fox\nSteps: 25, Sampler: Euler a, CFG scale: 5, Seed: 7, Clip skip: 2, "
                + "Civitai resources: [{\"type\":\"checkpoint\",\"modelVersionId\":1,\"modelName\":\"Fox, XL\"},"
                + "{\"type\":\"lora\",\"weight\":0.8,\"modelName\":\"Fur ]\"}], Civitai metadata: {}, Size: 8x16");
        assertEquals("CIVITAI", text(read, Parameter.TOOL));
        assertEquals("Fox, XL", text(read, Parameter.MODEL));
        assertEquals(
                List.of(new Lora("Fur ]", 0.8)),
                read.get(Parameter.LORAS).orElseThrow().all());
        assertEquals(new RequestedSize(8, 16), read.get(Parameter.SIZE).orElseThrow());
    }

    @Test
    void noClipSkipMeansOne() {
        GenerationParameters read = read("a fox\n" + LINE);
        assertEquals(1, read.get(Parameter.CLIP_SKIP).orElseThrow());
        assertEquals("png:parameters#default", read.source(Parameter.CLIP_SKIP).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "DPM++ 2M Karras, DPM++ 2M, Karras",
        "DPM++ 2M SDE Exponential, DPM++ 2M SDE, Exponential",
        "DPM++ 2M SDE SGMUniform, DPM++ 2M SDE, SGMUniform",
        "DPM++ 2M SGM Uniform, DPM++ 2M, SGM Uniform",
        "euler_ancestral_karras, euler_ancestral, karras",
        "dpmpp_2m_sde_gpu, dpmpp_2m_sde_gpu, ''",
        "ddim_ddim_uniform, ddim, ddim_uniform",
        "Euler a, Euler a, ''",
        "Karras, Karras, ''",
    })
    void theScheduleMayBeASuffixOfTheSampler(String written, String sampler, String scheduler) {
        GenerationParameters read = read("a fox\nSteps: 20, Sampler: " + written + ", Seed: 5");
        assertEquals(sampler, text(read, Parameter.SAMPLER));
        assertEquals(scheduler, text(read, Parameter.SCHEDULER));
    }

    @Test
    void aKeyOfItsOwnForTheScheduleWinsOverTheSuffix() {
        GenerationParameters read = read("a fox\nSteps: 20, Sampler: DPM++ 2M SDE Karras, Scheduler: karras, Seed: 5");
        assertEquals("DPM++ 2M SDE", text(read, Parameter.SAMPLER));
        assertEquals("karras", text(read, Parameter.SCHEDULER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CFG scale", "CFG Scale", "cfg scale"})
    void guidanceIsWrittenInSeveralWays(String key) {
        assertEquals(
                7.5,
                read("x\nSteps: 1, Seed: 2, " + key + ": 7.5")
                        .get(Parameter.GUIDANCE)
                        .orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "Version: v1.10.1, AUTOMATIC1111",
        "Version: 1.6.0, AUTOMATIC1111",
        "Version: f2.0.1v1.10.1-previous-636-gb835f24a, FORGE",
        "Version: f0.0.17v1.8.0rc-latest-276-g29be1da7, FORGE",
        "Version: classic, FORGE",
        "Version: neo, FORGE",
        "Version: f1.0.0v2-v1.10.1RC-latest-2498-g5120e679, REFORGE",
        "Version: f2.0.0-v1.10.1, REFORGE",
        "Version: Fooocus v2.5.5, FOOOCUS",
        "Version: ComfyUI, COMFYUI",
        "'App: SD.Next, Version: 56a8aea', SDNEXT",
        "Version: something else, ''",
        "ADetailer Version: 24.5.1, AUTOMATIC1111",
        "Model: x, AUTOMATIC1111",
    })
    void theStandAloneVersionTellsTheTool(String pair, String tool) {
        assertEquals(tool, text(read("a fox\n" + LINE + ", " + pair), Parameter.TOOL));
    }

    @Test
    void aDetailersVersionIsNotTheTools() {
        GenerationParameters read = read("a fox\n" + LINE + ", ADetailer Version: 24.5.1, Version: f2.0.1v1.10.1-x");
        assertEquals("FORGE", text(read, Parameter.TOOL));
        assertEquals("f2.0.1v1.10.1-x", text(read, Parameter.TOOL_VERSION));
    }

    @Test
    void sdNextWritesItsKeysInAnotherOrder() {
        GenerationParameters read = read("a fox\nSteps: 20, Size: 1024x1024, Sampler: DDIM, Seed: 3, CFG scale: 6, "
                + "App: SD.Next, Version: 56a8aea, Operations: txt2img, Model: fox_v3, Sampler sigma: exponential");
        assertEquals("SDNEXT", text(read, Parameter.TOOL));
        assertEquals("exponential", text(read, Parameter.SCHEDULER));
        assertEquals(
                "png:parameters#Sampler sigma", read.source(Parameter.SCHEDULER).orElseThrow());
    }

    @Test
    void fooocusListsItsLorasWithHashesAndWeightsApart() {
        GenerationParameters read = read(
                "a fox\nSteps: 30, Sampler: Euler, Seed: 1, Raw negative prompt: , Clip skip: 2, "
                        + "Lora hashes: \"fur_1.0: 4852686128, old: aa\", Lora weights: \"fur_1.0: 0.1\", Version: Fooocus v2.5.5");
        assertEquals(
                List.of(new Lora("fur_1.0", 0.1), new Lora("old", null)),
                read.get(Parameter.LORAS).orElseThrow().all());
        assertEquals(2, read.get(Parameter.CLIP_SKIP).orElseThrow());
    }

    @Test
    void lorasOfThePromptAreReadAndThePromptStaysAsItIs() {
        String prompt = "<lora:style\\fur v2.safetensors:0.6>, fox <lyco:Mane:1:1:lbw=x>, <lora:plain>, < lora, <b>";
        GenerationParameters read = read(prompt + "\n" + LINE);
        assertEquals(prompt, text(read, Parameter.PROMPT));
        assertEquals(
                List.of(new Lora("fur v2", 0.6), new Lora("Mane", 1.0), new Lora("plain", null)),
                read.get(Parameter.LORAS).orElseThrow().all());
    }

    @ParameterizedTest
    @CsvSource({
        "folder/fox_v3.safetensors, fox_v3",
        "C:\\models\\fox_v3.ckpt, fox_v3",
        "sd_xl_base_1.0, sd_xl_base_1.0",
        "fox_v3.safetensors [79e42fb744], fox_v3",
        "stabilityai/sdxl-turbo, sdxl-turbo",
        "None, ''",
    })
    void modelNamesHaveNeitherFolderNorEnding(String written, String name) {
        String quoted = written.contains(":") ? "\"" + written.replace("\\", "\\\\") + "\"" : written;
        assertEquals(name, text(read("x\n" + LINE + ", Model: " + quoted), Parameter.MODEL));
    }

    @Test
    void aSeedOfMinusOneIsNone() {
        assertEquals(
                Optional.empty(), read("x\nSteps: 1, Seed: -1, Sampler: Euler").get(Parameter.SEED));
    }

    @Test
    void aFileFromTheExtrasTabTellsTheToolOnly() {
        GenerationParameters read =
                Entries.merged("png:postprocessing", "Postprocess upscale by: 4, Postprocess upscaler: 4x");
        assertEquals("AUTOMATIC1111", text(read, Parameter.TOOL));
        assertTrue(read.get(Parameter.PROMPT).isEmpty());
        assertTrue(read.get(Parameter.CLIP_SKIP).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Photo taken at noon", "ASCII", "Canon EOS", "a caption, with: one pair", ""})
    void otherTextInACommentIsNotA1111(String comment) {
        assertEquals(
                List.of(),
                Entries.readings("exif:UserComment", comment, "jpeg:comment", comment, "sidecar:txt", comment));
    }

    @Test
    void aWildcardPromptThatBeginsWithABraceIsText() {
        assertEquals("{red|grey} fox", text(read("{red|grey} fox\n" + LINE), Parameter.PROMPT));
    }
}
