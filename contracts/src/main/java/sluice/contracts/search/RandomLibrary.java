package sluice.contracts.search;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.Standing;
import sluice.asset.Tier;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.metadata.Lora;
import sluice.metadata.Loras;
import sluice.metadata.Parameter;
import sluice.metadata.Seed;
import sluice.metadata.Tool;
import sluice.search.Sort;

/** Random assets and queries from few words and values, so that they meet; among them the awkward ones. */
final class RandomLibrary {
    private static final List<String> WORDS = List.of(
            "castle",
            "Castles",
            "cast",
            "café",
            "CAFE\u0301",
            "straße",
            "STRASSE",
            "dawn",
            "half-elf",
            "elf",
            "8k",
            "(best:1.2)",
            "城堡",
            "古い城",
            "が",
            "か",
            "ΟΔΟΣ",
            "οδός",
            "\u212Bngström",
            "ａｂｃ",
            "İstanbul",
            "ﬁre",
            "!!!",
            "<lora:x:0.5>",
            "ไทย",
            "dragon's",
            "\uD83D\uDE00",
            "\uD800",
            "x\u0000y",
            "a".repeat(130),
            "a".repeat(100));
    private static final List<String> MODELS = List.of(
            "dreamshaper_8",
            "DreamShaper_8",
            "dream shaper XL",
            "sd\"xl",
            "café",
            "Cafe",
            "a*b",
            "v1.10",
            "v1.9",
            "城",
            "\uD83D\uDE00 happy",
            "\uFF5E wide",
            "x".repeat(1_200),
            "ends.");
    private static final List<String> FOLDERS =
            List.of("pics", "pics/2026", "pics/2026/May", "pictures", "2026", "Unusual name/sub");
    private static final List<String> SEEDS =
            List.of("0", "1", "42", "123456789", "9223372036854775807", "9223372036854775808", "18446744073709551615");
    private static final double[] GUIDANCES = {-1.5, 0, -0.0, 1, 3.5, 7, 7.5, 7.000000000000001, 30};
    private static final List<String> NUMBERS =
            List.of("0", "1", "3", "0.25", "7", "7.5", "20", "30", "1024", "100000");
    private static final List<String> DATES = List.of(
            "2026",
            "2026-05",
            "2026-05-01",
            "2026-05-01T12:00",
            "today",
            "yesterday",
            "7d",
            "2026-05-01T12:00:00.001Z");

    private final Random random;

    RandomLibrary(long seed) {
        this.random = new Random(seed);
    }

    List<Asset> assets(int count) {
        return IntStream.range(0, count).mapToObj(this::asset).toList();
    }

    /** The asset of this number, whose facts differ from one call to the next. */
    Asset asset(int number) {
        SampleAsset sample = SampleAsset.named("random " + number)
                .header(header())
                .bytes(1L << random.nextInt(40))
                .created(moment())
                .imported(moment())
                .with(Parameter.PROMPT, sometimes(text(8)))
                .with(Parameter.NEGATIVE_PROMPT, sometimes(text(3)))
                .with(Parameter.MODEL, sometimes(one(MODELS)))
                .with(Parameter.TOOL, sometimes(Tool.values()[random.nextInt(3)]))
                .with(Parameter.SAMPLER, sometimes(one(List.of("Euler a", "euler a", "DPM++ 2M"))))
                .with(
                        Parameter.SEED,
                        sometimes(Seed.of(new BigInteger(one(SEEDS))).orElseThrow()))
                .with(Parameter.STEPS, sometimes(random.nextInt(5) * 10))
                .with(Parameter.GUIDANCE, sometimes(GUIDANCES[random.nextInt(GUIDANCES.length)]))
                .with(Parameter.LORAS, new Loras(loras()))
                .standing(this::standing);
        for (int i = random.nextInt(3); i >= 0; i--) {
            String name = text(1).replaceAll("[^A-Za-z0-9 ]", "") + random.nextInt(12) + ".png";
            sample.at(one(FOLDERS) + "/" + name, random.nextInt(4) > 0);
        }
        return sample.asset();
    }

    /** The text of a query. */
    String query() {
        return query(0);
    }

    Sort sort() {
        List<String> sorts = List.of(
                "imported",
                "created",
                "name",
                "size",
                "width",
                "height",
                "pixels",
                "steps",
                "seed",
                "guidance",
                "model",
                "value",
                "quality",
                "rating",
                "tier");
        return random.nextInt(10) == 0
                ? new Sort.Random(random.nextInt(3))
                : Sort.parse((random.nextBoolean() ? "-" : "") + one(sorts));
    }

    private String query(int depth) {
        return switch (random.nextInt(depth < 3 ? 12 : 8)) {
            case 0, 1 -> word();
            case 2 -> one(List.of("prompt:", "negative:", "name:", "text:")) + word();
            case 3, 4 -> keyword();
            case 5, 6 -> number();
            case 7 ->
                one(List.of(
                        "*",
                        "is:missing",
                        "is:animated",
                        "is:starred",
                        "is:cover",
                        "is:sensitive",
                        "has:seed",
                        "has:prompt",
                        "has:value",
                        "has:stack",
                        "has:rating",
                        "tag:blue",
                        "tag:*e*",
                        "collection:\"best of\"",
                        "stack:1",
                        "session:2",
                        "style:photo"));
            case 8 -> "-" + nested(depth);
            case 9 -> nested(depth) + " OR " + nested(depth);
            default -> nested(depth) + " " + nested(depth);
        };
    }

    private String nested(int depth) {
        return "(" + query(depth + 1) + ")";
    }

    private String word() {
        String text = text(1 + random.nextInt(2)).replace("\"", "");
        return switch (random.nextInt(3)) {
            case 0 -> '"' + text + '"';
            case 1 -> '"' + beginning(text) + "\"*";
            default -> beginning(text).replaceAll("[\\s():<>\"-]", "");
        };
    }

    private String keyword() {
        String model = one(MODELS).replace("\"", "\"\"");
        return switch (random.nextInt(8)) {
            case 0 -> "model:\"" + model + '"';
            case 1 -> "model:\"" + beginning(model.replace("\"", "")) + "\"*";
            case 2 -> "model:*a*";
            case 3 -> "tool:" + Tool.values()[random.nextInt(3)].label();
            case 4 -> "folder:" + one(List.of("2026", "/pics", "pics/2026", "MAY", "*p*", "name\\sub"));
            case 5 -> "lora:" + one(List.of("detail", "Detail*", "*l"));
            case 6 -> "format:" + one(List.of("png", "jpeg", "*p"));
            default -> "id:" + Integer.toHexString(random.nextInt(16));
        };
    }

    private String number() {
        String field = one(List.of(
                "seed",
                "steps",
                "guidance",
                "width",
                "pixels",
                "size",
                "created",
                "imported",
                "rating",
                "tier",
                "value",
                "quality"));
        List<String> values = field.equals("seed")
                ? SEEDS
                : field.equals("created") || field.equals("imported")
                        ? DATES
                        : List.of("guidance", "value", "quality").contains(field)
                                ? NUMBERS
                                : NUMBERS.stream().filter(n -> !n.contains(".")).toList();
        return field + ":" + one(List.of("", ">", ">=", "<", "<=")) + one(values);
    }

    private String beginning(String text) {
        return text.isEmpty() ? text : text.substring(0, 1 + random.nextInt(Math.min(6, text.length())));
    }

    private String text(int most) {
        return IntStream.rangeClosed(0, random.nextInt(most))
                .mapToObj(i -> one(WORDS))
                .collect(Collectors.joining(one(List.of(" ", ", ", "_", "-"))));
    }

    private Standing standing(Standing before) {
        Standing now = before.withTier(Tier.of(1 + random.nextInt(3)))
                .withStar(random.nextInt(4) == 0)
                .withRating(random.nextInt(6))
                .withStack(sometimes(1L + random.nextInt(5)), random.nextBoolean())
                .withSession(sometimes(1L + random.nextInt(5)))
                .withSummary(new Standing.Summary(
                        sometimes(random.nextInt(5) / 4.0),
                        sometimes(one(List.of("photo", "Photo", "anime", "unsure"))),
                        sometimes(random.nextDouble()),
                        random.nextBoolean()));
        for (int i = random.nextInt(3); i > 0; i--) {
            now = now.withTag(one(List.of("blue", "Blue", "blue sky", "café", "城")), true);
        }
        for (int i = random.nextInt(2); i > 0; i--) {
            now = now.withCollection(one(List.of("Best of", "best of", "2026")), true);
        }
        return random.nextInt(4) == 0 ? now : now.withValue(random.nextInt(9) / 8.0);
    }

    private List<Lora> loras() {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> new Lora(one(List.of("detail", "Detail", "film")), null))
                .toList();
    }

    private <T> @Nullable T sometimes(T value) {
        return random.nextInt(4) == 0 ? null : value;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private ImageHeader header() {
        return new ImageHeader(
                ImageFormat.values()[random.nextInt(3)],
                512 << random.nextInt(2),
                512 << random.nextInt(2),
                1,
                random.nextInt(5) == 0);
    }

    private Instant moment() {
        return switch (random.nextInt(8)) {
            case 0 -> Instant.EPOCH.minusNanos(1);
            case 1 -> SampleAsset.NOON.plusNanos(random.nextInt(3_000_000));
            case 2 -> Instant.MAX;
            default -> SampleAsset.NOON.minusSeconds(random.nextInt(40) * 86_400L / 2);
        };
    }
}
