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
import sluice.metadata.RequestedSize;

class OtherDialectsTest {
    private static String text(GenerationParameters parameters, Parameter<?> parameter) {
        return parameters.get(parameter).map(Object::toString).orElse("");
    }

    private static GenerationParameters specimen(String name) {
        return Dialects.merge(Dialects.read(Specimens.of(name)));
    }

    private static List<Lora> loras(GenerationParameters parameters) {
        return parameters.get(Parameter.LORAS).orElseThrow().all();
    }

    @ParameterizedTest
    @CsvSource({
        // dialect, tool, steps, guidance, sampler, scheduler, model
        "swarmui, SWARMUI, 28, 6.5, dpmpp_2m, karras, fox_v3",
        "novelai, NOVELAI, 28, 5.5, k_euler_ancestral, karras, NovelAI Diffusion V4",
        "invokeai, INVOKEAI, 28, 6.5, dpmpp_2m_k, '', fox_v3",
        "invokeai 1, INVOKEAI, 28, 6.5, k_lms, '', ''",
        "fooocus, FOOOCUS, 30, 4.0, dpmpp_2m_sde_gpu, karras, fox_v3",
        "easydiffusion, EASYDIFFUSION, 28, 6.5, euler_a, '', fox_v3",
        "tensorart, TENSORART, 28, 6.5, DPM++ 2M, Karras, fox_v3",
        "stabilitymatrix, OTHER, 28, 6.5, DPM++ 2M, Karras, fox_v3",
        "hf-space-json, OTHER, 24, 5.5, DPM++ 2M, Karras, Fox XL 3.1",
    })
    void eachDialectGivesTheSameKindOfRecord(
            String name, String tool, int steps, double guidance, String sampler, String scheduler, String model) {
        GenerationParameters read = specimen(name);
        assertEquals(name.replaceAll(" .*", ""), read.dialect());
        assertEquals(tool, text(read, Parameter.TOOL));
        assertTrue(text(read, Parameter.PROMPT).startsWith("a red fox"), text(read, Parameter.PROMPT));
        assertEquals("blurry", text(read, Parameter.NEGATIVE_PROMPT));
        assertEquals("42", text(read, Parameter.SEED));
        assertEquals(steps, read.get(Parameter.STEPS).orElseThrow());
        assertEquals(guidance, read.get(Parameter.GUIDANCE).orElseThrow());
        assertEquals(sampler, text(read, Parameter.SAMPLER));
        assertEquals(scheduler, text(read, Parameter.SCHEDULER));
        assertEquals(model, text(read, Parameter.MODEL));
        assertEquals(new RequestedSize(832, 1216), read.get(Parameter.SIZE).orElseThrow());
    }

    // SwarmUI

    @Test
    void swarmNumbersMayBeStringsAndListsCommaTexts() {
        GenerationParameters read = specimen("swarmui");
        assertEquals(List.of(new Lora("fur_v2", 0.7), new Lora("snow", 1.0)), loras(read));
        assertEquals("0x1122", text(read, Parameter.MODEL_HASH));
        assertEquals("0.9.7.4", text(read, Parameter.TOOL_VERSION));
        assertEquals(2, read.get(Parameter.CLIP_SKIP).orElseThrow());
        assertEquals(1.5, read.get(Parameter.HIGH_RES).orElseThrow().scale());
    }

    @ParameterizedTest
    @ValueSource(strings = {"png:parameters", "exif:Model", "exif:UserComment", "sidecar:json", "stealth:alpha"})
    void swarmIsKnownByItsKeyWhereverItStands(String source) {
        assertEquals("SWARMUI", text(Entries.merged(source, Specimens.SWARM), Parameter.TOOL));
    }

    @Test
    void swarmCountsBeforeTheGraphThatItLetComfyRun() {
        GenerationParameters read = Entries.merged("png:prompt", Specimens.COMFY, "png:parameters", Specimens.SWARM);
        assertEquals("SWARMUI", text(read, Parameter.TOOL));
        assertEquals("42", text(read, Parameter.SEED));
    }

    // NovelAI

    @Test
    void novelAiHasCaptionsForCharactersAndNamesItsModel() {
        GenerationParameters read = specimen("novelai");
        assertEquals("a red fox\ngirl, running", text(read, Parameter.PROMPT));
        assertEquals("37442FCA", text(read, Parameter.MODEL_HASH));
        assertEquals(0.6, read.get(Parameter.DENOISE).orElseThrow());
    }

    @Test
    void novelAiBeforeVersionFourHasOnePrompt() {
        GenerationParameters read = Entries.merged(
                "png:Software",
                "NovelAI",
                "png:Source",
                "Stable Diffusion XL C1E1DE52",
                "png:Comment",
                "{\"prompt\":\"fox\",\"steps\":28,\"scale\":5,\"seed\":1,\"sampler\":\"k_euler\",\"uc\":\"bad\"}");
        assertEquals("fox", text(read, Parameter.PROMPT));
        assertEquals("bad", text(read, Parameter.NEGATIVE_PROMPT));
        assertEquals("Stable Diffusion XL", text(read, Parameter.MODEL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stealth:alpha", "exif:UserComment"})
    void novelAiWrapsItsTextsInOneObjectWhoseCommentIsJsonAgain(String source) {
        String comment = tools.jackson.databind.node.JsonNodeFactory.instance
                .stringNode(Specimens.NOVELAI)
                .toString();
        GenerationParameters read = Entries.merged(
                source,
                "{\"Comment\":" + comment
                        + ",\"Description\":\"\\u0000\\u0000a red fox\",\"Software\":\"NovelAI\",\"Source\":\"NovelAI Diffusion V4.5 4BDE2A90\"}");
        assertEquals("novelai", read.dialect());
        assertEquals("42", text(read, Parameter.SEED));
        assertEquals("NovelAI Diffusion V4.5", text(read, Parameter.MODEL));
    }

    @Test
    void novelAiWithABrokenCommentStillHasItsDescription() {
        GenerationParameters read = Entries.merged(
                "png:Software", "NovelAI", "png:Description", "a red fox", "png:Comment", "{\"prompt\": \"a r");
        assertEquals("NOVELAI", text(read, Parameter.TOOL));
        assertEquals("a red fox", text(read, Parameter.PROMPT));
    }

    // InvokeAI

    @Test
    void invokeNamesItsModelInSeveralWays() {
        for (String model : List.of("{\"model_name\": \"fox\"}", "{\"name\": \"fox\"}", "\"x/fox.ckpt\"")) {
            GenerationParameters read =
                    Entries.merged("png:invokeai_metadata", "{\"positive_prompt\": \"a\", \"model\": " + model + "}");
            assertEquals("fox", text(read, Parameter.MODEL), model);
        }
        assertEquals(
                new HighResPass("ESRGAN", null, null, 0.45),
                specimen("invokeai").get(Parameter.HIGH_RES).orElseThrow());
        assertEquals(List.of(new Lora("fur_v2", 0.7)), loras(specimen("invokeai")));
    }

    @Test
    void invokeFieldsMayAllBeAbsent() {
        assertEquals("INVOKEAI", text(Entries.merged("png:invokeai_metadata", "{\"seed\": null}"), Parameter.TOOL));
    }

    @Test
    void invokeGraphsHaveACoreMetadataNode() {
        GenerationParameters read = Entries.merged(
                "png:invokeai_graph",
                "{\"nodes\": {\"noise\": {\"type\": \"noise\", \"seed\": 9}, \"core_metadata\": {\"type\": \"core_metadata\", "
                        + "\"positive_prompt\": \"a fox\", \"seed\": 5, \"steps\": 30, \"model\": {\"model_name\": \"fox\"}}}, \"edges\": []}");
        assertEquals("5", text(read, Parameter.SEED));
        assertEquals("a fox", text(read, Parameter.PROMPT));
    }

    @Test
    void olderInvokeHasImagesWithWeightedPromptsAndNegativesInBrackets() {
        String json =
                "{\"model\": \"stable diffusion\", \"model_weights\": \"stable-diffusion-1.5\", \"model_hash\": \"ab\", "
                        + "\"app_id\": \"invoke-ai/InvokeAI\", \"app_version\": \"v2.3\", \"image\": {\"prompt\": [{\"prompt\": "
                        + "\"a fox [blurry] in snow [text]\", \"weight\": 1.0}], \"steps\": 50, \"cfg_scale\": 7.5, \"seed\": 7, "
                        + "\"sampler\": \"k_lms\", \"width\": 640, \"height\": 448, \"type\": \"img2img\", \"strength\": 0.7}}";
        GenerationParameters read = Entries.merged("png:sd-metadata", json);
        assertEquals("a fox  in snow", text(read, Parameter.PROMPT));
        assertEquals("blurry text", text(read, Parameter.NEGATIVE_PROMPT));
        assertEquals("stable-diffusion-1.5", text(read, Parameter.MODEL));
        assertEquals(0.7, read.get(Parameter.DENOISE).orElseThrow());
        assertEquals(
                "7",
                text(
                        Entries.merged(
                                "png:sd-metadata",
                                json.replace("\"image\": {", "\"images\": [{").replace("0.7}}", "0.7}]}")),
                        Parameter.SEED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\1',
            value = {
                "\"a fox - running\" -s50 -S42 -W512 -H 768 -C7.5 -Ak_lms; a fox - running; 42; 50",
                "banana sushi -s 50 -S 42 -W 512 -H 768 -C 7.5 --grid -A k_lms # [1, 2]; banana sushi; 42; 50",
                "\"say \\\"hi\\\"\" --steps=20 --seed 5; say \"hi\"; 5; 20",
                "a semi-wild fox --seamless -s 9 -S 1; a semi-wild fox; 1; 9",
                "!mask curly.png -tm hair 0.5; ; ; ",
                "!fix \"./x.png\" -s 50 -S 7; ; 7; 50",
            })
    void theDreamCommandIsTakenApart(String line, String prompt, String seed, Integer steps) {
        GenerationParameters read = Entries.merged("png:Dream", line);
        assertEquals("INVOKEAI", text(read, Parameter.TOOL));
        assertEquals(prompt == null ? "" : prompt, text(read, Parameter.PROMPT));
        assertEquals(seed == null ? "" : seed, text(read, Parameter.SEED));
        assertEquals(steps, read.get(Parameter.STEPS).orElse(null));
    }

    // Fooocus

    @Test
    void fooocusSizesArePythonTuplesAndLorasHaveWeights() {
        GenerationParameters read = specimen("fooocus");
        assertEquals(List.of(new Lora("fur_v2", 0.7)), loras(read));
        assertEquals("1a2b3c4d5e", text(read, Parameter.MODEL_HASH));
        assertEquals("Fooocus v2.5.5", text(read, Parameter.TOOL_VERSION));
    }

    @Test
    void pythonIsNeverEvaluated() {
        GenerationParameters read = Entries.merged(
                "png:parameters", Specimens.FOOOCUS.replace("(832, 1216)", "__import__('os').system('x') or (1, 2)"));
        assertTrue(read.get(Parameter.SIZE).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "fur : 0.5; fur; 0.5",
                "True : fur.safetensors : 0.5; fur; 0.5",
                "fur:v2 : 1; fur:v2; 1.0",
                "plain; plain; ",
            })
    void fooocusLorasAreTextsWithOrWithoutASwitch(String written, String name, Double weight) {
        assertEquals(new Lora(name, weight), JsonLoras.text(written));
    }

    @Test
    void fooocusLorasThatAreSwitchedOffAreNone() {
        assertEquals(null, JsonLoras.text("False : fur : 0.5"));
    }

    @Test
    void descendantsOfFooocusWriteTheirKeysInTheirOwnWay() {
        GenerationParameters ruined = Entries.merged(
                "png:parameters",
                "{\"Prompt\": \"a fox\", \"Negative\": \"bad\", \"steps\": 20, \"cfg\": 6, \"width\": 512, \"height\": 768, \"seed\": 3, "
                        + "\"sampler_name\": \"euler\", \"scheduler\": \"karras\", \"base_model_name\": \"fox.safetensors\", "
                        + "\"loras\": [{\"name\": \"fur.safetensors\", \"weight\": 0.4}], \"software\": \"RuinedFooocus\"}");
        assertEquals("FOOOCUS", text(ruined, Parameter.TOOL));
        assertEquals("fox", text(ruined, Parameter.MODEL));
        assertEquals("bad", text(ruined, Parameter.NEGATIVE_PROMPT));
        assertEquals(List.of(new Lora("fur", 0.4)), loras(ruined));
        GenerationParameters mre = Entries.merged(
                "png:Comment",
                "{\"prompt\": \"a fox\", \"negative_prompt\": \"bad\", \"steps\": 30, \"cfg\": 7, \"seed\": 4, \"sampler\": \"dpmpp_2m\", "
                        + "\"base_model\": \"fox.safetensors\", \"refiner_model\": \"None\", \"software\": \"Fooocus-MRE v2.0.78\"}");
        assertEquals("FOOOCUS", text(mre, Parameter.TOOL));
        assertEquals(7.0, mre.get(Parameter.GUIDANCE).orElseThrow());
        GenerationParameters plus = Entries.merged(
                "exif:UserComment",
                "{\"Base Model\": \"fox\", \"Prompt\": \"a fox\", \"Guidance Scale\": 4.5, \"Resolution\": \"(1024, 1024)\", \"Seed\": \"8\", "
                        + "\"CLIP Skip\": 2, \"Steps\": 30, \"LoRAs\": [], \"Version\": \"FooocusPlus 1.0.0\"}");
        assertEquals("8", text(plus, Parameter.SEED));
        assertEquals(new RequestedSize(1024, 1024), plus.get(Parameter.SIZE).orElseThrow());
    }

    // Easy Diffusion

    @Test
    void easyDiffusionHasAFieldEachWhereverTheyStand() {
        assertEquals(
                "png:seed", specimen("easydiffusion").source(Parameter.SEED).orElseThrow());
        assertEquals(List.of(new Lora("fur_v2", 0.7)), loras(specimen("easydiffusion")));
        GenerationParameters labelled = Entries.merged(
                "png:Prompt",
                "a fox",
                "png:Seed",
                "4",
                "png:Steps",
                "25",
                "png:Stable Diffusion model",
                "C:\\models\\fox.ckpt",
                "png:Guidance Scale",
                "7.5");
        assertEquals("fox", text(labelled, Parameter.MODEL));
        assertEquals(25, labelled.get(Parameter.STEPS).orElseThrow());
        GenerationParameters beside = Entries.merged(
                "sidecar:txt",
                "Prompt: a fox: red\nSeed: 4\nStable Diffusion model: fox\nSteps: 25\nGuidance Scale: 7.5");
        assertEquals("a fox: red", text(beside, Parameter.PROMPT));
        GenerationParameters json = Entries.merged(
                "exif:UserComment",
                "{\"prompt\": \"a fox\", \"seed\": 4, \"use_stable_diffusion_model\": \"/m/fox.ckpt\", \"clip_skip\": true}");
        assertEquals("EASYDIFFUSION", text(json, Parameter.TOOL));
        assertEquals(2, json.get(Parameter.CLIP_SKIP).orElseThrow());
    }

    @Test
    void aGraphUnderPromptIsNotEasyDiffusion() {
        assertEquals(
                "comfyui",
                Entries.merged("png:prompt", Specimens.COMFY, "png:seed", "3").dialect());
    }

    // Draw Things

    @Test
    void drawThingsStandsInTheLanguageAlternativeOfAnXmpPacket() {
        GenerationParameters read = specimen("drawthings");
        assertEquals("drawthings", read.dialect());
        assertEquals("a red & white fox", text(read, Parameter.PROMPT));
        assertEquals("blurry", text(read, Parameter.NEGATIVE_PROMPT));
        assertEquals("fox_v3_f16", text(read, Parameter.MODEL));
        assertEquals("Karras", text(read, Parameter.SCHEDULER));
        assertEquals(new RequestedSize(832, 1216), read.get(Parameter.SIZE).orElseThrow());
        assertEquals(2, read.get(Parameter.CLIP_SKIP).orElseThrow());
        assertEquals("xmp#exif:UserComment.seed", read.source(Parameter.SEED).orElseThrow());
        assertEquals(List.of(new Lora("fur_v2", 0.7)), loras(read));
    }

    // Midjourney

    @Test
    void midjourneyFlagsAreNoPromptAndStyleIsNoGuidance() {
        GenerationParameters read = specimen("midjourney");
        assertEquals("MIDJOURNEY", text(read, Parameter.TOOL));
        assertEquals("a red fox", text(read, Parameter.PROMPT));
        assertEquals("blur, text", text(read, Parameter.NEGATIVE_PROMPT));
        assertEquals("42", text(read, Parameter.SEED));
        assertEquals("6.1", text(read, Parameter.TOOL_VERSION));
        assertTrue(read.get(Parameter.GUIDANCE).isEmpty());
        assertTrue(read.get(Parameter.STEPS).isEmpty());
    }

    @Test
    void midjourneyMayLackTheJobsId() {
        GenerationParameters read =
                Entries.merged("png:Author", "x", "png:Description", "a well--known fox \u2014ar 2:3 --niji 6");
        assertEquals("a well--known fox", text(read, Parameter.PROMPT));
        assertEquals("niji 6", text(read, Parameter.TOOL_VERSION));
    }

    @Test
    void otherDescriptionsAreNotMidjourneys() {
        assertEquals(List.of(), Entries.readings("png:Description", "a holiday -- with friends", "png:Author", "me"));
    }

    @Test
    void aPhotographersGuidAndCaptionAreNotMidjourneys() {
        String xmp = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
                + "xmlns:i=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" i:DigImageGUID=\"x\" i:DigitalSourceType=\"%s\"/></rdf:RDF>";
        assertEquals(
                List.of(), Entries.readings("exif:ImageDescription", "a fox", "xmp", xmp.formatted("softwareImage")));
        GenerationParameters read =
                Entries.merged("png:Description", "a fox", "xmp", xmp.formatted("trainedAlgorithmicMedia"));
        assertEquals("MIDJOURNEY", text(read, Parameter.TOOL));
    }

    // Hosts

    @Test
    void tensorArtEndsInNulsAndListsItsLoras() {
        assertEquals(List.of(new Lora("fur_v2", 0.7)), loras(specimen("tensorart")));
        assertEquals("1A2B", text(specimen("tensorart"), Parameter.MODEL_HASH));
    }

    @Test
    void civitaisExtraMetadataIsJsonInAStringAmongTheNodes() {
        GenerationParameters read = specimen("civitai");
        assertEquals("civitai", read.dialect());
        assertEquals("CIVITAI", text(read, Parameter.TOOL));
        assertEquals(25, read.get(Parameter.STEPS).orElseThrow());
        assertEquals(
                "exif:UserComment#extraMetadata.steps",
                read.source(Parameter.STEPS).orElseThrow());
        assertEquals("fox_v3", text(read, Parameter.MODEL));
    }

    @Test
    void aPageOnHuggingFaceMayEnlarge() {
        assertEquals(
                new HighResPass("nearest-exact", 1.5, null, 0.55),
                specimen("hf-space-json").get(Parameter.HIGH_RES).orElseThrow());
        assertEquals("1A2B", text(specimen("hf-space-json"), Parameter.MODEL_HASH));
    }

    // Declared origin

    @Test
    void aDeclaredOriginIsReportedWithTheServicesName() {
        GenerationParameters read = specimen("declared");
        assertEquals("trainedAlgorithmicMedia", text(read, Parameter.DECLARED_ORIGIN));
        assertEquals("DALLE", text(read, Parameter.TOOL));
    }

    @ParameterizedTest
    @CsvSource({
        "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia, trainedAlgorithmicMedia",
        "trainedAlgorithmicMedia, trainedAlgorithmicMedia",
        "compositeWithTrainedAlgorithmicMedia, compositeWithTrainedAlgorithmicMedia",
        "http://x/untrainedAlgorithmicMedia, ''",
        "trainedAlgorithmicMediaX, ''",
        "algorithmicMedia, ''",
        "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture, ''",
    })
    void originsAreComparedAsWholeWords(String declared, String origin) {
        assertEquals(origin, text(Entries.merged("c2pa", declared), Parameter.DECLARED_ORIGIN));
        String xmp = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
                + "xmlns:i=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" i:DigitalSourceType=\"" + declared
                + "\"/></rdf:RDF>";
        assertEquals(origin, text(Entries.merged("xmp", xmp), Parameter.DECLARED_ORIGIN));
        assertEquals(origin, text(Entries.merged("sidecar:xmp", xmp), Parameter.DECLARED_ORIGIN));
    }

    @ParameterizedTest
    @CsvSource({"Adobe Firefly, FIREFLY", "OpenAI Media Service API, OTHER", "some camera, ''"})
    void aGeneratorNamesTheTool(String generator, String tool) {
        assertEquals(
                tool,
                text(Entries.merged("c2pa", "trainedAlgorithmicMedia", "c2pa:generator", generator), Parameter.TOOL));
    }
}
