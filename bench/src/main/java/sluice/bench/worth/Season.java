package sluice.bench.worth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * One library under one strategy, lived through evening by evening: the images arrive, the artist looks and acts, the
 * machine falls quiet and works its backlog off, and the artist chooses for his portfolio.
 */
final class Season {
    private static final long TASTE = 7;

    private final Path program;
    private final Path work;

    Season(Path program, Path work) {
        this.program = program;
        this.work = work;
    }

    Outcome live(String strategy, List<List<MadeImage>> evenings) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory(work, "home-" + strategy);
        Files.writeString(
                home.resolve("sluice.properties"),
                "strategy=" + strategy + "\ndeepCores=1.0\ndeepHours=always\n",
                StandardCharsets.UTF_8);
        Artist artist = new Artist(TASTE);
        int chosen = 0;
        int covered = 0;
        int images = 0;
        try (Running running = Running.start(program, home)) {
            long began = System.nanoTime();
            Map<Path, String> ids = new HashMap<>();
            for (List<MadeImage> evening : evenings) {
                images += evening.size();
                arrive(running, evening);
                for (Artist.Act act : artist.evening(evening)) {
                    act(running, id(running, ids, act.image()), act.kind(), act.amount(), act.detail());
                }
                drain(running);
                for (MadeImage pick : artist.choose(evening.size())) {
                    String id = id(running, ids, pick);
                    chosen++;
                    covered += running.get("assets/" + id).path("tier").asInt() == 3 ? 1 : 0;
                    act(running, id, "portfolio", 0, "portfolio");
                }
            }
            drain(running);
            double seconds = (System.nanoTime() - began) / 1e9;
            return outcome(strategy, images, running, seconds, chosen, covered);
        }
    }

    private static void arrive(Running running, List<MadeImage> evening) throws IOException, InterruptedException {
        ArrayNode paths = Json.array();
        evening.forEach(image -> paths.add(image.path().toString()));
        JsonNode begun = running.post("imports", Json.object().set("paths", paths));
        running.await(
                "imports/" + begun.path("id").asString(),
                run -> !run.path("state").asString().equals("running"));
        running.await(
                "status",
                status -> status.path("counts").path("picturesPending").asInt() == 0);
    }

    private static String id(Running running, Map<Path, String> ids, MadeImage image)
            throws IOException, InterruptedException {
        String known = ids.get(image.path());
        if (known == null) {
            known = running.assetAt(image.path());
            ids.put(image.path(), known);
        }
        return known;
    }

    private static void act(Running running, String id, String kind, double amount, String detail)
            throws IOException, InterruptedException {
        running.post(
                "assets/" + id + "/signals",
                Json.object().put("kind", kind).put("amount", amount).put("detail", detail));
    }

    private static void drain(Running running) throws IOException, InterruptedException {
        running.post("queue", Json.object().put("action", "drain"));
        running.await("queue", queue -> !queue.path("mode").asString().equals("draining"));
    }

    private static Outcome outcome(
            String strategy, int images, Running running, double seconds, int chosen, int covered)
            throws IOException, InterruptedException {
        JsonNode spend = running.get("spend?days=2");
        JsonNode tiers = running.get("queue").path("tiers");
        double explicit = 0;
        for (JsonNode day : spend.path("byDay")) {
            explicit +=
                    day.path("explicit").asBoolean() ? day.path("cpuSeconds").asDouble() : 0;
        }
        return new Outcome(
                strategy,
                images,
                tier(spend, 1),
                tier(spend, 2),
                tier(spend, 3),
                spend.path("uniform").path("cpuSeconds").asDouble(),
                explicit,
                seconds,
                running.cpuSeconds(),
                tiers.path("2").asInt(),
                tiers.path("3").asInt(),
                chosen,
                covered);
    }

    private static double tier(JsonNode spend, int tier) {
        for (JsonNode one : spend.path("byTier")) {
            if (one.path("tier").asInt() == tier) {
                return one.path("cpuSeconds").asDouble();
            }
        }
        return 0;
    }
}
