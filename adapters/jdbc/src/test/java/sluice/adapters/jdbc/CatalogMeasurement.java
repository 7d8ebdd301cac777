package sluice.adapters.jdbc;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import sluice.asset.AssetId;
import sluice.asset.Picture;
import sluice.asset.PictureResult;
import sluice.asset.Sighting;
import sluice.contracts.catalog.Sightings;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import sluice.metadata.RawEntry;
import sluice.metadata.Reading;
import sluice.metadata.Seed;
import sluice.metadata.Tool;

/**
 * How fast the catalog is; run by hand. Arguments: an empty folder, and the number of assets (100,000 if left out).
 * Payloads are a prompt of some 60 words (Automatic1111) and, in a second round, a workflow of 50 KB (ComfyUI) as well.
 */
final class CatalogMeasurement {
    private static final int BATCH = 256;
    private static final List<String> WORDS = List.of(
            "lighthouse",
            "volumetric light",
            "oil on canvas",
            "masterpiece",
            "portrait of a woman",
            "cinematic",
            "35mm photograph",
            "intricate details",
            "mist over the harbour",
            "golden hour",
            "(sharp focus:1.2)",
            "trending on artstation",
            "baroque ornament",
            "cyberpunk alley",
            "reflections in wet asphalt");

    private CatalogMeasurement() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int assets = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        measureFill(folder.resolve("warm-up.db"), "warm-up", 20_000, content -> image(content, List.of()));
        measureFill(
                folder.resolve("workflows.db"),
                "record with 50 KB workflows",
                assets / 10,
                content -> image(content, List.of(workflow(content))));
        Path file = folder.resolve("prompts.db");
        measureFill(file, "record with prompts", assets, content -> image(content, List.of()));
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            measureAnswers(new SqliteCatalog(database), assets);
        }
    }

    private static void measureFill(Path file, String what, int assets, IntFunction<Sighting> sighting)
            throws IOException {
        long nanos = 0;
        long cpu = 0;
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            SqliteCatalog catalog = new SqliteCatalog(database);
            for (int from = 0; from < assets; from += BATCH) {
                List<Sighting> batch = IntStream.range(from, Math.min(assets, from + BATCH))
                        .mapToObj(sighting)
                        .toList();
                long start = System.nanoTime();
                long cpuStart = cpuNanos();
                catalog.record(1, batch);
                nanos += System.nanoTime() - start;
                cpu += cpuNanos() - cpuStart;
            }
        }
        report(what, assets / (nanos / 1e9), "assets/s");
        report(what + ", of its own CPU time", assets / (cpu / 1e9), "assets/s");
        report(what + ", file", Files.size(file) / (double) assets, "bytes an asset");
    }

    private static void measureAnswers(SqliteCatalog catalog, int assets) {
        List<Sighting> again = new ArrayList<>();
        IntStream.range(0, BATCH).forEach(content -> again.add(image(content, List.of())));
        time(
                "record 256 known images again",
                20,
                round -> catalog.record(2, again).size());
        List<Path> paths = again.stream().map(Sighting::path).toList();
        time("known(256 paths)", 50, round -> catalog.known(paths).size());
        Random random = new Random(7);
        time("find(200 ids)", 50, round -> catalog.find(ids(random, assets)).size());
        time(
                "details",
                200,
                round -> catalog.details(ids(random, assets).getFirst()).isPresent() ? 1 : 0);
        time(
                "changedSince(1,000)",
                20,
                round -> catalog.changedSince(round * 1_000L, 1_000).size());
        time(
                "files(1,000)",
                20,
                round -> catalog.files(Sightings.LIBRARY, null, 1_000).size());
        time("awaitingPicture(256)", 20, round -> catalog.awaitingPicture(256).size());
        time("counts", 100, round -> (int) catalog.counts().assets());
        time("recordPictures(64)", 50, round -> {
            List<PictureResult> pictures = ids(random, assets).subList(0, 64).stream()
                    .map(id -> new PictureResult(id, new Picture.Ready(320, 320, round), null, List.of()))
                    .toList();
            catalog.recordPictures(pictures);
            return pictures.size();
        });
    }

    private static List<AssetId> ids(Random random, int assets) {
        return random.ints(200, 0, assets).mapToObj(Sightings::id).toList();
    }

    private static void time(String what, int rounds, IntUnaryOperator call) {
        List<Double> millis = new ArrayList<>();
        List<Double> cpuMillis = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            long cpuStart = cpuNanos();
            int answers = call.applyAsInt(round);
            millis.add((System.nanoTime() - start) / 1e6);
            cpuMillis.add((cpuNanos() - cpuStart) / 1e6);
            if (answers < 0) {
                throw new AssertionError(what);
            }
        }
        Collections.sort(millis);
        Collections.sort(cpuMillis);
        report(what + ", median", millis.get(rounds / 2), "ms");
        report(what + ", median of its own CPU time", cpuMillis.get(rounds / 2), "ms");
    }

    /** What the calling thread has used; other programs on the machine do not count. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void report(String what, double figure, String unit) {
        System.out.printf("%-58s %,12.2f %s%n", what, figure, unit);
    }

    private static Sighting image(int content, List<RawEntry> more) {
        Random random = new Random(content);
        String prompt = words(random, 25);
        String negative = words(random, 8);
        GenerationParameters generation = GenerationParameters.in("automatic1111")
                .put(Parameter.TOOL, Tool.AUTOMATIC1111, "png:parameters")
                .put(Parameter.PROMPT, prompt, "png:parameters")
                .put(Parameter.NEGATIVE_PROMPT, negative, "png:parameters")
                .put(Parameter.SEED, new Seed(random.nextLong()), "png:parameters")
                .put(Parameter.STEPS, 28, "png:parameters")
                .put(Parameter.GUIDANCE, 6.5, "png:parameters")
                .put(Parameter.SAMPLER, "DPM++ 2M", "png:parameters")
                .put(Parameter.SCHEDULER, "Karras", "png:parameters")
                .put(Parameter.MODEL, "dreamshaperXL_v21", "png:parameters")
                .put(Parameter.MODEL_HASH, "4496b36d48", "png:parameters")
                .build();
        List<RawEntry> raw = new ArrayList<>(more);
        raw.add(new RawEntry(
                "png:parameters",
                prompt + "\nNegative prompt: " + negative + "\nSteps: 28, Sampler: DPM++ 2M, Schedule type: Karras,"
                        + " CFG scale: 6.5, Seed: " + random.nextLong() + ", Size: 832x1216"));
        String path = "2026-03/txt2img-images/" + content / 1_000 + "/%08d-%d.png".formatted(content, random.nextInt());
        return new Sighting.Image(
                Sightings.at(path),
                1_500_000 + content,
                Sightings.MODIFIED,
                Sightings.hash(content),
                new ImageHeader(ImageFormat.PNG, 832, 1216, 1, false),
                Sightings.MODIFIED,
                Sightings.SEEN,
                generation,
                raw,
                List.of(new Reading(generation, List.of())),
                List.of());
    }

    private static String words(Random random, int count) {
        List<String> words = new ArrayList<>();
        random.ints(count, 0, WORDS.size()).forEach(word -> words.add(WORDS.get(word)));
        return String.join(", ", words);
    }

    private static RawEntry workflow(int content) {
        Random random = new Random(content);
        StringBuilder json = new StringBuilder("{\"nodes\":[");
        while (json.length() < 50_000) {
            json.append("{\"id\":%d,\"type\":\"KSampler\",\"pos\":[%d,%d],\"size\":{\"0\":315,\"1\":262},\"flags\":{},"
                            .formatted(random.nextInt(500), random.nextInt(4_000), random.nextInt(4_000)))
                    .append("\"order\":%d,\"mode\":0,\"inputs\":[{\"name\":\"model\",\"type\":\"MODEL\",\"link\":%d}],"
                            .formatted(random.nextInt(90), random.nextInt(900)))
                    .append("\"widgets_values\":[%d,\"randomize\",20,8,\"euler\",\"normal\",1]},"
                            .formatted(random.nextLong()));
        }
        return new RawEntry("png:workflow", json.append("]}").toString());
    }
}
