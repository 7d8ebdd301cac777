package sluice.bench.neardup;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sluice.curate.likeness.GroupingRules;
import sluice.curate.likeness.LikenessRule;

/**
 * How well near-duplicates are told from other pictures: by hash alone, and by hash and embedding. First on the groups of
 * a folder of samples ({@code neardup/groups.tsv}), each against its group's first picture; then on changes made here to
 * its other pictures, each against its original, which gives far more pairs. Prints Markdown.
 */
public final class NearDuplicates {
    private static final int CHANGED = 90;
    private static final int SMALLEST = 128;
    private static final LikenessRule RULE = new LikenessRule(GroupingRules.DEFAULT);

    private NearDuplicates() {}

    public static void main(String[] arguments) throws IOException {
        Path samples = Path.of(arguments[0]);
        int most = arguments.length > 1 ? Integer.parseInt(arguments[1]) : CHANGED;
        try (Gallery gallery = new Gallery(samples)) {
            List<Look> groups = groups(samples.resolve("neardup"), gallery);
            List<Path> files = files(samples);
            List<Look> others = files.stream()
                    .flatMap(file -> gallery.look(file, file.getFileName().toString(), "ORIGINAL").stream())
                    .toList();
            System.out.println(
                    "## Groups of the samples: " + groups.size() + " pictures, " + others.size() + " others\n");
            byKind(groups);
            List<Look> all = new ArrayList<>(groups);
            all.addAll(others);
            confused(all);
            List<Look> changed = changed(files, most, gallery);
            System.out.println("\n## Changes made to " + most + " other pictures: " + changed.size() + " looks\n");
            byKind(changed);
            Curve.print(changed);
        }
    }

    private static List<Look> groups(Path folder, Gallery gallery) throws IOException {
        List<Look> looks = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("groups.tsv"))) {
            String[] columns = line.split("\t", -1);
            if (columns.length == 3 && !columns[0].equals("group")) {
                boolean first = looks.stream().noneMatch(look -> look.source().equals(columns[0]));
                gallery.look(folder.resolve(columns[1]), columns[0], first ? "ORIGINAL" : columns[2])
                        .ifPresent(looks::add);
            }
        }
        return looks;
    }

    static List<Path> files(Path samples) throws IOException {
        try (Stream<Path> images = Files.walk(samples.resolve("images"));
                Stream<Path> plain = Files.walk(samples.resolve("plain"))) {
            return Stream.concat(images, plain)
                    .filter(file -> file.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .matches(".*\\.(png|jpe?g|webp)"))
                    .sorted()
                    .toList();
        }
    }

    /** Of every so many files, so that all dialects take part. */
    static List<Look> changed(List<Path> files, int most, Gallery gallery) {
        List<Look> looks = new ArrayList<>();
        int taken = 0;
        int step = Math.max(1, files.size() / most);
        for (int i = 0; i < files.size() && taken < most; i += step) {
            Optional<BufferedImage> found = gallery.picture(files.get(i));
            if (found.isEmpty() || Math.min(found.get().getWidth(), found.get().getHeight()) < SMALLEST) {
                continue;
            }
            taken++;
            String source = files.get(i).getFileName().toString();
            looks.add(gallery.look(found.get(), source, "ORIGINAL"));
            for (Change change : Change.values()) {
                looks.add(gallery.look(change.of(found.get()), source, change.name()));
            }
        }
        return looks;
    }

    private static void byKind(List<Look> looks) {
        Map<String, Look> originals = new LinkedHashMap<>();
        looks.forEach(look -> originals.putIfAbsent(look.source(), look));
        Map<String, List<Look>> kinds = new LinkedHashMap<>();
        looks.stream()
                .filter(look -> originals.get(look.source()) != look)
                .forEach(look -> kinds.computeIfAbsent(look.kind(), kind -> new ArrayList<>())
                        .add(look));
        System.out.println("| change | pictures | bits p50 / max | turned p50 / max | cosine p50 / min"
                + " | found by hash | found by both |");
        System.out.println("|---|---|---|---|---|---|---|");
        kinds.forEach((kind, changed) -> {
            List<Pair> pairs = changed.stream()
                    .map(look -> Pair.of(originals.getOrDefault(look.source(), look), look))
                    .toList();
            System.out.println("| " + kind + " | " + pairs.size() + " | " + Pair.spread(pairs, Pair::distance) + " | "
                    + Pair.spread(pairs, Pair::turned) + " | " + Pair.cosines(pairs) + " | "
                    + share(pairs, pair -> RULE.same(pair.turned(), OptionalDouble.empty())) + " | "
                    + share(pairs, pair -> RULE.same(pair.turned(), OptionalDouble.of(pair.cosine()))) + " |");
        });
    }

    private static String share(List<Pair> pairs, Predicate<Pair> found) {
        return "%.0f %%".formatted(100.0 * pairs.stream().filter(found).count() / pairs.size());
    }

    /** Pictures of different sources that are taken for one. Some are: the list is for people to look at. */
    private static void confused(List<Look> looks) {
        Map<String, String> found = new TreeMap<>();
        long pairs = 0;
        long byHash = 0;
        long byBoth = 0;
        for (int i = 0; i < looks.size(); i++) {
            for (int j = i + 1; j < looks.size(); j++) {
                if (looks.get(i).source().equals(looks.get(j).source())) {
                    continue;
                }
                pairs++;
                Pair pair = Pair.of(looks.get(i), looks.get(j));
                boolean hash = RULE.same(pair.turned(), OptionalDouble.empty());
                boolean both = RULE.same(pair.turned(), OptionalDouble.of(pair.cosine()));
                byHash += hash ? 1 : 0;
                byBoth += both ? 1 : 0;
                if (hash || both) {
                    found.put(
                            looks.get(i).name() + " ~ " + looks.get(j).name(),
                            "%d bits, cosine %.3f%s"
                                    .formatted(pair.distance(), pair.cosine(), both ? "" : " (objects)"));
                }
            }
        }
        System.out.println("\nOf " + pairs + " pairs of different sources " + byHash + " are taken for one by hash, "
                + byBoth + " by both:");
        found.forEach((names, how) -> System.out.println("- " + names + ": " + how));
    }
}
