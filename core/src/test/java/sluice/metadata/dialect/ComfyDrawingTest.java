package sluice.metadata.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Lora;
import sluice.metadata.Parameter;
import sluice.metadata.RequestedSize;

/** Files that hold only the workflow as drawn. */
class ComfyDrawingTest {
    private static GenerationParameters read(String workflow) {
        return Entries.merged("png:workflow", workflow);
    }

    private static String text(GenerationParameters parameters, Parameter<?> parameter) {
        return parameters.get(parameter).map(Object::toString).orElse("");
    }

    @Test
    void widgetsGetTheirNamesAndRemarksAreNotRun() {
        GenerationParameters read = read(Specimens.DRAWN);
        assertEquals("a red fox ", text(read, Parameter.PROMPT));
        assertEquals("blurry", text(read, Parameter.NEGATIVE_PROMPT));
        assertEquals("77", text(read, Parameter.SEED));
        assertEquals("png:workflow#6.seed", read.source(Parameter.SEED).orElseThrow());
        assertEquals(28, read.get(Parameter.STEPS).orElseThrow());
        assertEquals(6.5, read.get(Parameter.GUIDANCE).orElseThrow());
        assertEquals("dpmpp_2m", text(read, Parameter.SAMPLER));
        assertEquals("karras", text(read, Parameter.SCHEDULER));
        assertEquals(new RequestedSize(832, 1216), read.get(Parameter.SIZE).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"randomize\", ", "\"fixed\", ", "true, ", "null, ", ""})
    void theHiddenValueBehindASeedShiftsNothing(String hidden) {
        GenerationParameters read = read(Specimens.DRAWN.replace("\"randomize\", ", hidden));
        assertEquals(28, read.get(Parameter.STEPS).orElseThrow());
        assertEquals("karras", text(read, Parameter.SCHEDULER));
    }

    @Test
    void bypassedNodesPassTheirInputOnAndApplyNothing() {
        GenerationParameters read = read(Specimens.DRAWN);
        assertEquals("fox_v3", text(read, Parameter.MODEL));
        assertTrue(read.get(Parameter.LORAS).isEmpty());
    }

    @Test
    void anActiveLoraIsRead() {
        GenerationParameters read = read(Specimens.DRAWN.replace("\"mode\": 4", "\"mode\": 0"));
        assertEquals(
                List.of(new Lora("off", 1.0)),
                read.get(Parameter.LORAS).orElseThrow().all());
    }

    @Test
    void mutedNodesAreNotThere() {
        GenerationParameters read = read(Specimens.DRAWN.replace(
                "{\"id\": 4, \"type\": \"CLIPTextEncode\", \"mode\": 0",
                "{\"id\": 4, \"type\": \"CLIPTextEncode\", \"mode\": 2"));
        assertEquals("", text(read, Parameter.NEGATIVE_PROMPT));
    }

    @Test
    void newerFilesNameTheirWidgetsAmongTheInputs() {
        GenerationParameters read = read(Specimens.DRAWN.replace(
                "{\"id\": 3, \"type\": \"CLIPTextEncode\", \"mode\": 0, \"widgets_values\": [\"a red fox /* a remark */\"],\n"
                        + "   \"inputs\": [",
                "{\"id\": 3, \"type\": \"Own Encoder\", \"mode\": 0, \"widgets_values\": [true, \"a grey fox\", \"x\"],\n"
                        + "   \"inputs\": [{\"name\": \"flag\", \"widget\": {\"name\": \"flag\"}, \"link\": null}, "
                        + "{\"name\": \"text\", \"widget\": {\"name\": \"text\"}, \"link\": null}, "
                        + "{\"name\": \"mode\", \"widget\": {\"name\": \"mode\"}, \"link\": null}, "));
        assertEquals("a grey fox", text(read, Parameter.PROMPT));
    }

    @Test
    void reroutesPrimitivesAndGetSetPairsAreSeenThrough() {
        String drawn = """
                {"nodes": [
                 {"id": 1, "type": "UNETLoader", "widgets_values": ["fox.safetensors", "default"]},
                 {"id": 2, "type": "Reroute", "inputs": [{"name": "", "link": 1}]},
                 {"id": 3, "type": "SetNode", "widgets_values": ["M"], "inputs": [{"name": "MODEL", "link": 2}]},
                 {"id": 4, "type": "GetNode", "widgets_values": ["M"]},
                 {"id": 5, "type": "PrimitiveNode", "widgets_values": [55, "fixed"]},
                 {"id": 6, "type": "KSampler", "widgets_values": [0, "fixed", 9, 1, "euler", "simple", 1],
                  "inputs": [{"name": "model", "link": 3}, {"name": "seed", "link": 4, "widget": {"name": "seed"}}]},
                 {"id": 7, "type": "SaveImage", "inputs": [{"name": "images", "link": 5}]}],
                 "links": [[1, 1, 0, 2, 0, "MODEL"], [2, 2, 0, 3, 0, "MODEL"], [3, 4, 0, 6, 0, "MODEL"],
                           [4, 5, 0, 6, 4, "INT"], [5, 6, 0, 7, 0, "IMAGE"]]}""";
        GenerationParameters read = read(drawn);
        assertEquals("fox", text(read, Parameter.MODEL));
        assertEquals("55", text(read, Parameter.SEED));
    }

    @Test
    void subgraphsAreOpenedAndTheirPromotedWidgetsFollowed() {
        String drawn = """
                {"nodes": [
                 {"id": 98, "type": "7f1c", "mode": 0, "widgets_values": ["a fox in a box"],
                  "inputs": [{"name": "model", "link": 1}, {"name": "text", "link": null, "widget": {"name": "text"}}]},
                 {"id": 1, "type": "UNETLoader", "widgets_values": ["fox.safetensors", "default"]},
                 {"id": 9, "type": "SaveImage", "inputs": [{"name": "images", "link": 2}]}],
                 "links": [[1, 1, 0, 98, 0, "MODEL"], [2, 98, 0, 9, 0, "IMAGE"]],
                 "definitions": {"subgraphs": [{"id": "7f1c", "nodes": [
                   {"id": 17, "type": "KSampler", "widgets_values": [3, "fixed", 9, 1, "euler", "simple", 1],
                    "inputs": [{"name": "model", "link": 11}, {"name": "positive", "link": 12}]},
                   {"id": 18, "type": "CLIPTextEncode", "widgets_values": ["inner"],
                    "inputs": [{"name": "text", "link": 13, "widget": {"name": "text"}}]}],
                  "links": [
                   {"id": 11, "origin_id": -10, "origin_slot": 0, "target_id": 17, "target_slot": 0},
                   {"id": 12, "origin_id": 18, "origin_slot": 0, "target_id": 17, "target_slot": 1},
                   {"id": 13, "origin_id": -10, "origin_slot": 1, "target_id": 18, "target_slot": 0},
                   {"id": 14, "origin_id": 17, "origin_slot": 0, "target_id": -20, "target_slot": 0}]}]}}""";
        GenerationParameters read = read(drawn);
        assertEquals("png:workflow#98:17.seed", read.source(Parameter.SEED).orElseThrow());
        assertEquals("fox", text(read, Parameter.MODEL));
        assertEquals("a fox in a box", text(read, Parameter.PROMPT));
    }

    @Test
    void aSubgraphThatHoldsItselfEnds() {
        String drawn = """
                {"nodes": [{"id": 1, "type": "s"}, {"id": 9, "type": "SaveImage", "inputs": [{"name": "images", "link": 1}]}],
                 "links": [[1, 1, 0, 9, 0, "IMAGE"]],
                 "definitions": {"subgraphs": [{"id": "s", "nodes": [{"id": 1, "type": "s"}, {"id": 2, "type": "s"}],
                  "links": [{"id": 1, "origin_id": 1, "origin_slot": 0, "target_id": -20, "target_slot": 0}]}]}}""";
        assertEquals("comfyui", read(drawn).dialect());
    }

    @Test
    void theGraphAsRunCountsBeforeTheDrawing() {
        GenerationParameters read =
                Entries.merged("exif:Make", "workflow:" + Specimens.DRAWN, "exif:Model", "prompt:" + Specimens.COMFY);
        assertEquals("exif:Model#7.seed", read.source(Parameter.SEED).orElseThrow());
    }
}
