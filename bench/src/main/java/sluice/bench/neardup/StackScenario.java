package sluice.bench.neardup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import sluice.asset.AssetId;
import sluice.curate.likeness.GroupingRules;

/**
 * How good the stacks are that the program makes: precision and recall of pairs that share a stack, on the groups of near-duplicates of
 * a folder of samples, on changes made here to its other pictures, and on its seed variations; over the hash threshold and
 * over the cosine threshold. Prints Markdown, and draws the curves into a file.
 */
public final class StackScenario {
    private static final int CHANGED = 14;
    private static final int MOST_NAMED = 60;

    private StackScenario() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path plot = Path.of(arguments.length > 1 ? arguments[1] : "stacks.svg");
        List<StackSample> samples;
        try (Gallery gallery = new Gallery(folder)) {
            samples = samples(folder, gallery);
        }
        long seeds = samples.stream().filter(StackSample::hasSeed).count();
        System.out.println("## Samples: " + samples.size() + " pictures, " + seeds + " with a seed\n");
        asTheyAre(samples);
        List<StackPlot.Point> hashes = new ArrayList<>();
        header("hash up to, alone");
        for (int bits = 0; bits <= 18; bits += bits < 4 ? 4 : 1) {
            hashes.add(point(samples, bits, hash(bits), false, Integer.toString(bits)));
        }
        List<StackPlot.Point> cosines = new ArrayList<>();
        header("cosine from, whatever the hash");
        for (int percent = 80; percent <= 98; percent += 2) {
            cosines.add(point(samples, percent / 100.0, cosine(percent / 100.0), true, "0." + percent));
        }
        Files.writeString(plot, new StackPlot(hashes, cosines).svg());
    }

    private static List<StackSample> samples(Path folder, Gallery gallery) throws IOException {
        List<StackSample> all = new ArrayList<>();
        Set<AssetId> known = new HashSet<>();
        Consumer<StackSample> add = sample -> {
            if (known.add(sample.id())) {
                all.add(sample);
            }
        };
        Path duplicates = folder.resolve("neardup");
        for (String line : Files.readAllLines(duplicates.resolve("groups.tsv"))) {
            String[] columns = line.split("\t", -1);
            if (columns.length == 3 && !columns[0].equals("group")) {
                StackSample.of(duplicates.resolve(columns[1]), columns[0], gallery)
                        .ifPresent(add);
            }
        }
        List<Path> files = NearDuplicates.files(folder);
        for (Path file : files) {
            StackSample.of(file, null, gallery).ifPresent(add);
        }
        NearDuplicates.changed(files, CHANGED, gallery).stream()
                .filter(look -> !look.kind().equals("ORIGINAL"))
                .map(StackSample::changed)
                .forEach(add);
        return all;
    }

    /** Of near-duplicates: pairs of which one at least belongs to a group of the samples. */
    private static final BiPredicate<StackSample, StackSample> IN_GROUPS =
            (one, other) -> grouped(one) || grouped(other);

    /** Of changes: pairs of two changed pictures; their originals are among the unjudged ones. */
    private static final BiPredicate<StackSample, StackSample> CHANGES = (one, other) -> changed(one) && changed(other);

    private static final BiPredicate<StackSample, StackSample> WITH_SEEDS =
            (one, other) -> one.hasSeed() && other.hasSeed();

    private static final BiPredicate<StackSample, StackSample> SAME_GROUP =
            (one, other) -> one.group() != null && Objects.equals(one.group(), other.group());

    private static final BiPredicate<StackSample, StackSample> SAME_BUT_SEED =
            (one, other) -> one.drawing() != null && Objects.equals(one.drawing(), other.drawing());

    private static boolean changed(StackSample sample) {
        return sample.group() != null && sample.group().startsWith("changed ");
    }

    private static boolean grouped(StackSample sample) {
        return sample.group() != null && !changed(sample);
    }

    private static void asTheyAre(List<StackSample> samples) {
        StackedLibrary hashed = new StackedLibrary(samples, GroupingRules.DEFAULT, false);
        StackedLibrary embedded = new StackedLibrary(samples, GroupingRules.DEFAULT, true);
        System.out.println("| pairs of | belong together | found before analysis | wrong | found after | wrong |");
        System.out.println("|---|---|---|---|---|---|");
        row("groups of the samples", hashed, embedded, IN_GROUPS, SAME_GROUP);
        row("changes made here", hashed, embedded, CHANGES, SAME_GROUP);
        row("seed variations", hashed, embedded, WITH_SEEDS, SAME_BUT_SEED);
        System.out.println("\nWho is outside of the largest stack of its group:\n");
        embedded.outside()
                .forEach((group, others) -> System.out.println("- " + group + ": "
                        + others.stream()
                                .map(other ->
                                        other.look().kind() + " " + other.look().name())
                                .sorted()
                                .toList()));
        wrong("Of the groups", embedded.score(IN_GROUPS, SAME_GROUP));
        wrong("Of the changes", embedded.score(CHANGES, SAME_GROUP));
        wrong("With seeds, by more than the seed different", embedded.score(WITH_SEEDS, SAME_BUT_SEED));
        wrong(
                "Unjudged pairs (no seed, no group)",
                embedded.score(
                        (one, other) ->
                                one.group() == null && other.group() == null && !(one.hasSeed() && other.hasSeed()),
                        (one, other) -> false));
    }

    private static void row(
            String name,
            StackedLibrary hashed,
            StackedLibrary embedded,
            BiPredicate<StackSample, StackSample> judged,
            BiPredicate<StackSample, StackSample> same) {
        StackedLibrary.Score before = hashed.score(judged, same);
        StackedLibrary.Score after = embedded.score(judged, same);
        System.out.println("| %s | %,d | %.1f %% | %d | %.1f %% | %d |"
                .formatted(
                        name,
                        before.truth(),
                        100 * before.recall(),
                        before.wrong().size(),
                        100 * after.recall(),
                        after.wrong().size()));
    }

    private static void wrong(String what, StackedLibrary.Score score) {
        System.out.println("\n" + what + ", in one stack: " + score.wrong().size() + "\n");
        score.wrong().stream().limit(MOST_NAMED).forEach(pair -> System.out.println("- " + pair.told()));
    }

    private static void header(String what) {
        System.out.println("\n| " + what
                + " | groups: recall | precision | changes: recall | precision | seeds: recall | precision |");
        System.out.println("|---|---|---|---|---|---|---|");
    }

    private static StackPlot.Point point(
            List<StackSample> samples, double at, GroupingRules rules, boolean embedded, String label) {
        StackedLibrary library = new StackedLibrary(samples, rules, embedded);
        StackedLibrary.Score groups = library.score(IN_GROUPS, SAME_GROUP);
        StackedLibrary.Score changes = library.score(CHANGES, SAME_GROUP);
        StackedLibrary.Score seeds = library.score(WITH_SEEDS, SAME_BUT_SEED);
        System.out.println("| %s | %s | %s | %s |".formatted(label, both(groups), both(changes), both(seeds)));
        return new StackPlot.Point(at, groups.recall(), groups.precision(), changes.recall(), changes.precision());
    }

    private static String both(StackedLibrary.Score score) {
        return "%.1f %% | %.1f %%".formatted(100 * score.recall(), 100 * score.precision());
    }

    private static GroupingRules hash(int bits) {
        return rules(bits, Math.max(bits, GroupingRules.DEFAULT.nearHash()), GroupingRules.DEFAULT.certain());
    }

    private static GroupingRules cosine(double certain) {
        return rules(GroupingRules.DEFAULT.sameHash(), GroupingRules.DEFAULT.nearHash(), certain);
    }

    private static GroupingRules rules(int same, int near, double certain) {
        GroupingRules usual = GroupingRules.DEFAULT;
        return new GroupingRules(
                same,
                near,
                usual.objects(),
                usual.agrees(),
                certain,
                Duration.ofMinutes(30),
                Duration.ofHours(24),
                usual.sharedWords());
    }
}
