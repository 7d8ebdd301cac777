package sluice.distil;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.IntStream;
import sluice.distil.LazyGreedy.Pick;

/**
 * What no choice can exceed, computed from this very choice: for any set S, the best choice is worth at most F(S) and the
 * highest gains that are left (Leskovec, Krause, Guestrin, Faloutsos, VanBriesen, Glance, "Cost-effective outbreak
 * detection in networks", 2007, section 3.3). Here only the coverage is bounded so; what the looks add by themselves is
 * known exactly. For S the choice's beginnings of several lengths are tried, and the least bound counts. Pure.
 */
final class OnlineBound {
    /** Each costs as much as one round of the plain greedy algorithm. */
    private static final int MOST_TRIES = 24;

    private OnlineBound() {}

    /** @param pinned how many of the picks, the first ones, are in every choice */
    static double of(Objective objective, List<Pick> picks, int pinned) {
        Set<Integer> pins = new HashSet<>();
        picks.subList(0, pinned).forEach(pick -> pins.add(pick.look()));
        double given = pins.stream().mapToDouble(pin -> objective.own()[pin]).sum();
        Queue<Integer> lengths = lengths(pinned, picks.size());
        Objective.Progress progress = objective.begin();
        double least = Double.POSITIVE_INFINITY;
        for (int length = 0; length <= picks.size(); length++) {
            if (!lengths.isEmpty() && lengths.element() == length) {
                lengths.remove();
                least = Math.min(least, given + bound(objective, progress, pins, picks.size() - pinned));
            }
            if (length < picks.size()) {
                progress.add(picks.get(length).look());
            }
        }
        return Math.max(least, progress.total());
    }

    private static Queue<Integer> lengths(int from, int to) {
        return new ArrayDeque<>(IntStream.range(0, MOST_TRIES)
                .map(i -> from + (int) Math.round((double) (to - from) * i / (MOST_TRIES - 1)))
                .distinct()
                .boxed()
                .toList());
    }

    /** Beyond what the pins add by themselves. */
    private static double bound(Objective objective, Objective.Progress progress, Set<Integer> pins, int free) {
        double[] gains = IntStream.range(0, objective.size())
                .filter(look -> !pins.contains(look))
                .mapToDouble(progress::gain)
                .sorted()
                .toArray();
        return progress.covered()
                + Arrays.stream(gains, Math.max(0, gains.length - free), gains.length)
                        .sum();
    }
}
