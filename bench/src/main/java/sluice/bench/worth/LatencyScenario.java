package sluice.bench.worth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * What a browsing user feels of deep work: the page's own requests, one screen every quarter of a second, with the queue
 * paused, with it working by itself (it should yield to the user), and while it is drained on the user's word (when it
 * does not). The three take turns, so that the machine's moods hit all alike.
 *
 * <p>Usage: {@code LatencyScenario PROGRAM_SCRIPT SAMPLES WORK_FOLDER [IMAGES]}.
 */
public final class LatencyScenario {
    private static final long SEED = 20_261_121;
    private static final int ROUNDS = 6;
    private static final int SCREENS = 12;
    private static final int SCREEN = 24;
    private static final int SCREEN_EVERY_MILLIS = 250;
    private static final String[] MODES = {"pause", "resume", "drain"};

    private LatencyScenario() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path work = Files.createDirectories(Path.of(arguments[2]).toAbsolutePath());
        int images = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1_000;
        SeedLibrary library =
                new SeedLibrary(new SamplePictures(Path.of(arguments[1])), work.resolve("library-" + SEED), SEED);
        List<List<MadeImage>> sessions = library.sessions(images);
        Path home = Files.createTempDirectory(work, "home-latency");
        Files.writeString(
                home.resolve("sluice.properties"), "strategy=uniform\ndeepHours=always\n", StandardCharsets.UTF_8);
        try (Running running = Running.start(Path.of(arguments[0]).toAbsolutePath(), home)) {
            running.post("queue", Json.object().put("action", "pause"));
            ArrayNode paths = Json.array();
            sessions.forEach(session ->
                    paths.add(session.getFirst().path().resolveSibling("").toString()));
            JsonNode begun = running.post("imports", Json.object().set("paths", paths));
            running.await(
                    "imports/" + begun.path("id").asString(),
                    run -> !run.path("state").asString().equals("running"));
            running.await(
                    "status",
                    status -> status.path("counts").path("picturesPending").asInt() == 0);
            measure(running);
        }
    }

    private static void measure(Running running) throws IOException, InterruptedException {
        List<List<Double>> seconds = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<String> ids = new ArrayList<>();
        running.get("assets?limit=" + SCREENS * SCREEN)
                .path("items")
                .forEach(asset -> ids.add(asset.path("id").asString()));
        screens(running, ids, new ArrayList<>());
        long before = running.get("queue").path("done").asLong();
        for (int round = 0; round < ROUNDS; round++) {
            for (int mode = 0; mode < MODES.length; mode++) {
                running.post("queue", Json.object().put("action", MODES[mode]));
                screens(running, ids, seconds.get(mode));
                System.out.println(Json.object()
                        .put("round", round)
                        .put("mode", MODES[mode])
                        .put("jobsDone", running.get("queue").path("done").asLong() - before));
            }
        }
        double[] paused = sorted(seconds.getFirst());
        for (int mode = 0; mode < MODES.length; mode++) {
            double[] all = sorted(seconds.get(mode));
            System.out.println(Json.object()
                    .put("mode", MODES[mode])
                    .put("requests", all.length)
                    .put("p50Millis", Outcome.rounded(1_000 * at(all, 0.5)))
                    .put("p95Millis", Outcome.rounded(1_000 * at(all, 0.95)))
                    .put("p50OverPaused", Outcome.rounded(at(all, 0.5) / at(paused, 0.5)))
                    .put("p95OverPaused", Outcome.rounded(at(all, 0.95) / at(paused, 0.95))));
        }
    }

    /** What the page asks for while somebody scrolls: a page of assets and their thumbnails. */
    private static void screens(Running running, List<String> ids, List<Double> seconds)
            throws IOException, InterruptedException {
        for (int from = 0; from + SCREEN <= ids.size(); from += SCREEN) {
            List<String> screen = ids.subList(from, from + SCREEN);
            seconds.add(running.seconds("/api/v1/assets?ids=" + String.join(",", screen)));
            for (String id : screen) {
                seconds.add(running.seconds("/api/v1/assets/" + id + "/thumbnail"));
            }
            TimeUnit.MILLISECONDS.sleep(SCREEN_EVERY_MILLIS);
        }
    }

    private static double[] sorted(List<Double> seconds) {
        double[] sorted = seconds.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }
}
