package sluice.contracts.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import sluice.budget.Charge;
import sluice.render.Stage;
import sluice.render.book.RenderBook.StageSum;
import sluice.render.book.StageCharge;
import sluice.render.cache.CacheHit;

/** The lines of the bill, in the order of recording. */
final class StageLines {
    private record Line(long job, StageCharge charge) {}

    /** What makes a line of the sums, in the order of the answer. */
    private record Where(String pool, String model, Stage stage) implements Comparable<Where> {
        private static final Comparator<Where> ORDER =
                Comparator.comparing(Where::pool).thenComparing(Where::model).thenComparing(Where::stage);

        @Override
        public int compareTo(Where other) {
            return ORDER.compare(this, other);
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    /** Whether it is new. */
    boolean add(long job, StageCharge charge) {
        boolean fresh = keys.add(charge.key());
        if (fresh) {
            lines.add(new Line(job, charge));
        }
        return fresh;
    }

    List<StageCharge> of(long job) {
        return lines.stream()
                .filter(line -> line.job() == job)
                .map(Line::charge)
                .toList();
    }

    List<StageSum> sums(Instant from) {
        Map<Where, StageSum> sums = new TreeMap<>();
        for (Line line : lines) {
            StageCharge charge = line.charge();
            if (!charge.at().isBefore(from)) {
                sums.merge(new Where(charge.pool(), charge.model(), charge.stage()), sum(charge), StageLines::plus);
            }
        }
        return List.copyOf(sums.values());
    }

    private static StageSum sum(StageCharge charge) {
        boolean done = charge.outcome() == Charge.Outcome.DONE;
        CacheHit hit = done ? charge.hit() : null;
        return new StageSum(
                charge.pool(),
                charge.model(),
                charge.stage(),
                done ? 1 : 0,
                hit == null ? 0 : 1,
                charge.cost().wallSeconds(),
                charge.cost().microUsd(),
                hit == null ? 0 : hit.savedSeconds(),
                charge.creditedMicroUsd());
    }

    private static StageSum plus(StageSum a, StageSum b) {
        return new StageSum(
                a.pool(),
                a.model(),
                a.stage(),
                a.images() + b.images(),
                a.hits() + b.hits(),
                InMemoryLoads.sum(a.seconds(), b.seconds()),
                a.microUsd() + b.microUsd(),
                InMemoryLoads.sum(a.savedSeconds(), b.savedSeconds()),
                a.savedMicroUsd() + b.savedMicroUsd());
    }
}
