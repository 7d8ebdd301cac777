package sluice.distil;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Chooses what adds most, again and again. For a monotone submodular objective the result is worth at least 1 − 1/e of the
 * best possible (Nemhauser, Wolsey, Fisher, "An analysis of approximations for maximizing submodular set functions", 1978),
 * beyond what is pinned. A gain never grows as more is chosen, so most need not be computed again (Minoux, "Accelerated
 * greedy algorithms for maximizing submodular set functions", 1978). Of equals the first is chosen. Pure.
 */
final class LazyGreedy {
    private LazyGreedy() {}

    /** One choice, and what it added when it was made. */
    record Pick(int look, double gain) {}

    private record Promise(int look, double atMost, int round) {}

    /**
     * @param pins chosen first
     * @return {@code count} picks in the order of choosing, or all there are
     */
    static List<Pick> choose(Objective objective, int count, List<Integer> pins) {
        Objective.Progress progress = objective.begin();
        List<Pick> picks = new ArrayList<>();
        for (int pin : pins) {
            take(progress, pin, picks);
        }
        PriorityQueue<Promise> promises = new PriorityQueue<>(
                Comparator.comparingDouble(Promise::atMost).reversed().thenComparingInt(Promise::look));
        Set<Integer> taken = new HashSet<>(pins);
        for (int look = 0; look < objective.size(); look++) {
            if (!taken.contains(look)) {
                promises.add(new Promise(look, progress.gain(look), picks.size()));
            }
        }
        while (picks.size() < count && !promises.isEmpty()) {
            Promise best = promises.remove();
            if (best.round() == picks.size()) {
                take(progress, best.look(), picks);
            } else {
                promises.add(new Promise(best.look(), progress.gain(best.look()), picks.size()));
            }
        }
        return List.copyOf(picks);
    }

    private static void take(Objective.Progress progress, int look, List<Pick> into) {
        into.add(new Pick(look, progress.gain(look)));
        progress.add(look);
    }
}
