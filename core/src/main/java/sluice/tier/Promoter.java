package sluice.tier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.signal.Signal;

/**
 * Keeps values and the backlog abreast of what happens: follows signals and the catalog, a page at a time, and refreshes
 * what has grown old when there is nothing else to do. What people did goes first.
 *
 * <p>Nothing is remembered between runs: at the start every asset is looked at once, a page at a time, and only what says
 * something new is written.
 */
public final class Promoter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Promoter.class);
    private static final int PAGE = 500;

    /** Valuations older than this are made anew: a half-life of days moves little meanwhile. */
    private static final Duration REFRESH = Duration.ofHours(6);

    /** How often waiting jobs are ranked anew. */
    private static final Duration RANK = Duration.ofMinutes(5);

    /** How long it rests when there is nothing to do, and after a failure, before it looks again by itself. */
    private static final Duration REST = Duration.ofSeconds(5);

    private final Records records;
    private final Arrivals arrivals;
    private final Runnable offered;
    private final InstantSource clock;
    private final PromotionRound round;
    private final Ranking ranking;
    private final Doorbell bell = new Doorbell();
    private final Thread thread;
    private volatile boolean stopped;

    /** These are of the promoter's thread alone, once it runs. */
    private boolean signalsFound;

    private long signal;
    private long revision;
    private Instant ranked = Instant.MIN;

    /** Whether nothing has grown old. */
    private boolean tidy;

    /** @param offered called, on the promoter's thread, after work was offered */
    public Promoter(Records records, Rules rules, Arrivals arrivals, Runnable offered, InstantSource clock) {
        this.records = records;
        this.arrivals = arrivals;
        this.offered = offered;
        this.clock = clock;
        this.round = new PromotionRound(records, rules, REFRESH);
        this.ranking = new Ranking(records, rules, PAGE);
        this.thread = Thread.ofPlatform().name("promoter").daemon().unstarted(this::follow);
    }

    public void start() {
        thread.start();
    }

    /** Says that the catalog or the signals may have changed. */
    public void wake() {
        bell.ring(List.of());
    }

    /** Says that something happened to these assets: they go before all else. */
    public void wake(Collection<AssetId> assets) {
        bell.ring(assets);
    }

    /** Says that weights, policy or budget have changed: everything is looked at again. */
    public void reconsider() {
        bell.ringForAll();
    }

    /** Values assets and offers their work now, on the calling thread; for a user who waits for the answer. */
    public void promoteNow(Collection<AssetId> assets) {
        promote(records.catalog().find(assets));
    }

    /** Whether everything it has been told of is done. */
    public boolean caughtUp() {
        return bell.answered();
    }

    /** Waits until everything that is recorded by now has been looked at, or the attempt has failed. */
    public void awaitCaughtUp() throws InterruptedException {
        bell.ringAndAwait();
    }

    private void follow() {
        try {
            boolean idle = true;
            while (!stopped) {
                Doorbell.Call call = bell.await(idle ? REST : Duration.ZERO);
                boolean succeeded = succeeds(() -> catchUp(call));
                bell.answer(call, succeeded);
                idle = !succeeded || !succeeds(this::tidy) || tidy;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            bell.close();
        }
    }

    /** The boundary of the promoter's thread: whoever waits is answered, and it is tried again. */
    private boolean succeeds(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            LOG.error("Values and promotions wait a moment after revision {}", revision, e);
            return false;
        }
    }

    private void catchUp(Doorbell.Call call) {
        if (!signalsFound) {
            findLastSignal();
        }
        if (call.all()) {
            revision = 0;
            ranked = Instant.MIN;
            ranking.restart();
        }
        boolean more = true;
        while (more && !stopped) {
            promoteUrgent();
            more = followSignals() || followCatalog();
        }
    }

    /** What happened before the start is seen when every asset is looked at. */
    private void findLastSignal() {
        List<Signal> page = records.signals().since(signal, PAGE);
        while (!page.isEmpty() && !stopped) {
            signal = page.getLast().id();
            page = records.signals().since(signal, PAGE);
        }
        signalsFound = true;
    }

    private void promoteUrgent() {
        List<AssetId> urgent = bell.urgent(PAGE);
        while (!urgent.isEmpty() && !stopped) {
            promote(records.catalog().find(urgent));
            urgent = bell.urgent(PAGE);
        }
    }

    private boolean followSignals() {
        List<Signal> page = records.signals().since(signal, PAGE);
        if (page.isEmpty()) {
            return false;
        }
        promote(records.catalog()
                .find(page.stream().map(Signal::asset).distinct().toList()));
        signal = page.getLast().id();
        return true;
    }

    private boolean followCatalog() {
        List<Asset> page = records.catalog().changedSince(revision, PAGE);
        if (page.isEmpty()) {
            return false;
        }
        Set<AssetId> touched = new LinkedHashSet<>(arrivals.group(page));
        page.forEach(asset -> touched.add(asset.id()));
        promote(records.catalog().find(touched));
        revision = page.getLast().revision();
        return true;
    }

    /** One page of what is done when there is nothing else to do: old valuations first, then the order of the backlog. */
    private void tidy() {
        Instant now = clock.instant();
        List<AssetId> stale = records.valuations().staleBefore(round.old(now), PAGE);
        if (!stale.isEmpty()) {
            promote(records.catalog().find(stale));
            tidy = false;
        } else if (ranked.isBefore(now.minus(RANK))) {
            tidy = !ranking.next(now);
            ranked = tidy ? ranking.began() : ranked;
        } else {
            tidy = true;
        }
    }

    private void promote(List<Asset> assets) {
        if (round.run(assets, clock.instant()) > 0) {
            offered.run();
        }
    }

    /** Stops after the page in hand. */
    @Override
    public void close() {
        stopped = true;
        bell.ring(List.of());
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
