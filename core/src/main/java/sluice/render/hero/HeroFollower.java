package sluice.render.hero;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.asset.AssetId;
import sluice.signal.Signal;
import sluice.signal.SignalKind;

/**
 * Follows what people say of images that were rendered here: what they single out is asked for at hero quality, and taken
 * back when they change their minds before it is done.
 *
 * <p>It goes by how assets stand, not by how they came to stand so. Nothing is remembered between runs: at the start all
 * signals are gone through once, and the key of a request keeps it from being accepted twice. So whoever switches this on
 * for a campaign has everything rendered again that stands out in it by then.
 */
public final class HeroFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeroFollower.class);
    private static final int PAGE = 500;

    /** How long it rests when there is nothing to do, and after a failure, before it looks again by itself. */
    private static final Duration REST = Duration.ofSeconds(5);

    /** What may change whether an image stands out. */
    private static final Set<SignalKind> TELLING = EnumSet.of(
            SignalKind.STARRED,
            SignalKind.UNSTARRED,
            SignalKind.COLLECTED,
            SignalKind.UNCOLLECTED,
            SignalKind.PORTFOLIO,
            SignalKind.DELIVERED,
            SignalKind.REJECTED,
            SignalKind.DELETED,
            SignalKind.RESTORED);

    private final HeroRecords records;
    private final InstantSource clock;
    private final HeroRound round;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** These are guarded by the lock: every ring has a number, and a turn answers all until its own. */
    private long rings = 1;

    private long answered;
    private boolean fromTheBeginning;
    private volatile boolean stopped;

    /** These are of the follower's thread alone, once it runs. */
    private long signal;

    private boolean live;

    public HeroFollower(HeroRecords records, HeroSettings settings, HeroOrders orders, InstantSource clock) {
        this.records = records;
        this.clock = clock;
        this.round = new HeroRound(records, settings, orders);
        this.thread = Thread.ofPlatform().name("heroes").daemon().unstarted(this::follow);
    }

    public void start() {
        thread.start();
    }

    /** Says that there may be new signals. */
    public void wake() {
        ring(false);
    }

    /** Says that a campaign, a budget or the models have changed: everything is looked at again. */
    public void reconsider() {
        ring(true);
    }

    /** Waits until everything that is recorded by now has been looked at, or the attempt has failed. */
    public void awaitCaughtUp() throws InterruptedException {
        lock.lock();
        try {
            long mine = ++rings;
            changed.signalAll();
            while (answered < mine && !stopped) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void ring(boolean all) {
        lock.lock();
        try {
            rings++;
            fromTheBeginning |= all;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        try {
            while (!stopped) {
                long heard = awaitRing();
                boolean succeeded = succeeds();
                answer(heard, succeeded);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long awaitRing() throws InterruptedException {
        lock.lock();
        try {
            long left = REST.toNanos();
            while (answered == rings && left > 0 && !stopped) {
                left = changed.awaitNanos(left);
            }
            if (fromTheBeginning) {
                fromTheBeginning = false;
                signal = 0;
                live = false;
            }
            return rings;
        } finally {
            lock.unlock();
        }
    }

    private void answer(long heard, boolean succeeded) {
        lock.lock();
        try {
            answered = heard;
            live |= succeeded;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The boundary of the follower's thread: a page that failed is gone through again. */
    private boolean succeeds() {
        try {
            List<Signal> page = records.signals().since(signal, PAGE);
            while (!page.isEmpty() && !stopped) {
                List<AssetId> told = page.stream()
                        .filter(one -> TELLING.contains(one.kind()))
                        .map(Signal::asset)
                        .distinct()
                        .toList();
                round.run(told, live, clock.instant());
                signal = page.getLast().id();
                page = records.signals().since(signal, PAGE);
            }
            return true;
        } catch (RuntimeException e) {
            LOG.error("Rendering again waits a moment after signal {}", signal, e);
            return false;
        }
    }

    /** Stops after the page in hand. */
    @Override
    public void close() {
        stopped = true;
        ring(false);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
