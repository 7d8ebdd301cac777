package sluice.bench.neardup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Recall and false pairs by threshold. */
final class Curve {
    private static final Set<String> TURNED = Set.of(Change.FLIPPED.name(), Change.TURNED.name());
    /** Pairs this near in both respects are looked at by people: they are mostly one picture under two names. */
    private static final double SUSPECT = 0.97;

    private Curve() {}

    static void print(List<Look> looks) {
        List<Pair> same = new ArrayList<>();
        List<Pair> turned = new ArrayList<>();
        List<Pair> different = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            Look one = looks.get(i);
            for (int j = i + 1; j < looks.size(); j++) {
                Look other = looks.get(j);
                if (!one.source().equals(other.source())) {
                    Pair pair = Pair.of(one, other);
                    if (pair.cosine() < SUSPECT) {
                        different.add(pair);
                    }
                } else if (one.kind().equals("ORIGINAL")) {
                    (TURNED.contains(other.kind()) ? turned : same).add(Pair.of(one, other));
                }
            }
        }
        System.out.println(
                "\n### By hash (" + same.size() + " pairs of one source, " + different.size() + " of two)\n");
        System.out.println("| bits up to | found | false per million | turned: found | false per million |");
        System.out.println("|---|---|---|---|---|");
        for (int bits = 2; bits <= 18; bits++) {
            int most = bits;
            row(
                    "" + bits,
                    List.of(
                            share(same, pair -> pair.distance() <= most),
                            perMillion(different, pair -> pair.distance() <= most),
                            share(turned, pair -> pair.turned() <= most),
                            perMillion(different, pair -> pair.turned() <= most)));
        }
        System.out.println("\n### By cosine\n\n| cosine from | found | false per million | turned: found |");
        System.out.println("|---|---|---|---|");
        for (int hundredths = 60; hundredths <= 98; hundredths += 2) {
            double least = hundredths / 100.0;
            row(
                    "" + least,
                    List.of(
                            share(same, pair -> pair.cosine() >= least),
                            perMillion(different, pair -> pair.cosine() >= least),
                            share(turned, pair -> pair.cosine() >= least)));
        }
        System.out.println(
                "\n### By both: found, false per million\n\n| bits up to | 0.60 | 0.70 | 0.75 | 0.80 | 0.85 |");
        System.out.println("|---|---|---|---|---|---|");
        for (int bits : new int[] {5, 7, 9, 11, 13, 15, 17, 19}) {
            List<String> cells = new ArrayList<>();
            for (double least : new double[] {0.60, 0.70, 0.75, 0.80, 0.85}) {
                Predicate<Pair> both = pair -> pair.distance() <= bits && pair.cosine() >= least;
                cells.add(share(same, both) + ", " + perMillion(different, both));
            }
            row("" + bits, cells);
        }
    }

    private static void row(String head, List<String> cells) {
        System.out.println("| " + head + " | " + String.join(" | ", cells) + " |");
    }

    private static String share(List<Pair> pairs, Predicate<Pair> found) {
        return "%.1f %%".formatted(100.0 * pairs.stream().filter(found).count() / Math.max(1, pairs.size()));
    }

    private static String perMillion(List<Pair> pairs, Predicate<Pair> found) {
        return "%.1f".formatted(1e6 * pairs.stream().filter(found).count() / Math.max(1, pairs.size()));
    }
}
