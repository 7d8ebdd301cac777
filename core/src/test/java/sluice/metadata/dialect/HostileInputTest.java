package sluice.metadata.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sluice.metadata.GenerationJson;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import sluice.metadata.RawEntry;
import sluice.metadata.RawMetadata;
import sluice.metadata.Reading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class HostileInputTest {
    private static final int MUTATIONS = 5_000;
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<String> specimens() {
        return Specimens.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void aDamagedPayloadNeverThrowsAndNeverTakesLong(String name) {
        RawMetadata specimen = Specimens.of(name);
        for (int seed = 0; seed < MUTATIONS; seed++) {
            Random random = new Random(seed);
            RawMetadata damaged = damaged(specimen, random);
            survives(damaged, name + ", mutation " + seed);
        }
    }

    private static GenerationParameters survives(RawMetadata raw, String what) {
        long start = cpuNanos();
        try {
            List<Reading> readings = Dialects.read(raw);
            GenerationParameters merged = Dialects.merge(readings);
            Duration taken = Duration.ofNanos(cpuNanos() - start);
            assertTrue(taken.compareTo(LONGEST) < 0, () -> what + " took " + taken);
            assertEquals(merged, GenerationJson.read(GenerationJson.write(merged)), what);
            assertFalse(A1111Text.write(merged).contains("\0"), what);
            return merged;
        } catch (RuntimeException | StackOverflowError thrown) {
            return fail(what + " threw", thrown);
        }
    }

    /** Of this thread alone, so that a busy machine fails no test. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static RawMetadata damaged(RawMetadata raw, Random random) {
        List<RawEntry> entries = new ArrayList<>(raw.entries());
        int which = random.nextInt(entries.size());
        RawEntry entry = entries.get(which);
        String text = random.nextInt(3) > 0 ? retyped(entry.text(), random) : scratched(entry.text(), random);
        entries.set(which, new RawEntry(entry.source(), text));
        return new RawMetadata(entries);
    }

    private static String scratched(String text, Random random) {
        StringBuilder scratched = new StringBuilder(text);
        String specials = "\"{}[]:,\\\n\0<>&()-1e9NaN\uD83D";
        for (int i = random.nextInt(6); i >= 0 && !scratched.isEmpty(); i--) {
            int at = random.nextInt(scratched.length());
            switch (random.nextInt(4)) {
                case 0 -> scratched.setLength(at);
                case 1 -> scratched.deleteCharAt(at);
                case 2 -> scratched.insert(at, specials.charAt(random.nextInt(specials.length())));
                default -> scratched.insert(at, scratched.substring(at, Math.min(scratched.length(), at + 40)));
            }
        }
        return scratched.toString();
    }

    /** The same JSON with some values of another type; what is no JSON is scratched. */
    private static String retyped(String text, Random random) {
        JsonNode json = TolerantJson.object(text).orElse(null);
        if (json == null) {
            return scratched(text, random);
        }
        for (int i = random.nextInt(4); i >= 0; i--) {
            retype(json, random);
        }
        return json.toString();
    }

    private static void retype(JsonNode root, Random random) {
        JsonNode node = root;
        while (true) {
            List<String> names = node.isObject() ? List.copyOf(((ObjectNode) node).propertyNames()) : List.of();
            if (node.isObject() && !names.isEmpty()) {
                String name = names.get(random.nextInt(names.size()));
                JsonNode child = node.get(name);
                if (!child.isContainer() || child.isEmpty() || random.nextInt(5) == 0) {
                    ((ObjectNode) node).set(name, odd(random));
                    return;
                }
                node = child;
            } else if (node.isArray() && !node.isEmpty()) {
                int at = random.nextInt(node.size());
                JsonNode child = node.get(at);
                if (!child.isContainer() || child.isEmpty() || random.nextInt(5) == 0) {
                    ((ArrayNode) node).set(at, odd(random));
                    return;
                }
                node = child;
            } else {
                return;
            }
        }
    }

    private static JsonNode odd(Random random) {
        String[] odd = {
            "null",
            "true",
            "-1",
            "0",
            "1e308",
            "18446744073709551616",
            "1.5",
            "\"\"",
            "\" \"",
            "\"NaN\"",
            "[]",
            "{}",
            "[\"7\",0]",
            "[\"9\",0]",
            "[7,0]",
            "[\"99\",0]",
            "[\"7\",99999999999]",
            "{\"content\":1}",
            "\"\\ud83d\"",
            "\"a\\u0000b\"",
            "[[[[]]]]",
            "{\"value\":{\"value\":[1]}}",
            "\"{\\\"a\\\":1}\"",
            "123456789012345678901234567890"
        };
        return JSON.readTree(odd[random.nextInt(odd.length)]);
    }

    @Test
    void deeplyNestedJsonIsRefusedWithAWarning() {
        String deep = "{\"a\":" + "[".repeat(100_000);
        List<Reading> readings = Entries.readings("png:prompt", deep);
        assertEquals("png:prompt", readings.getLast().warnings().getFirst().source());
        assertEquals(GenerationParameters.NONE, Dialects.merge(readings));
    }

    @Test
    void aGraphInACircleEndsTheSearch() {
        String circle = Specimens.COMFY
                .replace("\"latent_image\": [\"6\", 0]", "\"latent_image\": [\"10\", 0]")
                .replace("\"model\": [\"1\", 0]", "\"model\": [\"2\", 0]")
                .replace("\"text\": \"a red fox\"", "\"text\": [\"4\", 0], \"conditioning\": [\"4\", 0]");
        GenerationParameters parameters = survives(Entries.raw("png:prompt", circle), "circle");
        assertEquals("comfyui", parameters.dialect());
    }

    @Test
    void combinationsOfCombinationsDoNotMultiply() {
        StringBuilder graph =
                new StringBuilder("{\"0\":{\"class_type\":\"CLIPTextEncode\",\"inputs\":{\"text\":\"fox\"}}");
        for (int i = 1; i <= 60; i++) {
            graph.append(",\"%d\":{\"class_type\":\"ConditioningCombine\",\"inputs\":".formatted(i))
                    .append("{\"conditioning_1\":[\"%d\",0],\"conditioning_2\":[\"%d\",0]}}".formatted(i - 1, i - 1));
        }
        graph.append(",\"k\":{\"class_type\":\"KSampler\",\"inputs\":{\"seed\":1,\"steps\":2,\"cfg\":1,"
                + "\"positive\":[\"60\",0],\"model\":[\"0\",0]}}}");
        GenerationParameters parameters = survives(Entries.raw("png:prompt", graph.toString()), "doubling");
        assertEquals(2, parameters.get(Parameter.STEPS).orElseThrow());
    }

    @Test
    void longWordsJoinedAgainAndAgainDoNotMultiply() {
        StringBuilder graph = new StringBuilder(
                "{\"0\":{\"class_type\":\"String\",\"inputs\":{\"string\":\"" + "fox ".repeat(50_000) + "\"}}");
        for (int i = 1; i <= 40; i++) {
            graph.append(",\"%d\":{\"class_type\":\"Text Concatenate\",\"inputs\":".formatted(i))
                    .append("{\"text_a\":[\"%d\",0],\"text_b\":[\"%d\",0]}}".formatted(i - 1, i - 1));
        }
        graph.append(",\"k\":{\"class_type\":\"KSampler\",\"inputs\":{\"seed\":1,\"steps\":2,\"cfg\":1,"
                + "\"positive\":[\"40\",0],\"model\":[\"0\",0]}}}");
        GenerationParameters parameters = survives(Entries.raw("png:prompt", graph.toString()), "joining");
        assertTrue(parameters.get(Parameter.PROMPT).orElseThrow().length() <= 4 << 20);
    }

    @Test
    void anXmpPacketOfManyAttributesOrLevelsIsReadAtOnce() {
        String start =
                "<r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:d=\"http://purl.org/dc/elements/1.1/\"><r:Description ";
        StringBuilder attributes = new StringBuilder(start);
        for (int i = 0; i < 50_000; i++) {
            attributes.append("d:a").append(i).append("=\"x\" ");
        }
        survives(Entries.raw("xmp", attributes + "/></r:RDF>"), "attributes");
        survives(Entries.raw("xmp", start + ">" + "<d:title>".repeat(100_000)), "levels");
        survives(Entries.raw("xmp", start + ">" + "<d:title>x</d:title>".repeat(100_000)), "elements");
        survives(Entries.raw("xmp", "<?xml version=\"9\" encoding=\"none\"?>" + start + "/></r:RDF>"), "encoding");
        survives(Entries.raw("xmp", "<".repeat(1_000_000)), "brackets");
        survives(Entries.raw("xmp", start + "d:" + "n".repeat(2_000_000)), "name");
    }

    @Test
    void aPromptOfFourMegabytesIsReadAtOnce() {
        for (String unit : List.of(
                "fox, ",
                "<lora:",
                "<lora:a:1>",
                "\nNegative prompt: x",
                "\nSteps: 1, ",
                "a: b, ",
                "[",
                "\"",
                "(",
                "{",
                "--no ",
                "\\",
                "\u2014")) {
            String text = unit.repeat(4_000_000 / unit.length());
            String settings = "\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 8x8";
            survives(Entries.raw("png:parameters", text + settings), "prompt of " + unit);
            survives(Entries.raw("png:parameters", settings.strip() + ", " + text), "settings of " + unit);
            survives(
                    Entries.raw("png:Description", text, "png:Dream", text, "png:Author", "x"),
                    "description of " + unit);
        }
    }

    @Test
    void aGraphOfManyNodesIsReadAtOnce() {
        StringBuilder graph = new StringBuilder(
                "{\"0\":{\"class_type\":\"CheckpointLoaderSimple\",\"inputs\":{\"ckpt_name\":\"m\"}}");
        for (int i = 1; i <= 15_000; i++) {
            graph.append(
                    ",\"%d\":{\"class_type\":\"LoraLoader\",\"inputs\":{\"lora_name\":\"l%d\",\"model\":[\"%d\",0]}}"
                            .formatted(i, i, i - 1));
        }
        graph.append(
                ",\"k\":{\"class_type\":\"KSampler\",\"inputs\":{\"seed\":1,\"steps\":2,\"model\":[\"15000\",0]}}}");
        survives(Entries.raw("png:prompt", graph.toString()), "long chain");
    }

    @Test
    void entitiesAndDocumentTypesInXmpAreNotFollowed() {
        String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY f SYSTEM \"file:///etc/hostname\">]>"
                + Specimens.DRAW_THINGS.replace("a red", "&b;&f;");
        GenerationParameters parameters = survives(Entries.raw("xmp", bomb), "entities");
        assertFalse(parameters.get(Parameter.PROMPT).orElse("").contains("aaaa"));
    }
}
