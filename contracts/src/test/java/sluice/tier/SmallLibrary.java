package sluice.tier;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Picture;
import sluice.asset.PictureResult;
import sluice.budget.Estimates;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.contracts.catalog.Sightings;
import sluice.contracts.curate.InMemoryGroups;
import sluice.contracts.job.WorthPorts;
import sluice.curate.Groups;
import sluice.job.Job;
import sluice.job.JobState;
import sluice.job.RetryRule;
import sluice.signal.NewSignal;
import sluice.signal.SignalKind;

/** A library in memory with a clock that is moved by hand. */
public final class SmallLibrary {
    public static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public final WorthPorts ports;
    public final Groups groups;
    private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
    public final InstantSource clock = now::get;

    public SmallLibrary() {
        this(WorthPorts.inMemory(new RetryRule(3, Duration.ZERO, Duration.ZERO)));
    }

    public SmallLibrary(WorthPorts ports) {
        this.ports = ports;
        this.groups = new InMemoryGroups((InMemoryCatalog) ports.catalog(), ports.signals());
    }

    public Records records() {
        return new Records(ports.catalog(), ports.signals(), groups, ports.valuations(), ports.backlog());
    }

    public LibraryFacts facts() {
        return new LibraryFacts(100_000, 0.1, Estimates.PRIOR);
    }

    /** So many assets with their thumbnails, no two of them alike. */
    public List<AssetId> fill(int count) {
        ports.importContents(count);
        List<AssetId> ids = IntStream.range(0, count).mapToObj(Sightings::id).toList();
        List<PictureResult> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long hash = (i + 1) * 0x9E3779B97F4A7C15L;
            pictures.add(new PictureResult(ids.get(i), new Picture.Ready(320, 480, hash), null, List.of()));
        }
        ports.catalog().recordPictures(pictures);
        return ids;
    }

    public void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    public void act(AssetId asset, SignalKind kind) {
        double amount = switch (kind) {
            case VIEWED -> 10;
            case RATED -> 4;
            case PROMOTED -> 3;
            default -> 0;
        };
        String detail = kind == SignalKind.LABELLED ? "red" : "name";
        pass(Duration.ofMillis(1));
        ports.signals().append(List.of(new NewSignal(asset, kind, detail, amount, clock.instant(), "test", null)));
    }

    public double value(AssetId asset) {
        Double value = asset(asset).standing().value();
        return value == null ? -1 : value;
    }

    public Asset asset(AssetId asset) {
        return ports.asset(asset);
    }

    /** All jobs in this state. */
    public List<Job> jobs(JobState state) {
        return ports.backlog().in(state, 0, 100_000);
    }

    public List<Job> jobs(AssetId asset, JobState state) {
        return jobs(state).stream()
                .filter(job -> job.what().asset().equals(asset))
                .toList();
    }

    public long lastRevision() {
        return ports.catalog().changedSince(0, 100_000).getLast().revision();
    }

    /** Waits for something that happens on another thread. */
    public static void await(String what, BooleanSupplier holds) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Object nothing = new Object();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > until) {
                fail("in vain: " + what);
            }
            synchronized (nothing) {
                nothing.wait(5);
            }
        }
    }
}
