package sluice.server.app;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.analysis.Analysis;
import sluice.analysis.Embedding;
import sluice.analysis.Findings;
import sluice.asset.AssetId;
import sluice.asset.Lineage;
import sluice.asset.Tier;
import sluice.budget.Charge;
import sluice.budget.Cost;
import sluice.budget.Ledger;
import sluice.budget.Mean;
import sluice.budget.Spent;
import sluice.budget.Step;
import sluice.curate.Assignment;
import sluice.curate.Groups;
import sluice.curate.Session;
import sluice.curate.Stack;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.job.Backlog;
import sluice.job.BacklogCounts;
import sluice.job.Job;
import sluice.job.JobEvent;
import sluice.job.JobState;
import sluice.job.NewJob;
import sluice.job.Settlement;
import sluice.server.api.DeepWork;
import sluice.signal.NewSignal;
import sluice.signal.Signal;
import sluice.signal.Signals;
import sluice.value.Valuation;
import sluice.value.Valuations;

/** Ports that have no adapter yet: they hold nothing and take nothing. */
final class Unwired {
    private Unwired() {}

    static final class NoDeepWork implements DeepWork {
        @Override
        public Status status() {
            return new Status(
                    Mode.AUTOMATIC,
                    "cost-aware",
                    new Gate(false, "nothing works yet", 0, null),
                    new BacklogCounts(Map.of(), 0, 0, 0),
                    null,
                    List.of(),
                    new Budget(0, 0, null, 0, false, ""),
                    Map.of());
        }

        @Override
        public void steer(Mode mode) {}

        @Override
        public Job promote(AssetId asset, Tier tier, String origin) {
            throw SluiceException.of(FailureCode.UNSUPPORTED, "not yet");
        }

        @Override
        public void signalled(List<AssetId> assets) {}

        @Override
        public void backlogChanged() {}
    }

    static final class NoGroups implements Groups {
        @Override
        public List<Long> assign(List<Assignment> assignments) {
            return List.of();
        }

        @Override
        public void link(List<Lineage> links) {}

        @Override
        public Map<Long, Stack> stacks(Collection<Long> ids) {
            return Map.of();
        }

        @Override
        public Map<Long, Integer> stackSizes(Collection<Long> ids) {
            return Map.of();
        }

        @Override
        public List<Stack> stacksAfter(long id, int limit) {
            return List.of();
        }

        @Override
        public Map<Long, Session> sessions(Collection<Long> ids) {
            return Map.of();
        }

        @Override
        public List<Session> sessionsBefore(@Nullable Long id, int limit) {
            return List.of();
        }

        @Override
        public Map<AssetId, List<Lineage>> children(Collection<AssetId> parents) {
            return Map.of();
        }
    }

    static final class NoSignals implements Signals {
        @Override
        public List<Signal> append(List<NewSignal> signals) {
            throw SluiceException.of(FailureCode.UNSUPPORTED, "not yet");
        }

        @Override
        public List<Signal> of(AssetId asset, int limit) {
            return List.of();
        }

        @Override
        public Map<AssetId, List<Signal>> of(Collection<AssetId> assets) {
            return Map.of();
        }

        @Override
        public List<Signal> since(long id, int limit) {
            return List.of();
        }

        @Override
        public Map<String, Long> collections() {
            return Map.of();
        }
    }

    static final class NoValuations implements Valuations {
        @Override
        public void record(List<Valuation> valuations) {}

        @Override
        public Map<AssetId, Valuation> find(Collection<AssetId> assets) {
            return Map.of();
        }

        @Override
        public List<AssetId> staleBefore(Instant at, int limit) {
            return List.of();
        }
    }

    static final class NoFindings implements Findings {
        @Override
        public Map<AssetId, Analysis> find(Collection<AssetId> assets) {
            return Map.of();
        }

        @Override
        public Map<AssetId, float[]> vectors(Collection<AssetId> assets, String model, Embedding.Kind kind) {
            return Map.of();
        }

        @Override
        public List<Written> writtenSince(long position, String model, int limit) {
            return List.of();
        }

        @Override
        public Map<String, Long> counts() {
            return Map.of();
        }
    }

    static final class NoLedger implements Ledger {
        @Override
        public void record(List<Charge> charges) {}

        @Override
        public Map<AssetId, List<Charge>> of(Collection<AssetId> assets) {
            return Map.of();
        }

        @Override
        public List<Spent> spent(Instant from, ZoneId zone) {
            return List.of();
        }

        @Override
        public Map<Step, Mean> means() {
            return Map.of();
        }

        @Override
        public Cost automaticSince(Instant from) {
            return Cost.NOTHING;
        }
    }

    static final class NoBacklog implements Backlog {
        @Override
        public int offer(List<NewJob> jobs) {
            return 0;
        }

        @Override
        public List<Job> lease(String owner, Duration lease, int limit, boolean explicitOnly, Instant now) {
            return List.of();
        }

        @Override
        public boolean renew(long job, String owner, Instant until) {
            return false;
        }

        @Override
        public boolean settle(Settlement settlement, Instant now) {
            return false;
        }

        @Override
        public void rerank(Map<Long, Double> priorities) {}

        @Override
        public List<Job> in(JobState state, long after, int limit) {
            return List.of();
        }

        @Override
        public List<Job> next(int limit) {
            return List.of();
        }

        @Override
        public Optional<Job> find(long job) {
            return Optional.empty();
        }

        @Override
        public int apply(Collection<Long> jobs, JobEvent event, Instant now) {
            return 0;
        }

        @Override
        public BacklogCounts counts() {
            return new BacklogCounts(Map.of(), 0, 0, 0);
        }
    }
}
