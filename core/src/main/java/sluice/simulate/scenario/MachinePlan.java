package sluice.simulate.scenario;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sluice.budget.Estimates;
import sluice.budget.Step;
import sluice.dispatch.DeepHours;

/**
 * What does the work.
 *
 * @param cores processors there are
 * @param deepCores share of them for deep work, 0 to 1
 * @param deepHours for automatic work
 * @param drainAfterSession whether the user has the queue drained after each session: all that the budget allows is done
 *     then and there, and the clock stands still meanwhile
 * @param steps what each step takes; those left out take what the program assumes before it has measured
 */
public record MachinePlan(
        int cores,
        double deepCores,
        DeepHours deepHours,
        List<Busy> busy,
        boolean drainAfterSession,
        Map<Step, StepCost> steps) {
    /**
     * Hours in which others use the machine.
     *
     * @param others share of the processors, 0 to 1
     */
    public record Busy(DeepHours hours, double others) {}

    /** Processor seconds an image. */
    public record StepCost(double seconds, double perMegapixel) {
        public double of(double megapixels) {
            return seconds + perMegapixel * megapixels;
        }
    }

    public MachinePlan {
        busy = List.copyOf(busy);
        EnumMap<Step, StepCost> all = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            all.put(step, new StepCost(Estimates.PRIOR.of(step), 0));
        }
        all.putAll(steps);
        steps = Collections.unmodifiableMap(all);
    }

    public StepCost cost(Step step) {
        StepCost cost = steps.get(step);
        if (cost == null) {
            throw new IllegalStateException(step.label());
        }
        return cost;
    }
}
