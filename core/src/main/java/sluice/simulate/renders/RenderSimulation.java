package sluice.simulate.renders;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.DoubleConsumer;
import sluice.render.Quality;
import sluice.simulate.scenario.Placing;
import sluice.simulate.scenario.RendersScenario;

/**
 * A trace of requests under one rule at one load, from the first request to the last image. The router and its predictions
 * are the live classes; queues give out work in the order of the live book; nothing fails. The same arguments give the same
 * outcome.
 */
public final class RenderSimulation {
    private static final int TELLINGS = 100;

    private final Placing placing;
    private final double load;
    private final Trace trace;
    private final List<SimulatedPool> pools;
    private final Placer placer;
    private final PriorityQueue<Ending> endings =
            new PriorityQueue<>(Comparator.comparingDouble(Ending::at).thenComparingLong(Ending::number));
    private final double[] took;
    private final Map<Quality, Long> missedBy = new EnumMap<>(Quality.class);
    private long number;
    private int ended;
    private long late;
    private long refused;
    private long missed;
    private long below;
    private double errors;
    private long predicted;
    private double end;

    private record Ending(double at, long number, SimulatedPool pool, SimulatedPool.Begun begun) {}

    private RenderSimulation(RendersScenario scenario, Trace trace, Placing placing, double load) {
        this.placing = placing;
        this.load = load;
        this.trace = trace;
        Map<String, Integer> fleet = scenario.fleet(placing);
        this.pools = scenario.pools().stream()
                .filter(plan -> fleet.containsKey(plan.name()))
                .map(plan -> new SimulatedPool(plan, Objects.requireNonNull(fleet.get(plan.name()))))
                .toList();
        this.placer = new Placer(placing, scenario.wanted(), pools, trace);
        this.took = new double[trace.requests().size()];
    }

    /**
     * @param load slots of speed 1 that are to be busy on average if everything is drawn in full: the trace's time is pressed
     *     together or drawn out for it, and with it its bursts
     * @param watcher hears the share of the requests that is through, now and then
     */
    public static RenderOutcome run(
            RendersScenario scenario, Trace trace, Placing placing, double load, DoubleConsumer watcher) {
        return new RenderSimulation(scenario, trace, placing, load).run(watcher);
    }

    private RenderOutcome run(DoubleConsumer watcher) {
        double press = trace.load() / load;
        int requests = trace.requests().size();
        int tell = Math.max(1, requests / TELLINGS);
        for (int i = 0; i < requests; i++) {
            Trace.Request request = trace.requests().get(i);
            double at = request.at() * press;
            endUntil(at);
            Placer.Placed placed = placer.place(i, at, request);
            placed.pool().enqueue(placed.job());
            begin(placed.pool(), at);
            if (i % tell == 0) {
                watcher.accept((double) i / requests);
            }
        }
        endUntil(Double.POSITIVE_INFINITY);
        return outcome();
    }

    private void begin(SimulatedPool pool, double now) {
        for (var begun = pool.begin(now); begun != null; begun = pool.begin(now)) {
            endings.add(new Ending(begun.end(), number++, pool, begun));
        }
    }

    private void endUntil(double now) {
        for (Ending first = endings.peek(); first != null && first.at() <= now; first = endings.peek()) {
            endings.remove();
            first.pool().ended(first.begun().job());
            record(first);
            placer.learn(first.pool(), first.begun());
            begin(first.pool(), first.at());
        }
    }

    private void record(Ending ending) {
        Job job = ending.begun().job();
        end = Math.max(end, ending.at());
        took[ended++] = ending.at() - job.at();
        boolean isLate = ending.at() > job.deadline();
        late += isLate ? 1 : 0;
        refused += job.refused() ? 1 : 0;
        if (isLate || job.refused()) {
            missed++;
            missedBy.merge(job.wanted(), 1L, Long::sum);
        }
        if (!placer.drawn(ending.pool(), job).isAtLeast(job.wanted())) {
            below += job.request().images();
        }
        if (!job.guessed() && job.estimate() > 0) {
            errors += Math.abs(ending.begun().drawSeconds() - job.estimate()) / job.estimate();
            predicted++;
        }
    }

    private RenderOutcome outcome() {
        Arrays.sort(took);
        double seconds = end;
        return new RenderOutcome(
                placing,
                load,
                trace.requests().size(),
                trace.images(),
                late,
                refused,
                missed,
                missedBy,
                below,
                Math.round(pools.stream()
                        .mapToDouble(SimulatedPool::drawingMicroUsd)
                        .sum()),
                Math.round(pools.stream()
                        .mapToDouble(pool -> pool.paidMicroUsd(seconds))
                        .sum()),
                at(0.5),
                at(0.95),
                seconds,
                predicted == 0 ? null : errors / predicted,
                pools.stream().map(pool -> pool.use(seconds)).toList());
    }

    /** The time that such a share of the requests did not pass. */
    private double at(double share) {
        return took[(int) Math.min(took.length - 1, Math.max(0, Math.ceil(share * took.length) - 1))];
    }
}
