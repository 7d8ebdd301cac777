package sluice.render.run;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import sluice.budget.Charge;
import sluice.render.Phase;
import sluice.render.Stage;
import sluice.render.cache.CacheHit;
import sluice.render.generate.CancelledException;
import sluice.render.generate.GeneratorException;

/**
 * Times the stages of one worker and bills them: images that go through a stage together share it equally. Whoever ends a
 * stage bills it, once: the worker, or who gives it up because it hangs.
 */
final class StageMeter {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double NANOS_A_SECOND = 1e9;

    private final PoolTill till;
    private final Vigil vigil;
    private final Pace.HangRule hang;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

    private record Running(Stage stage, List<Piece> pieces, long wall) {}

    /** A stage's work. */
    interface Work<T> {
        T run() throws GeneratorException, CancelledException;
    }

    StageMeter(PoolTill till, Vigil vigil, Pace.HangRule hang, InstantSource clock, LongSupplier nanos) {
        this.till = till;
        this.vigil = vigil;
        this.hang = hang;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Seconds that the stage under way has taken until now, of all its images together. */
    double secondsSoFar() {
        Running now = running.get();
        return now == null ? 0 : Math.max(0, nanos.getAsLong() - now.wall()) / NANOS_A_SECOND;
    }

    <T> T measure(Stage stage, List<Piece> pieces, Work<T> work) throws GeneratorException, CancelledException {
        double predicted = pieces.stream()
                .mapToDouble(piece -> piece.turn().seconds(stage))
                .sum();
        pieces.forEach(piece -> piece.turn().enter(phase(stage), Progress.At.of(stage)));
        Running begun = new Running(stage, pieces, nanos.getAsLong());
        running.set(begun);
        vigil.begin(stage.label(), hang.stageNanos(predicted));
        long cpu = THREADS.getCurrentThreadCpuTime();
        Charge.Outcome outcome = Charge.Outcome.FAILED;
        boolean ours = false;
        T result;
        try {
            result = work.run();
            outcome = Charge.Outcome.DONE;
        } finally {
            vigil.end();
            ours = end(outcome, Math.max(0, THREADS.getCurrentThreadCpuTime() - cpu) / NANOS_A_SECOND);
        }
        if (!ours) {
            throw new AbandonedException();
        }
        return result;
    }

    /** Bills what the stage under way has taken, which hangs; its worker bills nothing more for it. */
    void giveUp() {
        end(Charge.Outcome.FAILED, 0);
    }

    private boolean end(Charge.Outcome outcome, double cpuSeconds) {
        Running ended = running.getAndSet(null);
        if (ended == null) {
            return false;
        }
        int images = ended.pieces().size();
        double share = Math.max(0, nanos.getAsLong() - ended.wall()) / NANOS_A_SECOND / images;
        Turn.Till at = new Turn.Till(till, clock.instant());
        for (Piece piece : ended.pieces()) {
            CacheHit hit =
                    outcome == Charge.Outcome.DONE && ended.stage() == Stage.DENOISE ? piece.takeUnbilled() : null;
            piece.turn().bill(ended.stage(), outcome, share, cpuSeconds / images, hit, at);
            piece.took(share);
        }
        return true;
    }

    /** A stage that a cache did: what looking it up took, and what it saved. */
    void found(Stage stage, Piece piece, CacheHit hit, long since) {
        double seconds = Math.max(0, nanos.getAsLong() - since) / NANOS_A_SECOND;
        piece.turn().bill(stage, Charge.Outcome.DONE, seconds, 0, hit, new Turn.Till(till, clock.instant()));
    }

    long now() {
        return nanos.getAsLong();
    }

    private static Phase phase(Stage stage) {
        return switch (stage) {
            case ENCODE -> Phase.ENCODE;
            case DENOISE -> Phase.DENOISE;
            case DECODE -> Phase.DECODE;
            case FINISH -> Phase.FINISH;
        };
    }
}
