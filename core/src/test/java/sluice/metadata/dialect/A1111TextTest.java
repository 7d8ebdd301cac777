package sluice.metadata.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sluice.metadata.GenerationParameters;
import sluice.metadata.HighResPass;
import sluice.metadata.Lora;
import sluice.metadata.Loras;
import sluice.metadata.Parameter;
import sluice.metadata.RequestedSize;
import sluice.metadata.Seed;
import sluice.metadata.Tool;

class A1111TextTest {
    private static final String SOURCE = "png:parameters";

    @Test
    void whatIsWrittenLooksLikeTheWebUis() {
        GenerationParameters parameters = GenerationParameters.in("comfyui")
                .put(Parameter.TOOL, Tool.COMFYUI, "x")
                .put(Parameter.PROMPT, "a fox <lora:fur:0.5>", "x")
                .put(Parameter.NEGATIVE_PROMPT, "blurry", "x")
                .put(Parameter.STEPS, 20, "x")
                .put(Parameter.SAMPLER, "euler", "x")
                .put(Parameter.GUIDANCE, 7.0, "x")
                .put(Parameter.SEED, new Seed(5), "x")
                .put(Parameter.SIZE, new RequestedSize(8, 16), "x")
                .put(Parameter.MODEL, "fox, v3", "x")
                .put(Parameter.LORAS, new Loras(List.of(new Lora("fur", 0.5), new Lora("mane", 1.0))), "x")
                .build();
        assertEquals("""
                a fox <lora:fur:0.5>
                Negative prompt: blurry
                Steps: 20, Sampler: euler, CFG scale: 7, Seed: 5, Size: 8x16, Model: "fox, v3", Lora weights: "mane: 1", \
                Version: ComfyUI""", A1111Text.write(parameters));
    }

    @Test
    void nothingIsWrittenAsNothing() {
        assertEquals("", A1111Text.write(GenerationParameters.NONE));
    }

    @Test
    void twoPairsAreNoSettingsLineAndAreLeftOut() {
        GenerationParameters parameters = GenerationParameters.in("x")
                .put(Parameter.PROMPT, "a fox", "x")
                .put(Parameter.SEED, new Seed(5), "x")
                .put(Parameter.STEPS, 3, "x")
                .build();
        assertEquals("a fox", A1111Text.write(parameters));
    }

    @Test
    void whatIsWrittenReadsBackToTheSameValues() {
        for (int seed = 0; seed < 3_000; seed++) {
            GenerationParameters written = random(new Random(seed));
            String text = A1111Text.write(written);
            GenerationParameters read = Entries.merged(SOURCE, text);
            for (Parameter<?> parameter : Parameter.ALL) {
                assertEquals(written.get(parameter), read.get(parameter), parameter + " of seed " + seed + ": " + text);
            }
        }
    }

    private static GenerationParameters random(Random random) {
        GenerationParameters.Builder into = GenerationParameters.in("a1111")
                .put(Parameter.TOOL, Tool.AUTOMATIC1111, SOURCE)
                .put(Parameter.TOOL_VERSION, "v1." + random.nextInt(20) + ".0", SOURCE)
                .put(Parameter.STEPS, 1 + random.nextInt(150), SOURCE)
                .put(Parameter.SAMPLER, random.nextBoolean() ? "DPM++ 2M SDE" : "euler_ancestral", SOURCE)
                .put(Parameter.CLIP_SKIP, 1 + random.nextInt(3), SOURCE)
                .put(Parameter.SEED, Seed.of(new BigInteger(64, random)).orElseThrow(), SOURCE);
        maybe(random, into, Parameter.PROMPT, words(random));
        maybe(random, into, Parameter.NEGATIVE_PROMPT, words(random));
        maybe(random, into, Parameter.GUIDANCE, random.nextInt(300) / 10.0);
        maybe(random, into, Parameter.SCHEDULER, "Karras");
        maybe(random, into, Parameter.SIZE, new RequestedSize(1 + random.nextInt(4_096), 1 + random.nextInt(4_096)));
        maybe(random, into, Parameter.MODEL_HASH, Integer.toHexString(random.nextInt()));
        maybe(random, into, Parameter.MODEL, odd(random));
        Double denoise = random.nextInt(100) / 100.0;
        if (random.nextBoolean()) {
            Double own = random.nextBoolean() ? denoise : (Double) 0.5;
            into.put(Parameter.DENOISE, denoise, SOURCE);
            into.put(
                    Parameter.HIGH_RES,
                    new HighResPass("4x: " + odd(random), 1.5, 1 + random.nextInt(30), own),
                    SOURCE);
        }
        maybe(random, into, Parameter.LORAS, new Loras(List.of(new Lora("fur_1.0", 0.7), new Lora("old fur", null))));
        return into.build();
    }

    private static <T> void maybe(Random random, GenerationParameters.Builder into, Parameter<T> parameter, T value) {
        if (random.nextInt(4) > 0) {
            into.put(parameter, value, SOURCE);
        }
    }

    private static String words(Random random) {
        String[] words = {
            "fox",
            "(snow:1.2)",
            "a, b: c",
            "\"quoted\"",
            "狐",
            "🦊",
            "Steps: 5, Seed: 1",
            "\n",
            "{a|b}",
            "[x]",
            "\\",
            "BREAK"
        };
        StringBuilder text = new StringBuilder("w");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(' ').append(words[random.nextInt(words.length)]);
        }
        return text.append('.').toString().strip();
    }

    private static String odd(Random random) {
        String[] names = {
            "fox_v3", "fox, the second", "a: b", "\"q\"", "[x]", "{y", "狐 \\ z", "1.0", "line\nbreak", "tail\\"
        };
        return Objects.requireNonNullElse(ModelName.of(names[random.nextInt(names.length)]), "fox");
    }
}
