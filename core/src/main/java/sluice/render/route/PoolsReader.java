package sluice.render.route;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import sluice.json.Fields;
import sluice.render.Quality;
import sluice.render.Stage;
import tools.jackson.databind.JsonNode;

/** Reads {@code pools.json}. */
final class PoolsReader {
    private static final Set<String> FILE = Set.of("pools", "preferences", "prices");
    private static final Set<String> POOL = Set.of(
            "name",
            "generator",
            "address",
            "models",
            "provider",
            "price",
            "cores",
            "microUsdPerHour",
            "slots",
            "batch",
            "memoryGiB",
            "least",
            "best",
            "stages");
    private static final List<String> GENERATORS = List.of(PoolsFile.BUILTIN, PoolsFile.ONNX, PoolsFile.COMFYUI);
    private static final List<String> PROVIDERS = List.of("cpu", "cuda", "tensorrt", "remote");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final String QUALITIES =
            Arrays.stream(Quality.values()).map(Quality::label).collect(Collectors.joining(", "));
    private static final String STAGES =
            Arrays.stream(Stage.values()).map(Stage::label).collect(Collectors.joining(", "));
    private static final int MOST_POOLS = 64;
    private static final int MOST_MODELS = 500;
    private static final int MOST_KINDS = 100;
    private static final long MOST_PRICE = 1_000_000_000_000L;
    private static final int MOST_SLOTS = 256;
    private static final int MOST_BATCH = 64;
    private static final int MOST_CORES = 1_024;
    private static final double MOST_GIB = 65_536;
    private static final int LONGEST = 200;
    private static final long GIB = 1L << 30;

    private PoolsReader() {}

    static PoolsFile read(String source, JsonNode json, PoolsFile.Machine machine) {
        Fields root = Fields.root(source, json, FILE);
        PriceList prices = prices(root);
        List<Pool> pools = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Fields one : root.objects("pools", MOST_POOLS, POOL)) {
            Pool pool = pool(one, prices, machine);
            if (!names.add(pool.name().toLowerCase(Locale.ROOT))) {
                throw one.wrong(one.place("name"), "\"" + pool.name() + "\" is there twice");
            }
            pools.add(pool);
        }
        if (pools.stream().noneMatch(pool -> pool.does(Stage.DENOISE))) {
            throw root.wrong(root.place("pools"), "none of them draws: \"denoise\" is in no pool's stages");
        }
        return new PoolsFile(pools, preferences(root), prices);
    }

    private static PriceList prices(Fields root) {
        Fields own = root.named("prices", MOST_KINDS);
        Map<String, Long> prices = new TreeMap<>();
        for (String kind : own.names()) {
            if (!NAME.matcher(kind).matches()) {
                throw own.wrong(own.place(kind), "a kind has 1 to 40 letters, digits, dots and dashes");
            }
            prices.put(kind, own.whole(kind, 0, MOST_PRICE, null));
        }
        return PriceList.DEFAULT.with(prices);
    }

    private static Preferences preferences(Fields root) {
        Set<String> labels =
                Arrays.stream(Quality.values()).map(Quality::label).collect(Collectors.toUnmodifiableSet());
        Fields own = root.object("preferences", labels);
        Map<Quality, List<String>> models = new EnumMap<>(Quality.class);
        for (Quality quality : Quality.values()) {
            List<String> ids = own.texts(
                    quality.label(), List.of(), MOST_MODELS, "a model's id", text(id -> id.length() <= LONGEST));
            if (!ids.isEmpty()) {
                models.put(quality, ids);
            }
        }
        return new Preferences(models);
    }

    private static Pool pool(Fields its, PriceList prices, PoolsFile.Machine machine) {
        String name = its.read(
                "name", null, "a name of 1 to 40 letters, digits, dots and dashes", text(NAME.asMatchPredicate()));
        Set<Stage> stages = stages(its);
        // Finishing is the same wherever it is done, so that a pool that does nothing else need not say what draws in
        // it.
        String generator = its.read(
                "generator",
                stages.equals(Set.of(Stage.FINISH)) ? PoolsFile.BUILTIN : null,
                oneOf(GENERATORS),
                text(GENERATORS::contains));
        boolean remote = generator.equals(PoolsFile.COMFYUI);
        if (remote && !stages.contains(Stage.DENOISE)) {
            throw its.wrong(
                    its.place("stages"), "a comfyui server draws, whatever else it does: \"denoise\" is missing");
        }
        if (!remote && its.has("address")) {
            throw its.wrong(its.place("address"), "a " + generator + " pool is in this process and has no address");
        }
        String address = remote
                ? its.read("address", null, "an address such as \"http://127.0.0.1:8188\"", PoolsReader::address)
                : "";
        String provider = its.read("provider", remote ? "remote" : "cpu", oneOf(PROVIDERS), text(PROVIDERS::contains));
        if (provider.equals("remote") != remote) {
            throw its.wrong(
                    its.place("provider"),
                    remote
                            ? "a comfyui server chooses its own: leave it out, or say \"remote\""
                            : "\"remote\" is for comfyui pools");
        }
        int slots = (int) its.whole("slots", 1, MOST_SLOTS, 1L);
        Quality least = quality(its, "least", Quality.DRAFT);
        Quality best = quality(its, "best", Quality.HERO);
        if (!best.isAtLeast(least)) {
            throw its.wrong(its.place("best"), "it cannot be lower than the lowest quality it takes, " + least.label());
        }
        return new Pool(
                name,
                generator,
                address,
                its.texts("models", List.of(), MOST_MODELS, "a model's id", text(id -> id.length() <= LONGEST)),
                provider,
                price(its, prices, provider, slots, machine),
                slots,
                (int) its.whole("batch", 1, MOST_BATCH, 1L),
                memory(its, machine),
                least,
                best,
                stages);
    }

    private static long price(Fields its, PriceList prices, String provider, int slots, PoolsFile.Machine machine) {
        boolean processor = provider.equals("cpu");
        if (its.has("cores") && !processor) {
            throw its.wrong(its.place("cores"), "only the processor is paid for by cores");
        }
        if (its.has("microUsdPerHour")) {
            if (its.has("price") || its.has("cores")) {
                throw its.wrong(
                        its.place("microUsdPerHour"), "state either this, or what the price follows from, not both");
            }
            return its.whole("microUsdPerHour", 0, MOST_PRICE, null);
        }
        String kinds = "a kind of the price list ("
                + String.join(", ", prices.microUsdPerHour().keySet()) + "), or microUsdPerHour instead,";
        String kind = its.read(
                "price",
                processor ? PriceList.CPU : null,
                kinds,
                text(one -> prices.of(one).isPresent()));
        long hour = prices.of(kind).orElseThrow();
        if (!kind.equals(PriceList.CPU)) {
            if (its.has("cores")) {
                throw its.wrong(its.place("cores"), "only the price \"cpu\" is by cores");
            }
            return hour;
        }
        if (!processor) {
            throw its.wrong(its.place("price"), "\"cpu\" is the price of a core of this machine: name a card's kind");
        }
        return hour * its.whole("cores", 1, MOST_CORES, (long) Math.max(1, machine.cores() / slots));
    }

    private static long memory(Fields its, PoolsFile.Machine machine) {
        double own = (double) machine.memoryBytes() / GIB;
        return its.has("memoryGiB")
                ? (long) (GIB * its.number("memoryGiB", 1.0 / 64, MOST_GIB, own))
                : machine.memoryBytes();
    }

    private static Set<Stage> stages(Fields its) {
        List<Stage> all = List.of(Stage.values());
        return Set.copyOf(its.texts("stages", all, all.size(), "one of " + STAGES, Stage::labelled));
    }

    private static Quality quality(Fields its, String name, Quality otherwise) {
        return its.read(name, otherwise, "one of " + QUALITIES, Quality::labelled);
    }

    private static Optional<String> address(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean plain = uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null;
            return web && plain && text.length() <= LONGEST ? Optional.of(text) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Function<String, Optional<String>> text(Predicate<String> allowed) {
        return one -> Optional.of(one).filter(allowed).filter(text -> !text.isBlank());
    }

    private static String oneOf(List<String> all) {
        return "one of " + String.join(", ", all);
    }
}
