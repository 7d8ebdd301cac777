package sluice.server.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.api.worth.Tuning;
import sluice.tune.NewProposal;
import sluice.tune.Outcomes;
import sluice.tune.Proposal;
import sluice.tune.Tuner;
import sluice.tune.TuningRules;
import sluice.tune.Version;
import sluice.tune.WeightsInForce;

/** Fits the weights of one library, when asked to and, where that is set, by itself. One fit at a time. */
final class TuningWork implements Tuning, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TuningWork.class);
    private static final int SHOWN = 50;

    /** Longer than this no request waits for a fit. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How often it is looked whether a fit is due. */
    private static final Duration LOOK = Duration.ofMinutes(10);

    private final TuningRules rules = TuningRules.DEFAULT;
    private final Stores stores;
    private final WeightsInForce weights;
    private final boolean automatic;
    private final Runnable changed;
    private final InstantSource clock;
    private final Outcomes outcomes;
    private final Tuner tuner;
    private @Nullable Thread thread;
    private @Nullable CompletableFuture<Proposal> running;
    private @Nullable String problem;
    private volatile @Nullable Fitting fitting;
    private @Nullable Thread rounds;

    /** @param changed called when other weights are in force */
    TuningWork(Stores stores, WeightsInForce weights, boolean automatic, Runnable changed, InstantSource clock) {
        this.stores = stores;
        this.weights = weights;
        this.automatic = automatic;
        this.changed = changed;
        this.clock = clock;
        this.outcomes = new Outcomes(stores.signals());
        this.tuner = new Tuner(stores.catalog(), stores.signals(), stores.groups(), outcomes, rules);
    }

    /** @param quiet whether the machine has time for what nobody waits for */
    void start(BooleanSupplier quiet) {
        if (automatic) {
            rounds = Thread.ofVirtual().name("tuning-rounds").start(() -> goRounds(quiet));
        }
    }

    @Override
    public Status status() {
        Version inForce = stores.weights().inForce();
        List<Version> versions = stores.weights().latest(SHOWN);
        return new Status(
                inForce,
                versions,
                outcomes.count(),
                rules.least(),
                automatic,
                !stores.valuations().staleBefore(weights.since(), 1).isEmpty(),
                versions.stream()
                        .anyMatch(version -> version.origin() == Version.Origin.FITTED
                                && Long.valueOf(inForce.root()).equals(version.base())),
                fitting,
                lastProblem(),
                stores.weights().lastProposal().orElse(null));
    }

    private synchronized @Nullable String lastProblem() {
        return problem;
    }

    @Override
    public Optional<Proposal> fit() throws InterruptedException {
        try {
            return Optional.of(begin().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SluiceException known) {
                throw known;
            }
            throw new SluiceException(FailureCode.INTERNAL, null, "the fit failed: " + e.getCause(), e);
        }
    }

    private synchronized CompletableFuture<Proposal> begin() {
        if (running != null && !running.isDone()) {
            return running;
        }
        CompletableFuture<Proposal> fit = new CompletableFuture<>();
        running = fit;
        problem = null;
        fitting = new Fitting(0, stores.catalog().counts().assets());
        thread = Thread.ofPlatform().daemon().name("tuning").start(() -> run(fit));
        return fit;
    }

    /** The boundary of the thread that fits: however it ends, whoever asks is told. */
    private void run(CompletableFuture<Proposal> fit) {
        try {
            long assets = stores.catalog().counts().assets();
            Version base = stores.weights().inForce();
            Tuner.Fitted fitted =
                    tuner.fit(base.weights(), read -> fitting = new Fitting(read, Math.max(read, assets)));
            Proposal proposal = stores.weights()
                    .propose(new NewProposal(clock.instant(), base.root(), fitted.weights(), fitted.report()));
            ended(null);
            fit.complete(proposal);
        } catch (SluiceException e) {
            ended(e.getMessage());
            fit.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended("it was interrupted");
            fit.completeExceptionally(
                    new SluiceException(FailureCode.CONFLICT, "tuning", "the fit was interrupted: Sluice stops", e));
        } catch (RuntimeException e) {
            LOG.error("The weights could not be fitted", e);
            ended("a fault in Sluice itself: " + e);
            fit.completeExceptionally(e);
        }
    }

    private synchronized void ended(@Nullable String why) {
        fitting = null;
        problem = why;
    }

    @Override
    public Version takeOver(long id) {
        Proposal proposal = stores.weights()
                .proposal(id)
                .orElseThrow(
                        () -> SluiceException.about(FailureCode.NOT_FOUND, "proposal", "there is no proposal " + id));
        if (!proposal.made().report().better()) {
            throw SluiceException.about(
                    FailureCode.CONFLICT,
                    "proposal",
                    "proposal " + id + " is not taken over: "
                            + proposal.made().report().reason());
        }
        return use(weights.takeOver(id));
    }

    @Override
    public Version back() {
        return use(weights.back()
                .orElseThrow(() -> SluiceException.about(
                        FailureCode.CONFLICT, "tuning", "nothing is further back: the first weights are in force")));
    }

    @Override
    public Version forward() {
        return use(weights.forward()
                .orElseThrow(() -> SluiceException.about(
                        FailureCode.CONFLICT, "tuning", "no step back was taken from later weights")));
    }

    private Version use(Version now) {
        LOG.info(
                "Weights {} are in force ({}); everything is valued anew",
                now.id(),
                now.origin().label());
        changed.run();
        return now;
    }

    private void goRounds(BooleanSupplier quiet) {
        try {
            while (true) {
                Thread.sleep(LOOK);
                goRound(quiet);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The boundary of the thread: what fails now is tried again. */
    private void goRound(BooleanSupplier quiet) throws InterruptedException {
        try {
            if (quiet.getAsBoolean() && due()) {
                Proposal proposal = begin().get();
                if (proposal.made().report().better()) {
                    takeOver(proposal.id());
                }
            }
        } catch (ExecutionException | RuntimeException e) {
            LOG.warn("The weights were not fitted by themselves: {}", e.getMessage());
        }
    }

    private boolean due() {
        Instant last =
                stores.weights().lastProposal().map(one -> one.made().at()).orElse(Instant.EPOCH);
        int fresh = (int) outcomes.all().stream()
                .filter(outcome -> outcome.at().isAfter(last))
                .count();
        return Tuner.due(rules, fresh, outcomes.count(), last, clock.instant());
    }

    @Override
    public void close() {
        Thread fit;
        synchronized (this) {
            fit = thread;
        }
        for (Thread one : new Thread[] {rounds, fit}) {
            if (one != null) {
                one.interrupt();
            }
        }
        try {
            for (Thread one : new Thread[] {rounds, fit}) {
                if (one != null) {
                    one.join();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
