package sluice.simulate.scenario;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sluice.json.Fields;
import sluice.render.Quality;
import sluice.render.route.PriceList;

/** Reads scenarios of the kind {@code renders}. */
final class RendersReader {
    static final Set<String> FIELDS =
            Set.of("name", "about", "seed", "trace", "loads", "strategies", "wanted", "pools", "fleets");

    private static final String PLACINGS =
            Stream.of(Placing.values()).map(Placing::label).collect(Collectors.joining(", "));
    private static final String QUALITIES =
            Arrays.stream(Quality.values()).map(Quality::label).collect(Collectors.joining(", "));
    private static final int MOST_REQUESTS = 1_000_000;
    private static final int MOST_POOLS = 12;
    private static final int MOST_SLOTS = 10_000;
    private static final long MOST_PRICE = 1_000_000_000_000L;
    private static final double MOST_SECONDS = 1e7;

    private RendersReader() {}

    static RendersScenario read(Fields root) {
        List<RendersScenario.PoolPlan> pools = pools(root);
        List<Placing> strategies = root.texts(
                "strategies",
                List.of(Placing.values()),
                Placing.values().length,
                "one of " + PLACINGS,
                Placing::labelled);
        return new RendersScenario(
                root.text("name", 80, null),
                root.text("about", 600, ""),
                root.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1L),
                trace(root),
                loads(root),
                strategies,
                wanted(root),
                pools,
                fleets(root, strategies, pools));
    }

    private static RendersScenario.Requests trace(Fields root) {
        Fields its = root.object("trace", Set.of("file", "generated"));
        if (its.has("file") == its.has("generated")) {
            throw its.wrong("trace", "either a file or a generated trace is needed");
        }
        return its.has("file")
                ? new RendersScenario.TraceFile(its.read("file", null, "the name of a file", RendersReader::path))
                : generated(its);
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static RendersScenario.Generated generated(Fields trace) {
        Fields its = trace.object(
                "generated",
                Set.of(
                        "requests",
                        "days",
                        "quietest",
                        "bursts",
                        "burstMinutes",
                        "burstFactor",
                        "models",
                        "popularity",
                        "steps",
                        "images",
                        "secondsPerStep",
                        "spread"));
        return new RendersScenario.Generated(
                (int) its.whole("requests", 1, MOST_REQUESTS, null),
                its.number("days", 0.01, 3_650, 1.0),
                its.share("quietest", 1.0),
                its.number("bursts", 0, 1_000, 0.0),
                its.number("burstMinutes", 0.1, 1_440, 10.0),
                its.number("burstFactor", 1, 1_000, 5.0),
                (int) its.whole("models", 1, 500, 1L),
                its.number("popularity", 0, 5, 1.0),
                shares(its, "steps", 1_000),
                shares(its, "images", 1_000),
                its.number("secondsPerStep", 1e-4, 1_000, null),
                its.number("spread", 0, 3, 0.0));
    }

    private static List<RendersScenario.Share> shares(Fields its, String name, int most) {
        return its.objects(name, 50, Set.of("number", "share")).stream()
                .map(one -> new RendersScenario.Share(
                        (int) one.whole("number", 1, most, null), one.number("share", 1e-6, 1e6, 1.0)))
                .toList();
    }

    private static List<Double> loads(Fields root) {
        List<Double> loads = root.objects("loads", 12, Set.of("slots")).stream()
                .map(one -> one.number("slots", 1e-3, 1e5, null))
                .toList();
        for (int i = 1; i < loads.size(); i++) {
            if (loads.get(i) <= loads.get(i - 1)) {
                throw root.wrong("loads[" + i + "]", "loads go up, and none comes twice");
            }
        }
        return loads;
    }

    private static RendersScenario.Wanted wanted(Fields root) {
        Fields its = root.object("wanted", Set.of("heroFromSteps", "draftFromImages", "draft", "standard", "hero"));
        Map<Quality, RendersScenario.Terms> terms = new EnumMap<>(Quality.class);
        for (Quality quality : Quality.values()) {
            Fields one = its.object(quality.label(), Set.of("effort", "deadlineSeconds"));
            terms.put(
                    quality,
                    new RendersScenario.Terms(
                            one.number("effort", 0.01, 1, 1.0),
                            one.number("deadlineSeconds", 0.001, MOST_SECONDS, null)));
        }
        return new RendersScenario.Wanted(
                (int) its.whole("heroFromSteps", 1, 1_000_000, null),
                (int) its.whole("draftFromImages", 1, 1_000_000, null),
                terms);
    }

    private static List<RendersScenario.PoolPlan> pools(Fields root) {
        Set<String> known =
                Set.of("name", "price", "microUsdPerHour", "speed", "least", "best", "models", "loadSeconds");
        Set<String> names = new HashSet<>();
        return root.objects("pools", MOST_POOLS, known).stream()
                .map(its -> {
                    String name = its.text("name", 40, null);
                    if (!names.add(name)) {
                        throw its.wrong(its.place("name"), "\"" + name + "\" is there twice");
                    }
                    Quality least = its.read("least", Quality.DRAFT, "one of " + QUALITIES, Quality::labelled);
                    Quality best = its.read("best", Quality.HERO, "one of " + QUALITIES, Quality::labelled);
                    if (!best.isAtLeast(least)) {
                        throw its.wrong(its.place("best"), "it cannot be lower than " + least.label());
                    }
                    return new RendersScenario.PoolPlan(
                            name,
                            price(its),
                            its.number("speed", 1e-3, 1e3, 1.0),
                            least,
                            best,
                            (int) its.whole("models", 1, 500, 1L),
                            its.number("loadSeconds", 0, 1e5, 0.0));
                })
                .toList();
    }

    private static long price(Fields its) {
        if (its.has("microUsdPerHour")) {
            if (its.has("price")) {
                throw its.wrong(its.place("microUsdPerHour"), "state either this or a price of the list, not both");
            }
            return its.whole("microUsdPerHour", 0, MOST_PRICE, null);
        }
        return its.read(
                "price",
                null,
                "a kind of the price list ("
                        + String.join(", ", PriceList.DEFAULT.microUsdPerHour().keySet())
                        + "), or microUsdPerHour instead,",
                PriceList.DEFAULT::of);
    }

    private static Map<Placing, Map<String, Integer>> fleets(
            Fields root, List<Placing> strategies, List<RendersScenario.PoolPlan> pools) {
        Set<String> labels = Stream.of(Placing.values()).map(Placing::label).collect(Collectors.toSet());
        Set<String> names = pools.stream().map(RendersScenario.PoolPlan::name).collect(Collectors.toSet());
        Fields all = root.object("fleets", labels);
        Map<Placing, Map<String, Integer>> fleets = new EnumMap<>(Placing.class);
        for (Placing placing : Placing.values()) {
            if (!all.has(placing.label()) && !strategies.contains(placing)) {
                continue;
            }
            Fields its = all.object(placing.label(), names);
            Map<String, Integer> slots = new LinkedHashMap<>();
            for (RendersScenario.PoolPlan pool : pools) {
                if (its.has(pool.name())) {
                    slots.put(pool.name(), (int) its.whole(pool.name(), 1, MOST_SLOTS, null));
                }
            }
            requireAllQualities(all, placing, slots, pools);
            fleets.put(placing, slots);
        }
        return fleets;
    }

    private static void requireAllQualities(
            Fields all, Placing placing, Map<String, Integer> slots, List<RendersScenario.PoolPlan> pools) {
        if (slots.isEmpty()) {
            throw all.wrong(all.place(placing.label()), "a slot of a pool at least is needed");
        }
        boolean any = placing == Placing.ALL_HEAVY || placing == Placing.ALL_CHEAP;
        for (Quality quality : Quality.values()) {
            boolean taken = pools.stream()
                    .anyMatch(pool -> slots.containsKey(pool.name())
                            && quality.isAtLeast(pool.least())
                            && pool.best().isAtLeast(quality));
            if (!any && !taken) {
                throw all.wrong(all.place(placing.label()), "no pool of it takes " + quality.label());
            }
        }
    }
}
