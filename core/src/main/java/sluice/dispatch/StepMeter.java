package sluice.dispatch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import sluice.budget.Charge;
import sluice.budget.Estimates;
import sluice.budget.Step;
import sluice.budget.Till;
import sluice.job.Job;

/** Measures the steps of one turn on its thread. */
final class StepMeter implements Meter {
    private static final double NANOS_A_SECOND = TimeUnit.SECONDS.toNanos(1);

    /** However much a step took, and however little of its time a worker may compute. */
    private static final double LONGEST_REST_SECONDS = 20;

    private final Job job;
    private final Turnstile turnstile;
    private final Gauge gauge;
    private final String turn;
    private final List<Charge> charges = new ArrayList<>();
    private final Map<Step, Integer> times = new EnumMap<>(Step.class);
    private volatile @Nullable Step current;
    private volatile long stepBeganNanos;
    private volatile boolean lost;

    /**
     * What time and money are measured with.
     *
     * @param cpuNanos processor time of the calling thread
     * @param wallNanos as {@link System#nanoTime}
     */
    record Gauge(LongSupplier cpuNanos, LongSupplier wallNanos, InstantSource clock, Estimates estimates, Till till) {}

    /** @param number of the turn, among those of this process */
    StepMeter(Job job, long number, Turnstile turnstile, Gauge gauge) {
        this.job = job;
        this.turnstile = turnstile;
        this.gauge = gauge;
        this.turn = gauge.clock().millis() + "." + number;
    }

    @Override
    public <T> T step(Step step, Work<T> work) throws Exception {
        turnstile.hold(job.what().explicit());
        if (lost) {
            throw new LeaseLostException();
        }
        long wall = gauge.wallNanos().getAsLong();
        long cpu = gauge.cpuNanos().getAsLong();
        stepBeganNanos = wall;
        current = step;
        Charge.Outcome outcome = Charge.Outcome.FAILED;
        T result;
        try {
            result = work.run();
            outcome = Charge.Outcome.DONE;
        } finally {
            current = null;
            double seconds = bill(step, outcome, gauge.cpuNanos().getAsLong() - cpu, wall);
            if (outcome == Charge.Outcome.DONE) {
                keepToShare(seconds);
            }
        }
        return result;
    }

    private double bill(Step step, Charge.Outcome outcome, long cpuNanos, long wallBefore) {
        double seconds = Math.max(0, cpuNanos) / NANOS_A_SECOND;
        double wall = Math.max(0, gauge.wallNanos().getAsLong() - wallBefore) / NANOS_A_SECOND;
        int time = times.merge(step, 1, Integer::sum);
        charges.add(new Charge(
                job.what().asset(),
                1,
                step,
                gauge.estimates().of(step),
                gauge.till().bill(seconds, wall),
                outcome,
                !job.what().explicit(),
                gauge.clock().instant(),
                key(step, time)));
        return seconds;
    }

    /** With the turn, since a job that was put off or begun anew counts its attempts again. */
    private String key(Step step, int time) {
        String key = "job:" + job.id() + ":" + job.attempts() + ":" + step.label() + ":" + turn;
        return time == 1 ? key : key + ":" + time;
    }

    /** Where the user gives a part of a processor, the rest of the time is rested. */
    private void keepToShare(double seconds) throws InterruptedException {
        Opening opening = turnstile.opening();
        double duty = opening.open() ? opening.duty() : 1;
        double rest = Math.min(LONGEST_REST_SECONDS, seconds * (1 / duty - 1));
        if (rest > 0) {
            turnstile.rest(Duration.ofNanos((long) (rest * NANOS_A_SECOND)));
        }
    }

    @Nullable Step current() {
        return current;
    }

    /** How long the step in hand has taken; 0 between steps. */
    long stepNanos() {
        return current == null ? 0 : gauge.wallNanos().getAsLong() - stepBeganNanos;
    }

    /** Says that somebody else has the job now: no further step is begun. */
    void lose() {
        lost = true;
    }

    List<Charge> charges() {
        return List.copyOf(charges);
    }
}
