package sluice.bench.search;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sluice.asset.Asset;
import sluice.asset.ContentHash;
import sluice.asset.Location;
import sluice.asset.Picture;
import sluice.asset.Standing;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import sluice.metadata.Seed;
import sluice.metadata.Tool;

/**
 * A made-up library, the same for the same seed. Words, models and samplers follow Zipf's law; runs of assets share a
 * prompt and differ in their seed, as an evening's work does.
 */
final class SyntheticLibrary {
    private static final Path ROOT = Path.of("").toAbsolutePath().getRoot().resolve("library");
    private static final Instant START = Instant.parse("2023-01-01T00:00:00Z");
    private static final List<String> USUAL = List.of(
            "masterpiece",
            "best",
            "quality",
            "detailed",
            "lighting",
            "portrait",
            "of",
            "a",
            "the",
            "in",
            "with",
            "castle",
            "dawn",
            "cinematic",
            "woman",
            "forest",
            "8k",
            "sharp",
            "focus",
            "dragon",
            "city",
            "night",
            "oil",
            "painting",
            "photo",
            "realistic",
            "volumetric",
            "fog",
            "mountain",
            "river",
            "neon",
            "street",
            "knight",
            "armor",
            "blue",
            "red",
            "golden",
            "hour",
            "bokeh",
            "film",
            "grain",
            "landscape",
            "ocean",
            "storm",
            "cat",
            "robot",
            "ancient");
    private static final String[] SYLLABLES = {
        "ka", "lo", "mi", "ren", "tas", "vor", "el", "dri", "sun", "pha", "gor", "ni", "bel", "qua", "sto", "ry"
    };
    private static final List<String> SAMPLERS =
            List.of("Euler a", "DPM++ 2M", "Euler", "DDIM", "DPM++ SDE", "UniPC", "LMS");
    private static final int VOCABULARY = 30_000;
    private static final int MODELS = 300;
    private static final int FOLDERS = 2_000;

    private final Random random;
    private final List<String> words;
    private int made;
    private int leftOfRun;
    private String prompt = "";
    private String model = "";
    private int width;
    private int height;
    private int steps;

    SyntheticLibrary(long seed) {
        this.random = new Random(seed);
        this.words = new ArrayList<>(USUAL);
        while (words.size() < VOCABULARY) {
            words.add(IntStream.rangeClosed(0, 1 + random.nextInt(3))
                    .mapToObj(i -> SYLLABLES[random.nextInt(SYLLABLES.length)])
                    .collect(Collectors.joining()));
        }
    }

    List<Asset> next(int count) {
        return IntStream.range(0, count).mapToObj(i -> next()).toList();
    }

    /** A word as often as prompts have it. */
    String word() {
        return words.get(zipf(words.size()));
    }

    String model() {
        return "model_" + words.get(zipf(MODELS)) + "_v" + (1 + zipf(9));
    }

    /** A moment in the time in which a library of this size was made. */
    Instant moment(int size) {
        return START.plusSeconds(90L * random.nextInt(size));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private Asset next() {
        if (leftOfRun-- == 0) {
            beginRun();
        }
        Instant created = START.plusSeconds(90L * made + random.nextInt(60));
        Path path = ROOT.resolve("folder" + made / 500 % FOLDERS).resolve("ComfyUI_%07d_.png".formatted(made));
        byte[] hash = new byte[32];
        random.nextBytes(hash);
        ByteBuffer.wrap(hash).putInt(28, made++);
        ContentHash content = ContentHash.of(hash);
        int bytes = 500_000 + random.nextInt(3_000_000);
        return new Asset(
                content.assetId(),
                content,
                new ImageHeader(random.nextInt(8) == 0 ? ImageFormat.JPEG : ImageFormat.PNG, width, height, 1, false),
                bytes,
                created,
                created.plusSeconds(86_400),
                parameters(),
                Picture.PENDING,
                List.of(new Location(path, bytes, created, true)),
                Standing.NEW,
                made);
    }

    private void beginRun() {
        leftOfRun = 1 + zipf(24);
        prompt = IntStream.range(0, 15 + random.nextInt(40))
                .mapToObj(i -> word() + (random.nextInt(4) == 0 ? "," : ""))
                .collect(Collectors.joining(" "));
        model = model();
        width = 512 + 64 * random.nextInt(24);
        height = 512 + 64 * random.nextInt(24);
        steps = 4 + zipf(50);
    }

    private GenerationParameters parameters() {
        return GenerationParameters.in("comfyui")
                .put(Parameter.TOOL, Tool.values()[zipf(6)], "made up")
                .put(Parameter.PROMPT, prompt, "made up")
                .put(Parameter.NEGATIVE_PROMPT, "blurry, lowres, " + word(), "made up")
                .put(
                        Parameter.SEED,
                        new Seed(random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(1 << 30)),
                        "made up")
                .put(Parameter.STEPS, steps, "made up")
                .put(Parameter.GUIDANCE, 1 + random.nextInt(24) / 2.0, "made up")
                .put(Parameter.SAMPLER, SAMPLERS.get(zipf(SAMPLERS.size())), "made up")
                .put(Parameter.MODEL, model, "made up")
                .build();
    }

    /** From 0 below the bound, i with a probability in proportion to 1 / (i + 1), nearly: the inverse of its integral. */
    private int zipf(int bound) {
        return (int) Math.min(bound - 1, Math.pow(bound + 1.0, random.nextDouble()) - 1);
    }
}
