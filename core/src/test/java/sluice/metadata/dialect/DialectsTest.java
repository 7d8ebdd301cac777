package sluice.metadata.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import sluice.metadata.RawMetadata;
import sluice.metadata.Reading;
import sluice.metadata.Tool;

class DialectsTest {
    private static final String TEXT = "a fox\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 5, Size: 8x8";

    @Test
    void nothingGivesNoReading() {
        assertEquals(List.of(), Dialects.read(RawMetadata.NONE));
        assertEquals(GenerationParameters.NONE, Dialects.merge(List.of()));
    }

    @Test
    void textAndGraphAreBothKeptAndTheToolIsTheGraphs() {
        List<Reading> readings = Entries.readings("png:parameters", TEXT, "png:prompt", Specimens.COMFY);
        assertEquals(List.of("a1111", "comfyui"), Entries.dialects(readings));
        GenerationParameters merged = Dialects.merge(readings);
        assertEquals(Tool.COMFYUI, merged.get(Parameter.TOOL).orElseThrow());
        assertEquals("png:parameters#Seed", merged.source(Parameter.SEED).orElseThrow());
        assertEquals("png:prompt#1.ckpt_name", merged.source(Parameter.MODEL).orElseThrow());
        assertEquals(2, merged.get(Parameter.CLIP_SKIP).orElseThrow(), "the graph's, not the text's default");
    }

    @Test
    void whatIsHiddenComesAfterWhatIsOpenAndSidecarsComeLast() {
        List<Reading> readings = Entries.readings(
                "sidecar:txt", TEXT.replace("Seed: 5", "Seed: 3"),
                "stealth:alpha", TEXT.replace("Seed: 5", "Seed: 2"),
                "exif:UserComment", TEXT.replace("Seed: 5", "Seed: 1"));
        assertEquals(
                List.of("1", "2", "3"),
                readings.stream()
                        .map(reading -> reading.parameters()
                                .get(Parameter.SEED)
                                .orElseThrow()
                                .toString())
                        .toList());
    }

    @Test
    void laterReadingsFillGapsAndEveryFieldKeepsItsSource() {
        GenerationParameters merged =
                Entries.merged("stealth:rgb", TEXT, "png:parameters", "only a prompt", "sidecar:json", Specimens.SWARM);
        assertEquals("only a prompt", merged.get(Parameter.PROMPT).orElseThrow());
        assertEquals("stealth:rgb#Seed", merged.source(Parameter.SEED).orElseThrow());
        assertEquals("sidecar:json#model", merged.source(Parameter.MODEL).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"3\": {\"class_type\": \"KSam", "{\"a\": 1", "{ \"sui_image_params\": {\"seed\": 1}"})
    void aBrokenPayloadIsAWarning(String broken) {
        List<Reading> readings = Entries.readings("png:prompt", broken);
        assertEquals(GenerationParameters.NONE, readings.getLast().parameters());
        assertEquals("png:prompt", readings.getLast().warnings().getFirst().source());
    }

    @Test
    void aBrokenPacketKeepsWhatStoodBeforeTheFault() {
        List<Reading> readings = Entries.readings("xmp", Specimens.DRAW_THINGS.replace("</rdf:Description>", "<"));
        assertEquals("drawthings", readings.getFirst().parameters().dialect());
        assertEquals("xmp", readings.getLast().warnings().getFirst().source());
    }

    @Test
    void everySpecimenIsReadInItsOwnDialectFirst() {
        Specimens.all().forEach((name, raw) -> {
            List<Reading> readings = Dialects.read(raw);
            assertEquals(
                    name.replaceAll(" .*", ""), readings.getFirst().parameters().dialect());
            assertTrue(readings.stream().allMatch(reading -> reading.warnings().isEmpty()), name);
        });
    }

    @Test
    void halvesOfSurrogatePairsAndNulsDoNotGetThrough() {
        GenerationParameters merged = Entries.merged(
                "exif:UserComment", Specimens.SWARM.replace("a red fox", "fox\\ud83d\\u0000 \\ud83e\\udd8a"));
        assertEquals("fox\uFFFD \uD83E\uDD8A", merged.get(Parameter.PROMPT).orElseThrow());
    }
}
