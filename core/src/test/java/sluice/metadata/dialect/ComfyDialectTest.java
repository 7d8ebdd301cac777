package sluice.metadata.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.metadata.GenerationParameters;
import sluice.metadata.HighResPass;
import sluice.metadata.Lora;
import sluice.metadata.Parameter;
import sluice.metadata.Reading;
import sluice.metadata.RequestedSize;

class ComfyDialectTest {
    /** The usual nodes around a sampler, whose inputs a test gives. */
    private static final String AROUND = """
            {"1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "fox_v3.safetensors"}},
             "4": {"class_type": "CLIPTextEncode", "inputs": {"text": "a red fox", "clip": ["1", 1]}},
             "5": {"class_type": "CLIPTextEncode", "inputs": {"text": "blurry", "clip": ["1", 1]}},
             "6": {"class_type": "EmptyLatentImage", "inputs": {"width": 832, "height": 1216}},
             "11": {"class_type": "SaveImage", "inputs": {"images": ["10", 0]}},
             "10": {"class_type": "VAEDecode", "inputs": {"samples": ["7", 0]}},
             %s}""";

    private static GenerationParameters graph(String nodes) {
        return Entries.merged("png:prompt", AROUND.formatted(nodes));
    }

    /** A plain sampler, with further nodes behind it. */
    private static GenerationParameters sampler(String inputs, String... further) {
        String sampler =
                "\"7\": {\"class_type\": \"KSampler\", \"inputs\": {\"seed\": 1, \"steps\": 20, " + inputs + "}}";
        return graph(further.length == 0 ? sampler : sampler + ", " + String.join(", ", further));
    }

    private static String text(GenerationParameters parameters, Parameter<?> parameter) {
        return parameters.get(parameter).map(Object::toString).orElse("");
    }

    private static List<Lora> loras(GenerationParameters parameters) {
        return parameters.get(Parameter.LORAS).orElseThrow().all();
    }

    @Test
    void everyFieldOfAGraphIsReadWithItsPlace() {
        GenerationParameters read = Entries.merged("png:prompt", Specimens.COMFY);
        assertEquals("comfyui", read.dialect());
        assertEquals("COMFYUI", text(read, Parameter.TOOL));
        assertEquals("a red fox", text(read, Parameter.PROMPT));
        assertEquals("blurry", text(read, Parameter.NEGATIVE_PROMPT));
        assertEquals("18446744073709551615", text(read, Parameter.SEED));
        assertEquals("png:prompt#7.seed", read.source(Parameter.SEED).orElseThrow());
        assertEquals(28, read.get(Parameter.STEPS).orElseThrow());
        assertEquals(6.5, read.get(Parameter.GUIDANCE).orElseThrow());
        assertEquals("dpmpp_2m", text(read, Parameter.SAMPLER));
        assertEquals("karras", text(read, Parameter.SCHEDULER));
        assertEquals("fox_v3", text(read, Parameter.MODEL));
        assertEquals(List.of(new Lora("fur_v2", 0.7)), loras(read));
        assertEquals(2, read.get(Parameter.CLIP_SKIP).orElseThrow());
        assertEquals(new RequestedSize(832, 1216), read.get(Parameter.SIZE).orElseThrow());
        assertEquals(
                new HighResPass("bislerp", 1.5, 12, 0.4),
                read.get(Parameter.HIGH_RES).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "png:prompt, ''",
        "exif:Model, prompt:",
        "exif:Make, 'Prompt: '",
        "exif:UserComment, ''",
        "png:comf:prompt, ''",
        "png:anything, ''",
        "exif:ImageDescription, 'Workflow:'",
        "stealth:alpha, ''",
        "sidecar:json, ''"
    })
    void aGraphIsKnownByItsFormWhereverItStands(String source, String label) {
        assertEquals("a red fox", text(Entries.merged(source, label + Specimens.COMFY + "\0\0"), Parameter.PROMPT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"prompt\": %s, \"workflow\": {}}", "{\"workflow\": {}, \"prompt\": %s}"})
    void oneObjectMayHoldBothGraphs(String holder) {
        GenerationParameters read = Entries.merged("exif:UserComment", holder.formatted(Specimens.COMFY));
        assertEquals(
                "exif:UserComment#prompt.7.seed", read.source(Parameter.SEED).orElseThrow());
        String quoted =
                holder.formatted(tools.jackson.databind.node.JsonNodeFactory.instance.stringNode(Specimens.COMFY));
        assertEquals("a red fox", text(Entries.merged("stealth:alpha", quoted), Parameter.PROMPT));
    }

    @Test
    void aBareNanIsNoValueAndInsideTextItIsText() {
        GenerationParameters read = Entries.merged(
                "png:prompt",
                Specimens.COMFY
                        .replace("\"cfg\": 6.5", "\"cfg\": NaN, \"is_changed\": [NaN, -Infinity]")
                        .replace("a red fox", "NaN, : NaN fox"));
        assertTrue(read.get(Parameter.GUIDANCE).isEmpty());
        assertEquals("NaN, : NaN fox", text(read, Parameter.PROMPT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"3\": {\"inputs\": {\"seed\": 1", "null", "\0\0"})
    void anEmptyOrBrokenGraphGivesWayToTheDrawing(String prompt) {
        GenerationParameters read = Entries.merged("png:prompt", prompt, "png:workflow", Specimens.DRAWN);
        assertEquals("77", text(read, Parameter.SEED));
    }

    @Test
    void keysThatAreNoNodesAreSkipped() {
        GenerationParameters read =
                graph("\"extra\": {\"airs\": [\"x\"]}, \"version\": 1, \"7\": {\"class_type\": \"KSampler\", "
                        + "\"inputs\": {\"seed\": 3, \"steps\": 4, \"positive\": [\"4\", 0], \"model\": [\"1\", 0]}}");
        assertEquals("3", text(read, Parameter.SEED));
    }

    @Test
    void nodesOfSubgraphsHaveColonsInTheirIds() {
        GenerationParameters read = Entries.merged("png:prompt", Specimens.COMFY.replace("\"7\"", "\"98:17\""));
        assertEquals("png:prompt#98:17.seed", read.source(Parameter.SEED).orElseThrow());
    }

    @Test
    void theAdvancedSamplerCallsItsSeedNoiseSeed() {
        GenerationParameters read = graph(
                "\"7\": {\"class_type\": \"KSamplerAdvanced\", \"inputs\": {\"noise_seed\": 9, "
                        + "\"steps\": 25, \"start_at_step\": 0, \"model\": [\"1\", 0], \"positive\": [\"4\", 0], \"latent_image\": [\"6\", 0]}}");
        assertEquals("9", text(read, Parameter.SEED));
        assertEquals("png:prompt#7.noise_seed", read.source(Parameter.SEED).orElseThrow());
    }

    @Test
    void aCustomSamplerIsSpreadOverSeveralNodes() {
        GenerationParameters read = graph("""
                "7": {"class_type": "SamplerCustomAdvanced", "inputs": {"noise": ["20", 0], "guider": ["21", 0],
                      "sampler": ["22", 0], "sigmas": ["23", 0], "latent_image": ["6", 0]}},
                "20": {"class_type": "RandomNoise", "inputs": {"noise_seed": 77}},
                "21": {"class_type": "BasicGuider", "inputs": {"model": ["25", 0], "conditioning": ["26", 0]}},
                "22": {"class_type": "KSamplerSelect", "inputs": {"sampler_name": "euler"}},
                "23": {"class_type": "SplitSigmas", "inputs": {"sigmas": ["24", 0], "step": 3}},
                "24": {"class_type": "BasicScheduler", "inputs": {"scheduler": "simple", "steps": 8, "denoise": 0.9,
                       "model": ["25", 0]}},
                "25": {"class_type": "UNETLoader", "inputs": {"unet_name": "flux1-dev.sft"}},
                "26": {"class_type": "FluxGuidance", "inputs": {"guidance": 3.5, "conditioning": ["4", 0]}}""");
        assertEquals("77", text(read, Parameter.SEED));
        assertEquals(8, read.get(Parameter.STEPS).orElseThrow());
        assertEquals("euler", text(read, Parameter.SAMPLER));
        assertEquals("simple", text(read, Parameter.SCHEDULER));
        assertEquals(0.9, read.get(Parameter.DENOISE).orElseThrow());
        assertEquals("flux1-dev", text(read, Parameter.MODEL));
        assertEquals("a red fox", text(read, Parameter.PROMPT));
        assertEquals("", text(read, Parameter.NEGATIVE_PROMPT));
        assertEquals(3.5, read.get(Parameter.GUIDANCE).orElseThrow());
        assertEquals("png:prompt#26.guidance", read.source(Parameter.GUIDANCE).orElseThrow());
    }

    @Test
    void aGuiderHasItsOwnGuidanceAndNegative() {
        GenerationParameters read = graph("""
                "7": {"class_type": "SamplerCustomAdvanced", "inputs": {"noise": ["20", 0], "guider": ["21", 0],
                      "sigmas": ["20", 0], "latent_image": ["6", 0]}},
                "20": {"class_type": "RandomNoise", "inputs": {"noise_seed": 77}},
                "21": {"class_type": "CFGGuider", "inputs": {"cfg": 4, "model": ["1", 0], "positive": ["4", 0],
                       "negative": ["5", 0]}}""");
        assertEquals(4.0, read.get(Parameter.GUIDANCE).orElseThrow());
        assertEquals("blurry", text(read, Parameter.NEGATIVE_PROMPT));
    }

    @Test
    void conditioningPassesThroughControlNetsOnItsOwnSide() {
        GenerationParameters read =
                sampler("\"model\": [\"1\", 0], \"positive\": [\"30\", 0], \"negative\": [\"30\", 1]", """
                "30": {"class_type": "ControlNetApplyAdvanced", "inputs": {"strength": 1, "positive": ["31", 0],
                       "negative": ["5", 0], "control_net": ["33", 0], "image": ["34", 0]}}""", """
                "31": {"class_type": "ConditioningSetTimestepRange", "inputs": {"conditioning": ["4", 0], "start": 0}}""");
        assertEquals("a red fox", text(read, Parameter.PROMPT));
        assertEquals("blurry", text(read, Parameter.NEGATIVE_PROMPT));
    }

    @Test
    void aNegativeThatIsZeroedOutIsNone() {
        GenerationParameters read = sampler(
                "\"model\": [\"1\", 0], \"positive\": [\"4\", 0], \"negative\": [\"30\", 0]",
                "\"30\": {\"class_type\": \"ConditioningZeroOut\", \"inputs\": {\"conditioning\": [\"4\", 0]}}");
        assertEquals("", text(read, Parameter.NEGATIVE_PROMPT));
    }

    @Test
    void combinedConditioningsGiveALineEach() {
        GenerationParameters read = sampler(
                "\"model\": [\"1\", 0], \"positive\": [\"30\", 0]",
                """
                "30": {"class_type": "ConditioningCombine", "inputs": {"conditioning_1": ["4", 0], "conditioning_2": ["31", 0]}}""",
                "\"31\": {\"class_type\": \"CLIPTextEncode\", \"inputs\": {\"text\": \"snow\"}}");
        assertEquals("a red fox\nsnow", text(read, Parameter.PROMPT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CLIPTextEncode ; {\"text\": \"fox\"}",
                "CLIPTextEncodeSDXL ; {\"width\": 8, \"height\": 8, \"text_g\": \"fox\", \"text_l\": \"fox\"}",
                "CLIPTextEncodeFlux ; {\"clip_l\": \"\", \"t5xxl\": \"fox\", \"guidance\": 3.5}",
                "TextEncodeQwenImageEdit ; {\"prompt\": \"fox\", \"image\": [\"6\", 0]}",
                "DF_Text_Box ; {\"Text\": \"fox\"}",
                "PrimitiveStringMultiline ; {\"value\": \"fox\"}",
                "ImpactWildcardEncode ; {\"wildcard_text\": \"__animal__\", \"populated_text\": \"fox\", \"mode\": \"populate\"}",
                "ShowText|pysssss ; {\"text\": [\"40\", 0], \"text_0\": \"fox\"}",
                "smZ CLIPTextEncode ; {\"text\": \"fox\", \"parser\": \"A1111\", \"text_g\": \"\", \"text_l\": \"\"}",
                "WanVideoTextEncode ; {\"positive_prompt\": \"fox\", \"negative_prompt\": \"bad\"}",
                "Unknown Encoder ; {\"prompt_text\": \"fox\"}",
            })
    void theWordsStandUnderManyNames(String type, String inputs) {
        GenerationParameters read = sampler(
                "\"model\": [\"1\", 0], \"positive\": [\"39\", 0]",
                "\"39\": {\"class_type\": \"" + type.strip() + "\", \"inputs\": " + inputs + "}",
                "\"40\": {\"class_type\": \"OllamaGenerate\", \"inputs\": {\"prompt\": \"write a prompt\"}}");
        assertEquals("fox", text(read, Parameter.PROMPT));
    }

    @Test
    void wordsAreFollowedThroughJoinsAndSwitches() {
        GenerationParameters read = sampler(
                "\"model\": [\"1\", 0], \"positive\": [\"40\", 0]",
                "\"40\": {\"class_type\": \"CLIPTextEncode\", \"inputs\": {\"text\": [\"41\", 0]}}",
                """
                "41": {"class_type": "Text Concatenate", "inputs": {"delimiter": ", ", "clean_whitespace": "true",
                       "text_a": "oil painting", "text_b": ["42", 0], "text_c": ["43", 0]}}""",
                "\"42\": {\"class_type\": \"String Literal\", \"inputs\": {\"string\": \"a fox\"}}",
                """
                "43": {"class_type": "CR Text Input Switch", "inputs": {"Input": 2, "text1": "no", "text2": "snow"}}""");
        assertEquals("oil painting, a fox, snow", text(read, Parameter.PROMPT));
    }

    @Test
    void wordsOfALanguageModelAreNotInventedAndTheReaderIsTold() {
        List<Reading> readings = Entries.readings("png:prompt", AROUND.formatted("""
                "7": {"class_type": "KSampler", "inputs": {"seed": 1, "steps": 2, "model": ["1", 0], "positive": ["40", 0]}},
                "40": {"class_type": "CLIPTextEncode", "inputs": {"text": ["41", 0]}},
                "41": {"class_type": "OllamaGenerateV2", "inputs": {"prompt": "describe a fox", "model": "llama"}}"""));
        assertTrue(Dialects.merge(readings).get(Parameter.PROMPT).isEmpty());
        assertTrue(readings.getFirst().warnings().getFirst().message().contains("while the workflow ran"));
    }

    @Test
    void theBasePassIsToldFromTheHighResPassWhateverTheirOrder() {
        GenerationParameters read = Entries.merged(
                "png:prompt", Specimens.COMFY.replace("\"7\"", "\"70\"").replace("\"9\"", "\"2b\""));
        assertEquals(28, read.get(Parameter.STEPS).orElseThrow());
        assertEquals(12, read.get(Parameter.HIGH_RES).orElseThrow().steps());
    }

    @Test
    void aRefinerThatGoesOnIsNoHighResPass() {
        GenerationParameters read = graph("""
                "8": {"class_type": "KSamplerAdvanced", "inputs": {"add_noise": "enable", "noise_seed": 5, "steps": 25,
                      "end_at_step": 20, "model": ["1", 0], "positive": ["4", 0], "latent_image": ["6", 0]}},
                "7": {"class_type": "KSamplerAdvanced", "inputs": {"add_noise": "disable", "noise_seed": 0, "steps": 25,
                      "start_at_step": 20, "model": ["40", 0], "positive": ["4", 0], "latent_image": ["8", 0]}},
                "40": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "refiner.safetensors"}}""");
        assertEquals("5", text(read, Parameter.SEED));
        assertEquals("fox_v3", text(read, Parameter.MODEL));
        assertTrue(read.get(Parameter.HIGH_RES).isEmpty());
    }

    @Test
    void anUpscalingSamplerIsTheHighResPass() {
        GenerationParameters read = graph("""
                "8": {"class_type": "KSampler", "inputs": {"seed": 5, "steps": 25, "model": ["1", 0], "positive": ["4", 0],
                      "latent_image": ["6", 0]}},
                "9": {"class_type": "VAEDecode", "inputs": {"samples": ["8", 0]}},
                "7": {"class_type": "UltimateSDUpscale", "inputs": {"image": ["9", 0], "model": ["1", 0], "positive": ["4", 0],
                      "seed": 6, "steps": 10, "cfg": 7, "upscale_by": 2, "denoise": 0.2, "upscale_model": ["40", 0]}},
                "40": {"class_type": "UpscaleModelLoader", "inputs": {"model_name": "4x-Sharp.pth"}}""");
        assertEquals("5", text(read, Parameter.SEED));
        assertEquals(
                new HighResPass("4x-Sharp", 2.0, 10, 0.2),
                read.get(Parameter.HIGH_RES).orElseThrow());
    }

    @Test
    void aSamplerThatOnlyMakesAControlPictureIsNotTheBasePass() {
        GenerationParameters read =
                sampler("\"model\": [\"1\", 0], \"positive\": [\"30\", 0], \"latent_image\": [\"6\", 0]", """
                "30": {"class_type": "ControlNetApply", "inputs": {"conditioning": ["4", 0], "image": ["50", 0]}}""", """
                "50": {"class_type": "KSampler", "inputs": {"seed": 666, "steps": 3, "model": ["1", 0], "positive": ["5", 0]}}""");
        assertEquals("1", text(read, Parameter.SEED));
    }

    @Test
    void aSavedPictureCountsBeforeAPreview() {
        GenerationParameters read = sampler(
                "\"model\": [\"1\", 0], \"positive\": [\"4\", 0]",
                "\"0\": {\"class_type\": \"PreviewImage\", \"inputs\": {\"images\": [\"50\", 0]}}",
                """
                "50": {"class_type": "KSampler", "inputs": {"seed": 666, "steps": 3, "model": ["1", 0], "positive": ["5", 0]}}""");
        assertEquals("1", text(read, Parameter.SEED));
    }

    @Test
    void seedsStepsAndNamesMayComeFromOtherNodes() {
        GenerationParameters read = graph("""
                "7": {"class_type": "KSampler", "inputs": {"seed": ["40", 0], "steps": ["41", 0], "cfg": ["42", 0],
                      "sampler_name": ["43", 0], "model": ["1", 0], "positive": ["4", 0]}},
                "40": {"class_type": "Seed (rgthree)", "inputs": {"seed": 1234567890123456789}},
                "41": {"class_type": "PrimitiveInt", "inputs": {"value": 31}},
                "42": {"class_type": "Reroute Any", "inputs": {"value": ["44", 0]}},
                "43": {"class_type": "Sampler Selector", "inputs": {"sampler_name": "heun"}},
                "44": {"class_type": "PrimitiveFloat", "inputs": {"value": 4.5}}""");
        assertEquals("1234567890123456789", text(read, Parameter.SEED));
        assertEquals("png:prompt#40.seed", read.source(Parameter.SEED).orElseThrow());
        assertEquals(31, read.get(Parameter.STEPS).orElseThrow());
        assertEquals(4.5, read.get(Parameter.GUIDANCE).orElseThrow());
        assertEquals("heun", text(read, Parameter.SAMPLER));
    }

    @Test
    void lorasAreCollectedInTheOrderInWhichTheyWereApplied() {
        GenerationParameters read = sampler("\"model\": [\"43\", 0], \"positive\": [\"4\", 0]", """
                "43": {"class_type": "Power Lora Loader (rgthree)", "inputs": {"PowerLoraLoaderHeaderWidget": {"type": "x"},
                       "lora_1": {"on": true, "lora": "c.safetensors", "strength": 0.3},
                       "lora_2": {"on": false, "lora": "off.safetensors", "strength": 1}, "model": ["42", 0]}}""", """
                "42": {"class_type": "LoraLoaderModelOnly", "inputs": {"lora_name": "x\\\\b.safetensors", "strength_model": 0.2,
                       "model": ["41", 0]}}""", """
                "41": {"class_type": "CR Apply LoRA Stack", "inputs": {"model": ["1", 0], "lora_stack": ["40", 0]}}""", """
                "40": {"class_type": "CR LoRA Stack", "inputs": {"switch_1": "On", "lora_name_1": "a.safetensors",
                       "model_weight_1": 0.1, "switch_2": "Off", "lora_name_2": "off.safetensors", "model_weight_2": 1,
                       "switch_3": "On", "lora_name_3": "None", "model_weight_3": 1}}""");
        assertEquals(List.of(new Lora("a", 0.1), new Lora("b", 0.2), new Lora("c", 0.3)), loras(read));
        assertEquals("fox_v3", text(read, Parameter.MODEL));
    }

    @Test
    void anEfficientLoaderHoldsModelPromptsLoraAndSize() {
        GenerationParameters read = Entries.merged("png:prompt", """
                {"1": {"class_type": "Efficient Loader", "inputs": {"ckpt_name": "fox_v3.safetensors", "clip_skip": -2,
                       "lora_name": "fur.safetensors", "lora_model_strength": 0.5, "positive": "a fox", "negative": "bad",
                       "empty_latent_width": 512, "empty_latent_height": 768, "lora_stack": ["3", 0]}},
                 "2": {"class_type": "KSampler (Efficient)", "inputs": {"seed": 9, "steps": 11, "cfg": 7, "sampler_name":
                       "euler", "scheduler": "normal", "denoise": 1, "model": ["1", 0], "positive": ["1", 1],
                       "negative": ["1", 2], "latent_image": ["1", 3], "script": ["4", 0]}},
                 "3": {"class_type": "LoRA Stacker", "inputs": {"input_mode": "simple", "lora_count": 1,
                       "lora_name_1": "mane.safetensors", "lora_wt_1": 0.9, "lora_name_2": "off.safetensors"}},
                 "4": {"class_type": "HighRes-Fix Script", "inputs": {"upscale_by": 1.5, "hires_steps": 6, "denoise": 0.5,
                       "pixel_upscaler": "4x.pth"}},
                 "5": {"class_type": "SaveImage", "inputs": {"images": ["2", 5]}}}""");
        assertEquals("a fox", text(read, Parameter.PROMPT));
        assertEquals("bad", text(read, Parameter.NEGATIVE_PROMPT));
        assertEquals("fox_v3", text(read, Parameter.MODEL));
        assertEquals(2, read.get(Parameter.CLIP_SKIP).orElseThrow());
        assertEquals(List.of(new Lora("mane", 0.9), new Lora("fur", 0.5)), loras(read));
        assertEquals(new RequestedSize(512, 768), read.get(Parameter.SIZE).orElseThrow());
        assertEquals(
                new HighResPass("4x", 1.5, 6, 0.5), read.get(Parameter.HIGH_RES).orElseThrow());
    }

    @Test
    void pipesAndContextsCarryWhatASamplerNeeds() {
        GenerationParameters read = Entries.merged("png:prompt", """
                {"1": {"class_type": "easy fullLoader", "inputs": {"ckpt_name": "fox_v3.safetensors", "positive": "a fox",
                       "negative": "bad", "resolution": "832 x 1216"}},
                 "2": {"class_type": "easy preSampling", "inputs": {"steps": 20, "cfg": 8, "sampler_name": "euler",
                       "scheduler": "normal", "denoise": 1, "seed": 5, "pipe": ["1", 0]}},
                 "3": {"class_type": "easy kSampler", "inputs": {"image_output": "Save", "pipe": ["2", 0]}}}""");
        assertEquals("5", text(read, Parameter.SEED));
        assertEquals(20, read.get(Parameter.STEPS).orElseThrow());
        assertEquals("a fox", text(read, Parameter.PROMPT));
        assertEquals("bad", text(read, Parameter.NEGATIVE_PROMPT));
        assertEquals("fox_v3", text(read, Parameter.MODEL));
    }

    @Test
    void aBasicPipeGathersModelAndConditioning() {
        GenerationParameters read = graph("""
                "7": {"class_type": "ImpactKSamplerBasicPipe", "inputs": {"seed": 5, "steps": 6, "cfg": 7, "sampler_name": "euler",
                      "scheduler": "normal", "basic_pipe": ["40", 0], "latent_image": ["6", 0]}},
                "40": {"class_type": "ToBasicPipe", "inputs": {"model": ["1", 0], "positive": ["4", 0], "negative": ["5", 0]}}""");
        assertEquals("a red fox", text(read, Parameter.PROMPT));
        assertEquals("blurry", text(read, Parameter.NEGATIVE_PROMPT));
        assertEquals("fox_v3", text(read, Parameter.MODEL));
    }

    @Test
    void aGraphWithoutASamplerHasOnlyATool() {
        GenerationParameters read = Entries.merged(
                "png:prompt",
                "{\"1\": {\"class_type\": \"LoadImage\", \"inputs\": {\"image\": \"x.png\"}}, "
                        + "\"2\": {\"class_type\": \"SaveImage\", \"inputs\": {\"images\": [\"1\", 0]}}}");
        assertEquals("COMFYUI", text(read, Parameter.TOOL));
        assertTrue(read.get(Parameter.PROMPT).isEmpty());
    }

    @Test
    void aServiceNodeHasPromptAndSeedItself() {
        GenerationParameters read = Entries.merged(
                "png:prompt",
                "{\"1\": {\"class_type\": \"FluxProUltraImageNode\", \"inputs\": {\"prompt\": \"a fox\", \"seed\": 7}}, "
                        + "\"2\": {\"class_type\": \"SaveImage\", \"inputs\": {\"images\": [\"1\", 0]}}}");
        assertEquals("a fox", text(read, Parameter.PROMPT));
        assertEquals("7", text(read, Parameter.SEED));
    }

    @Test
    void whereALanguageModelWroteTheWordsTheUsersOwnAreTakenAndTheReaderIsTold() {
        List<Reading> readings = Entries.readings("png:prompt", AROUND.formatted("""
                "7": {"class_type": "KSampler", "inputs": {"seed": 1, "steps": 2, "model": ["1", 0], "positive": ["40", 0]}},
                "40": {"class_type": "CLIPTextEncode", "inputs": {"text": ["41", 0]}},
                "41": {"class_type": "ComfySwitchNode", "inputs": {"switch": ["42", 0], "on_true": ["43", 0], "on_false": ["44", 0]}},
                "42": {"class_type": "PrimitiveBoolean", "inputs": {"value": true}},
                "43": {"class_type": "TextGenerate", "inputs": {"prompt": "You are a painter"}},
                "44": {"class_type": "PrimitiveStringMultiline", "inputs": {"value": "a fox"}}"""));
        assertEquals("a fox", text(Dialects.merge(readings), Parameter.PROMPT));
        assertEquals(1, readings.getFirst().warnings().size());
    }

    @Test
    void aStackerOfTwoModesHoldsTheWeightsOfBoth() {
        String stacker = """
                "40": {"class_type": "LoRA Stacker", "inputs": {"input_mode": "%s", "lora_count": 1, "lora_name_1": "fur",
                       "lora_wt_1": 0.3, "model_str_1": 0.8, "clip_str_1": 1}}""";
        String apply = """
                "41": {"class_type": "CR Apply LoRA Stack", "inputs": {"model": ["1", 0], "lora_stack": ["40", 0]}}""";
        String model = "\"model\": [\"41\", 0], \"positive\": [\"4\", 0]";
        assertEquals(List.of(new Lora("fur", 0.3)), loras(sampler(model, stacker.formatted("simple"), apply)));
        assertEquals(List.of(new Lora("fur", 0.8)), loras(sampler(model, stacker.formatted("advanced"), apply)));
    }

    @Test
    void aPromptMayCallForLorasItself() {
        GenerationParameters read = sampler("\"model\": [\"1\", 0], \"positive\": [\"40\", 0]", """
                "40": {"class_type": "Power Prompt (rgthree)", "inputs": {"prompt": "a fox <lora:fur:0.6>", "opt_model": ["1", 0]}}""");
        assertEquals(List.of(new Lora("fur", 0.6)), loras(read));
    }
}
