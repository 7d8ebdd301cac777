package sluice.bench.distil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.distil.Distillation;
import sluice.distil.Weights;
import sluice.server.app.Library;
import sluice.server.client.Connection;
import sluice.server.client.Connections;
import sluice.server.home.Home;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The samples distilled, beside the most valued of them and any of them. Arguments: the folder of the samples, and a folder
 * for the library made of them, which is used again when it is there.
 */
public final class DistilScenario {
    private static final List<String> FOLDERS = List.of("images", "plain", "neardup");
    private static final int[] COUNTS = {10, 20, 40};
    private static final int DRAWS = 100;
    private static final long SEED = 20_261_121;
    private static final double[] COVERAGES = {0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
    private static final Duration PATIENCE = Duration.ofHours(1);

    private DistilScenario() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path samples = Path.of(arguments[0]).toRealPath();
        Path work = Files.createDirectories(Path.of(arguments[1])).toRealPath();
        Home home = Home.at(work.resolve("home"));
        if (!Files.exists(work.resolve("made"))) {
            make(home, samples);
            Files.writeString(work.resolve("made"), "");
        }
        try (Gallery gallery = new Gallery(home)) {
            compare(gallery);
            weigh(gallery);
            List<AssetId> chosen = ids(gallery.distilled(20, Weights.DEFAULT));
            ContactSheet.write(chosen, home.renditions(), work.resolve("distilled.png"));
            ContactSheet.write(gallery.topByValue(20, false), home.renditions(), work.resolve("top.png"));
            reasons(gallery);
        }
    }

    private static void make(Home home, Path samples) throws InterruptedException {
        try (Connection library = new Connections(home, InstantSource.system()).open("bench", Library.Work.DRAIN)) {
            ObjectNode paths = Json.object();
            FOLDERS.forEach(folder ->
                    paths.withArray("paths").add(samples.resolve(folder).toString()));
            library.post("/api/v1/imports", paths);
            await(
                    library,
                    "/api/v1/imports",
                    all -> all.path("items")
                            .valueStream()
                            .noneMatch(run -> run.path("ended").isNull()));
            await(
                    library,
                    "/api/v1/status",
                    now -> now.path("indexed").asBoolean() && now.toString().contains("\"picturesPending\":0"));
            drain(library);
            act(library, home);
            drain(library);
        }
    }

    private static void drain(Connection library) throws InterruptedException {
        library.post("/api/v1/queue", Json.object().put("action", "drain"));
        await(library, "/api/v1/queue", queue -> !queue.path("mode").asString().equals("draining"));
    }

    private static void act(Connection library, Home home) throws InterruptedException {
        Map<String, List<AssetId>> acts;
        try (Gallery gallery = new Gallery(home)) {
            acts = new Taste(SEED).on(gallery.vectors).byKind();
        }
        for (Map.Entry<String, List<AssetId>> one : acts.entrySet()) {
            ObjectNode signal = Json.object()
                    .put("kind", one.getKey())
                    .put(
                            "amount",
                            one.getKey().equals("viewed") ? 8 : one.getKey().equals("rated") ? 4 : 0)
                    .put("detail", one.getKey().equals("collected") ? "Kept" : "");
            one.getValue().forEach(asset -> signal.withArray("assets").add(asset.hex()));
            library.post("/api/v1/signals", signal);
        }
    }

    private static void await(Connection library, String path, Predicate<JsonNode> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.test(library.get(path))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(path + " still answers " + library.get(path));
            }
            Thread.sleep(200);
        }
    }

    private static void compare(Gallery gallery) {
        long stacks = gallery.assets.stream()
                .map(asset -> asset.standing().stack())
                .filter(stack -> stack != null)
                .distinct()
                .count();
        say("%d pictures with an embedding of %s, %d stacks%n", gallery.assets.size(), gallery.model, stacks);
        for (int count : COUNTS) {
            say("## %d%n%n| | value | quality | distance | coverage | of value |%n|---|---|---|---|---|---|", count);
            Distillation distilled = gallery.distilled(count, Weights.DEFAULT);
            say(Figures.of(gallery, ids(distilled)).row("distilled"));
            say(Figures.of(gallery, gallery.topByValue(count, false)).row("most valued"));
            say(Figures.of(gallery, gallery.topByValue(count, true)).row("most valued, one of a stack"));
            List<Figures> draws = draws(gallery, count);
            say(Figures.row("random, mean of 100", Figures.mean(draws), Figures.spread(draws)));
            say(
                    "%nat least %.1f %% of the best possible%n",
                    100 * distilled.score().atLeast());
        }
    }

    private static List<Figures> draws(Gallery gallery, int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Figures> draws = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            List<AssetId> left =
                    new ArrayList<>(gallery.assets.stream().map(Asset::id).toList());
            List<AssetId> drawn = new ArrayList<>();
            while (drawn.size() < count) {
                drawn.add(left.remove(random.nextInt(left.size())));
            }
            draws.add(Figures.of(gallery, drawn));
        }
        return draws;
    }

    /** What the weights do: the rest is shared between value and quality as the defaults share it. */
    private static void weigh(Gallery gallery) {
        double share = Weights.DEFAULT.value() / (Weights.DEFAULT.value() + Weights.DEFAULT.quality());
        List<AssetId> usual = ids(gallery.distilled(20, Weights.DEFAULT));
        say(
                "## Weights, 20\n\n| coverage weighs | value | quality | distance | coverage | of value | as the default |");
        say("|---|---|---|---|---|---|---|");
        for (double coverage : COVERAGES) {
            Weights weights = new Weights((1 - coverage) * share, (1 - coverage) * (1 - share), coverage);
            List<AssetId> chosen = ids(gallery.distilled(20, weights));
            long same = chosen.stream().filter(usual::contains).count();
            say("%s %d of 20 |", Figures.of(gallery, chosen).row("%.1f".formatted(coverage)), same);
        }
        say("");
    }

    private static void reasons(Gallery gallery) {
        for (Distillation.Item item : gallery.distilled(20, Weights.DEFAULT).items()) {
            Distillation.Nearest nearest = item.nearest();
            say(
                    "- %s: %s%s",
                    gallery.asset(item.asset()).location().path().getFileName(),
                    item.reason(),
                    nearest == null
                            ? ""
                            : String.format(Locale.ROOT, " (%.2f alike: %s)", nearest.similarity(), nearest.why()));
        }
    }

    private static List<AssetId> ids(Distillation distillation) {
        return distillation.items().stream().map(Distillation.Item::asset).toList();
    }

    private static void say(String format, Object... values) {
        System.out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }
}
