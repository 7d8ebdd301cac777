package sluice.distil;

import java.util.List;
import java.util.stream.IntStream;
import sluice.distil.Distillation.Part;
import sluice.distil.Distillation.Score;
import sluice.distil.LazyGreedy.Pick;

/**
 * Some looks chosen of many. Pure.
 *
 * @param looks all, the best first
 * @param picks pins first, then in the order of choosing
 */
record Choice(
        List<Look> looks,
        Merits merits,
        Weights weights,
        Objective objective,
        Resemblance resemblance,
        List<Pick> picks) {
    /** What coverage is measured at: so many points and ten thousand looks are compared in a few seconds on one core. */
    static final int MOST_POINTS = 1_000;

    /** @param looks at least one, pinned ones first; as {@link LookAlikes#joined} gives them */
    static Choice of(List<Look> looks, int count, Weights weights) {
        Resemblance resemblance = new Resemblance(looks);
        Points points = Points.of(looks, MOST_POINTS);
        Coverage coverage = new Coverage(resemblance.with(points.looks()), points.weights());
        Merits merits = Merits.of(looks, count);
        Objective objective = new Objective(merits.weighted(weights), coverage, weights.coverage());
        List<Pick> picks = LazyGreedy.choose(objective, count, pins(looks));
        return new Choice(looks, merits, weights, objective, resemblance, picks);
    }

    private static List<Integer> pins(List<Look> looks) {
        return IntStream.range(0, looks.size())
                .filter(look -> looks.get(look).pinned())
                .boxed()
                .toList();
    }

    List<Integer> chosen() {
        return picks.stream().map(Pick::look).toList();
    }

    Score score() {
        List<Integer> chosen = chosen();
        int pinned = (int) looks.stream().filter(Look::pinned).count();
        double coverage = objective.weight() <= 0 ? 0 : (objective.of(chosen) - owned(chosen)) / objective.weight();
        return new Score(
                objective.of(chosen),
                OnlineBound.of(objective, picks, pinned),
                new Part(weights.value(), Merits.sum(merits.values(), chosen)),
                new Part(weights.quality(), Merits.sum(merits.qualities(), chosen)),
                new Part(weights.coverage(), coverage));
    }

    private double owned(List<Integer> chosen) {
        return Merits.sum(objective.own(), chosen);
    }
}
