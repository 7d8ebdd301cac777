package sluice.bench.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Imports many files into an empty home with the program itself, and reports when all could be found, when all had their
 * thumbnail, and the most memory it held; then lets sharp do the same work on the same files.
 *
 * <p>Usage: {@code ImportScenario PROGRAM_SCRIPT SAMPLES WORK_FOLDER [COUNT] [SHARP_FOLDER]}. Prints a JSON line for each
 * run and one with the ratios.
 */
public final class ImportScenario {
    /** Looking more often would take processor time from what is measured. */
    private static final int LOOK_EVERY_MILLIS = 250;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path program;
    private final Path work;
    private final Path files;
    private final int count;

    private ImportScenario(Path program, Path work, Path files, int count) {
        this.program = program;
        this.work = work;
        this.files = files;
        this.count = count;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path program = Path.of(arguments[0]).toAbsolutePath();
        Path samples = Path.of(arguments[1]);
        Path work = Path.of(arguments[2]).toAbsolutePath();
        int count = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 10_000;
        Path files = work.resolve("files-" + count);
        Files.createDirectories(work);
        new DistinctCopies(samples).write(files, count);
        System.out.println(Json.object().put("files", count).put("bytes", DistinctCopies.totalBytes(files)));

        ImportScenario scenario = new ImportScenario(program, work, files, count);
        ObjectNode ours = scenario.sluice();
        System.out.println(ours);
        if (arguments.length > 4) {
            JsonNode sharp = scenario.sharp(Path.of(arguments[4]).toAbsolutePath());
            System.out.println(sharp);
            double ratio = sharp.path("seconds").asDouble()
                    / ours.path("secondsToFullTier1").asDouble();
            System.out.println(Json.object()
                    .put("sharpSecondsOverSluiceSeconds", Math.round(ratio * 1_000) / 1_000.0)
                    .put("visibleAssetsPerSecond", rate(count, ours, "secondsToVisible"))
                    .put("fullTier1AssetsPerSecond", rate(count, ours, "secondsToFullTier1")));
        }
    }

    private static double rate(int count, JsonNode run, String seconds) {
        return Math.round(10 * count / run.path(seconds).asDouble()) / 10.0;
    }

    /** From the start of the process, so that nothing of what a user waits for is left out. */
    private ObjectNode sluice() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory(work, "home");
        long began = System.nanoTime();
        Process process = new ProcessBuilder(
                        program.toString(), "up", "--json", "--port", "0", "--home", home.toString(), files.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String address =
                    Json.MAPPER.readTree(out.readLine()).path("address").asString();
            double served = since(began);
            double visible = await(address, "visible", began);
            double full = await(address, "full", began);
            return Json.object()
                    .put("run", "sluice")
                    .put("secondsToAddress", served)
                    .put("secondsToVisible", visible)
                    .put("secondsToFullTier1", full)
                    .put("peakRssBytes", peakRss(process))
                    .put(
                            "cpuSeconds",
                            process.info().totalCpuDuration().orElseThrow().toMillis() / 1000.0);
        } finally {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private double await(String address, String what, long began) throws IOException, InterruptedException {
        while (true) {
            JsonNode status = get(address + "/api/v1/status");
            JsonNode counts = status.path("counts");
            boolean found = counts.path("assets").asInt() >= count
                    && get(address + "/api/v1/assets?limit=1").path("total").asInt() >= count;
            boolean there = found
                    && (what.equals("visible") || counts.path("picturesPending").asInt() == 0);
            if (there) {
                return since(began);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private JsonNode get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return Json.MAPPER.readTree(
                client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    }

    /** The kernel's high-water mark, where the kernel keeps one; else -1. */
    private static long peakRss(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return -1;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        return -1;
    }

    private JsonNode sharp(Path folder) throws IOException, InterruptedException {
        Path out = Files.createTempDirectory(work, "sharp");
        int threads = Runtime.getRuntime().availableProcessors();
        Process process = new ProcessBuilder(List.of(
                        "node",
                        folder.resolve("pipeline.mjs").toString(),
                        files.toString(),
                        out.toString(),
                        Integer.toString(threads)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        ObjectNode result = (ObjectNode) Json.MAPPER.readTree(line);
        return result.put("run", "sharp").put("threads", threads);
    }

    private static double since(long began) {
        return Double.parseDouble(
                "%.3f".formatted((System.nanoTime() - began) / 1e9).toLowerCase(Locale.ROOT));
    }
}
