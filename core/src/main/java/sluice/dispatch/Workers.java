package sluice.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.failure.SluiceException;
import sluice.job.Job;
import sluice.job.Settlement;

/**
 * Works the backlog off: each worker waits for the gate, takes one job, does it step by step and settles it. Automatic
 * jobs are begun only while the allowance lasts, those under way counted in, so that the budget is passed by one job a
 * worker at most.
 */
public final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    /** A step that takes longer hangs: its lease is not renewed any more, so that another worker gets the job. */
    private static final long HANGS_NANOS = TimeUnit.MINUTES.toNanos(10);

    private static final int SETTLE_TRIES = 4;

    /**
     * How workers wait.
     *
     * @param lease how soon a job is free again when this program dies; it is renewed all the while
     * @param pause how long a worker that found nothing, or met with a failure, waits before it looks again by itself
     * @param patience how long closing waits for the steps in hand
     */
    public record Pace(Duration lease, Duration pause, Duration patience) {
        public static final Pace DEFAULT =
                new Pace(Duration.ofSeconds(20), Duration.ofSeconds(2), Duration.ofSeconds(15));
    }

    private final Desk desk;
    private final Pace pace;
    private final QueueSwitch mode;
    private final Turnstile turnstile;
    private final Pulse pulse;
    private final Drain drain;
    private final List<Thread> threads = new ArrayList<>();
    /** Jobs in hand. */
    private final Map<Long, Turn> turns = new ConcurrentHashMap<>();

    /** Turns so far; guarded by this. */
    private long begun;

    private volatile boolean stopped;

    /**
     * @param name tells the workers of this process from those of others
     * @param count the most jobs at a time
     * @param gate such as {@link Doorkeeper}; asked twice a second
     * @param settled whether nothing is about to be offered: no import, no thumbnail to be made, no value to be found
     * @param listener called, on a thread of its own, at most twice a second after something has changed
     */
    public Workers(
            String name,
            int count,
            Desk desk,
            QueueSwitch mode,
            Supplier<Opening> gate,
            BooleanSupplier settled,
            Runnable listener) {
        this(name, count, Pace.DEFAULT, desk, mode, gate, settled, listener);
    }

    /** The same at another pace. */
    public Workers(
            String name,
            int count,
            Pace pace,
            Desk desk,
            QueueSwitch mode,
            Supplier<Opening> gate,
            BooleanSupplier settled,
            Runnable listener) {
        this.desk = desk;
        this.pace = pace;
        this.mode = mode;
        this.turnstile = new Turnstile(gate);
        this.drain = new Drain(desk, mode, settled);
        this.pulse = new Pulse(this::beat, listener);
        for (int i = 0; i < count; i++) {
            String owner = name + "-" + i;
            Thread thread = Thread.ofPlatform().name("deep-" + i).daemon().unstarted(() -> work(owner));
            thread.setPriority(Thread.MIN_PRIORITY);
            threads.add(thread);
        }
        mode.listen(this::wake);
    }

    public void start() {
        pulse.start();
        threads.forEach(Thread::start);
    }

    /** Says that there may be work, or that the gate's conditions have changed. */
    public void wake() {
        turnstile.look();
        turnstile.call();
        pulse.changed();
    }

    public Opening opening() {
        return turnstile.opening();
    }

    /** The jobs in hand, by id. */
    public List<CurrentWork> current() {
        return turns.values().stream()
                .map(Turn::current)
                .sorted(Comparator.comparingLong(CurrentWork::job))
                .toList();
    }

    /** Twice a second. */
    private void beat() {
        if (turnstile.look()) {
            pulse.changed();
        }
        turns.values().forEach(this::renew);
        if (mode.mode() == QueueMode.DRAINING && turns.isEmpty() && drain.isThrough()) {
            mode.drained();
        }
    }

    private void renew(Turn turn) {
        Job job = turn.job();
        if (turn.meter().stepNanos() < HANGS_NANOS
                && turn.isDue(desk.clock().instant(), pace.lease().dividedBy(3))
                && !desk.backlog()
                        .renew(job.id(), turn.owner(), desk.clock().instant().plus(pace.lease()))) {
            turn.meter().lose();
        }
    }

    private void work(String owner) {
        try {
            while (!stopped) {
                long seen = turnstile.calls();
                if (!worked(owner)) {
                    turnstile.awaitCall(seen, pace.pause());
                }
            }
        } catch (InterruptedException e) {
            // Whoever stops the workers, or interrupts one, wants its thread to end.
            Thread.currentThread().interrupt();
        }
    }

    /** The boundary of a worker's thread: when storage or memory fails, it looks again after a pause. */
    private boolean worked(String owner) throws InterruptedException {
        Admits admits = turnstile.enter();
        try {
            List<Turn> taken = take(owner, admits);
            for (Turn turn : taken) {
                pulse.changed();
                settle(turn.work(desk.catalog(), desk.analyst()));
            }
            return !taken.isEmpty();
        } catch (RuntimeException | Error e) {
            LOG.error("Deep work waits a moment", e);
            return false;
        } finally {
            if (turns.values().removeIf(turn -> turn.owner().equals(owner))) {
                pulse.changed();
            }
            turnstile.leave();
        }
    }

    /** One at a time, so that what is under way is known when the next is allowed. */
    private synchronized List<Turn> take(String owner, Admits admits) {
        double underWay = turns.values().stream()
                .map(turn -> turn.job().what())
                .filter(what -> !what.explicit())
                .mapToDouble(what -> what.estimate())
                .sum();
        boolean explicitOnly = admits != Admits.ALL || !desk.allowance().allows(underWay);
        List<Turn> taken = new ArrayList<>();
        for (Job job : desk.backlog()
                .lease(owner, pace.lease(), 1, explicitOnly, desk.clock().instant())) {
            Turn turn = new Turn(job, owner, new StepMeter(job, ++begun, turnstile, desk.gauge()), desk.clock());
            turns.put(job.id(), turn);
            taken.add(turn);
        }
        return taken;
    }

    /** What was done is not thrown away because storage fails once; a kill meanwhile costs this job's work. */
    private void settle(Settlement settlement) throws InterruptedException {
        int failed = 0;
        boolean settled = false;
        while (!settled) {
            try {
                if (!desk.backlog().settle(settlement, desk.clock().instant())) {
                    LOG.warn("Job {} was taken over by somebody else", settlement.job());
                }
                settled = true;
            } catch (SluiceException e) {
                if (++failed == SETTLE_TRIES || !e.code().retryable()) {
                    throw e;
                }
                LOG.warn("Job {} is settled again in a moment", settlement.job(), e);
                turnstile.rest(pace.pause());
            }
        }
    }

    /** Stops after the steps in hand; a step that takes too long is left behind, and its job to the next start. */
    @Override
    public void close() {
        stopped = true;
        turnstile.stop();
        pulse.close();
        try {
            long until = System.nanoTime() + pace.patience().toNanos();
            for (Thread thread : threads) {
                long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime()));
                thread.join(left);
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
