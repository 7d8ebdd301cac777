package sluice.render.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import sluice.budget.Charge;
import sluice.render.Latency;
import sluice.render.Phase;
import sluice.render.Stage;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderRequest;
import sluice.render.book.StageCharge;
import sluice.render.cache.CacheHit;
import sluice.render.route.Prediction;

/** A worker's turn at one image, from the lease to what is settled: what is wanted of it, where it is, what it cost. */
final class Turn {
    private final RenderJob job;
    private final RenderRequest request;
    private final String owner;
    private final Prediction prediction;
    private final Instant begun;
    private final String mark;
    private final PhaseClock clock;
    private final Glimpse glimpse;

    private final List<StageCharge> charges = new ArrayList<>();
    private final Map<Stage, Integer> times = new EnumMap<>(Stage.class);

    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Unwanted unwanted;
    private volatile Runnable onUnwanted = () -> {};
    private volatile Progress.At at = Progress.At.TAKEN;
    private volatile int step;
    private volatile Instant renewed;

    /** Why nobody wants it any more. */
    enum Unwanted {
        /** Somebody else has it. */
        LOST,
        CANCELLED,
        /** The program stops. */
        STOPPED
    }

    /** @param number of the turn, among those of this process */
    Turn(
            RenderJob job,
            RenderRequest request,
            String owner,
            Prediction prediction,
            long number,
            Instant now,
            LongSupplier nanos) {
        this.job = job;
        this.request = request;
        this.owner = owner;
        this.prediction = prediction;
        this.begun = now;
        this.mark = owner + "." + now.toEpochMilli() + "." + number;
        this.renewed = now;
        this.clock = new PhaseClock(nanos, Phase.QUEUE);
        this.glimpse = new Glimpse(nanos);
    }

    RenderJob job() {
        return job;
    }

    RenderRequest request() {
        return request;
    }

    String owner() {
        return owner;
    }

    Prediction prediction() {
        return prediction;
    }

    PhaseClock clock() {
        return clock;
    }

    Glimpse glimpse() {
        return glimpse;
    }

    /** Says what is done with it now, and where its time goes. */
    void enter(Phase phase, Progress.At what) {
        clock.enter(phase);
        at = what;
    }

    Progress.At at() {
        return at;
    }

    void stepped(int done) {
        step = done;
    }

    /** All that is known at once, for the page. */
    Progress progress() {
        int steps = job.recipe().steps();
        int done = Math.min(step, steps);
        return new Progress(
                job.render(), job.id(), job.index(), job.pool(), at, done, steps, share((double) done / steps));
    }

    /** What lies behind it, by what the stages were predicted to take. */
    private double share(double denoised) {
        double total = prediction.total();
        if (!(total > 0)) {
            return denoised;
        }
        double behind = switch (at) {
            case TAKEN, LOAD, ENCODE -> 0;
            case DENOISE -> seconds(Stage.ENCODE) + denoised * seconds(Stage.DENOISE);
            case DECODE -> seconds(Stage.ENCODE) + seconds(Stage.DENOISE);
            case FINISH -> total - seconds(Stage.FINISH);
            case STORE -> total;
        };
        return Math.min(1, behind / total);
    }

    double seconds(Stage stage) {
        return prediction.seconds().getOrDefault(stage, 0.0);
    }

    /** Whether the lease is to be prolonged, as it is every so often; asking says that it is. */
    boolean isDue(Instant now, Duration every) {
        boolean due = !renewed.plus(every).isAfter(now);
        renewed = due ? now : renewed;
        return due;
    }

    /** Says that it is not wanted any more; the first reason counts, unless somebody else has it. */
    void unwanted(Unwanted why) {
        if (unwanted == null || why == Unwanted.LOST) {
            unwanted = why;
        }
        onUnwanted.run();
    }

    @Nullable Unwanted unwanted() {
        return unwanted;
    }

    boolean wanted() {
        return unwanted == null;
    }

    /** Has something run, on whatever thread, when it is not wanted any more; at once if it is not already. */
    void onUnwanted(Runnable hook) {
        onUnwanted = hook;
        if (!wanted()) {
            hook.run();
        }
    }

    /** Whether somebody has settled it, or is about to. */
    boolean isEnded() {
        return ended.get();
    }

    /** Whether the caller is the one to settle it; there is one only. */
    boolean end() {
        return ended.compareAndSet(false, true);
    }

    /** @param share seconds of a slot of the till's pool, of the stage's whole time where several images shared it */
    synchronized void bill(
            Stage stage, Charge.Outcome outcome, double share, double cpuShare, @Nullable CacheHit hit, Till till) {
        int time = times.merge(stage, 1, Integer::sum);
        charges.add(new StageCharge(
                stage,
                till.money().pool(),
                job.recipe().model(),
                job.recipe().variant(),
                seconds(stage),
                till.money().bill(cpuShare, share),
                hit,
                hit == null ? 0 : till.money().saved(hit.savedSeconds()),
                outcome,
                till.now(),
                key(stage, time)));
    }

    /** The pool's till, and the time that is written on the bill. */
    record Till(PoolTill money, Instant now) {}

    /** With the turn, since an image that was put off or begun anew counts its attempts again. */
    private String key(Stage stage, int time) {
        String key = "render:" + job.id() + ":" + job.leasing().attempts() + ":" + stage.label() + ":" + mark;
        return time == 1 ? key : key + ":" + time;
    }

    synchronized List<StageCharge> charges() {
        return List.copyOf(charges);
    }

    /** Of this turn, the waiting before it included: all time since the request that no turn before has counted. */
    Latency latency(Latency receipt) {
        double sinceRequest = Math.max(0, Duration.between(request.at(), begun).toNanos() / 1e9);
        double waited = sinceRequest - job.latency().total() - receipt.total();
        return waited > 0 ? clock.latency().plus(Phase.QUEUE, waited) : clock.latency();
    }
}
