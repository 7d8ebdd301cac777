package sluice.contracts.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import sluice.analysis.Analysis;
import sluice.asset.AssetId;
import sluice.asset.Standing;
import sluice.asset.Tier;
import sluice.budget.Charge;
import sluice.contracts.analysis.InMemoryFindings;
import sluice.contracts.budget.InMemoryLedger;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.job.Backlog;
import sluice.job.BacklogCounts;
import sluice.job.Job;
import sluice.job.JobEvent;
import sluice.job.JobState;
import sluice.job.JobTransitions;
import sluice.job.NewJob;
import sluice.job.RetryRule;
import sluice.job.Settlement;

/** The backlog's contract said again in plain collections, for tests. */
public final class InMemoryBacklog implements Backlog {
    private static final Comparator<Job> TURN = Comparator.<Job, Boolean>comparing(
                    job -> !job.what().explicit())
            .thenComparing(Comparator.<Job>comparingDouble(job -> job.what().priority())
                    .reversed())
            .thenComparing(Job::id);

    private final InMemoryCatalog catalog;
    private final InMemoryLedger ledger;
    private final InMemoryFindings findings;
    private final RetryRule rule;
    private final TreeMap<Long, Job> jobs = new TreeMap<>();
    private final Map<String, Long> byKey = new HashMap<>();

    public InMemoryBacklog(InMemoryCatalog catalog, InMemoryLedger ledger, InMemoryFindings findings, RetryRule rule) {
        this.catalog = catalog;
        this.ledger = ledger;
        this.findings = findings;
        this.rule = rule;
    }

    @Override
    public int offer(List<NewJob> offers) {
        synchronized (catalog) {
            int changed = 0;
            for (NewJob offer : offers) {
                Long there = byKey.get(offer.key());
                if (there != null) {
                    changed += happen(there, new JobEvent.OfferedAgain(offer), offer.at()) ? 1 : 0;
                } else if (catalog.standing(offer.asset()).isPresent()) {
                    long id = jobs.size() + 1L;
                    jobs.put(id, Job.offered(id, offer));
                    byKey.put(offer.key(), id);
                    changed++;
                }
            }
            return changed;
        }
    }

    private boolean happen(long id, JobEvent event, Instant now) {
        Optional<Job> next =
                Optional.ofNullable(jobs.get(id)).flatMap(job -> JobTransitions.next(job, event, rule, now));
        next.ifPresent(job -> jobs.put(id, job));
        return next.isPresent();
    }

    @Override
    public List<Job> lease(String owner, Duration lease, int limit, boolean explicitOnly, Instant now) {
        requireLimit(limit);
        synchronized (catalog) {
            for (Long id : List.copyOf(jobs.keySet())) {
                happen(id, new JobEvent.Expired(), now);
                happen(id, new JobEvent.CameDue(), now);
            }
            List<Job> given = queued().filter(job -> job.what().explicit() || !explicitOnly)
                    .limit(limit)
                    .toList();
            given.forEach(job -> happen(job.id(), new JobEvent.Leased(owner, now.plus(lease)), now));
            return found(given);
        }
    }

    private List<Job> found(List<Job> before) {
        return before.stream()
                .map(job -> Objects.requireNonNull(jobs.get(job.id())))
                .toList();
    }

    private Stream<Job> queued() {
        return all(JobState.QUEUED).sorted(TURN);
    }

    private Stream<Job> all(JobState state) {
        return jobs.values().stream().filter(job -> job.state() == state);
    }

    private static void requireLimit(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit is not negative: " + limit);
        }
    }

    @Override
    public boolean renew(long job, String owner, Instant until) {
        synchronized (catalog) {
            return happen(job, new JobEvent.Renewed(owner, until), until);
        }
    }

    @Override
    public boolean settle(Settlement settlement, Instant now) {
        synchronized (catalog) {
            Job job = jobs.get(settlement.job());
            if (job != null) {
                settlement.requireAbout(job);
            }
            boolean owned = happen(settlement.job(), settlement.event(), now);
            ledger.record(owned ? settlement.charges() : lost(settlement.charges()));
            Analysis result = settlement.result();
            if (owned && result != null) {
                take(result);
            }
            return owned;
        }
    }

    private static List<Charge> lost(List<Charge> charges) {
        return charges.stream().map(Charge::lost).toList();
    }

    private void take(Analysis result) {
        Standing.Summary summary = findings.write(result).summary();
        boolean says = result.standard() != null || result.deep() != null;
        catalog.stand(result.asset(), before -> {
            Standing now = says ? before.withSummary(summary) : before;
            Tier reached = result.tier();
            return reached == null || reached.compareTo(now.tier()) <= 0 ? now : now.withTier(reached);
        });
        Standing standing = catalog.standing(result.asset()).orElseThrow();
        Long stack = standing.stack();
        if (says && stack != null && standing.cover()) {
            catalog.ids().forEach(member -> inherit(member, stack, summary.asInherited()));
        }
    }

    private void inherit(AssetId member, long stack, Standing.Summary summary) {
        catalog.stand(
                member,
                before -> before.tier() == Tier.IMMEDIATE && Long.valueOf(stack).equals(before.stack())
                        ? before.withSummary(summary)
                        : before);
    }

    @Override
    public void rerank(Map<Long, Double> priorities) {
        synchronized (catalog) {
            priorities.forEach((id, priority) ->
                    jobs.computeIfPresent(id, (same, job) -> job.state().waiting() ? job.withPriority(priority) : job));
        }
    }

    @Override
    public List<Job> in(JobState state, long after, int limit) {
        requireLimit(limit);
        synchronized (catalog) {
            return all(state).filter(job -> job.id() > after).limit(limit).toList();
        }
    }

    @Override
    public List<Job> next(int limit) {
        requireLimit(limit);
        synchronized (catalog) {
            return queued().limit(limit).toList();
        }
    }

    @Override
    public Optional<Job> find(long job) {
        synchronized (catalog) {
            return Optional.ofNullable(jobs.get(job));
        }
    }

    @Override
    public int apply(Collection<Long> ids, JobEvent event, Instant now) {
        JobEvent.requireUsers(event);
        synchronized (catalog) {
            List<Long> changed = new ArrayList<>(ids);
            changed.removeIf(id -> !happen(id, event, now));
            return changed.size();
        }
    }

    @Override
    public BacklogCounts counts() {
        synchronized (catalog) {
            Map<JobState, Long> states = new EnumMap<>(JobState.class);
            jobs.values().forEach(job -> states.merge(job.state(), 1L, Long::sum));
            List<Job> waiting =
                    jobs.values().stream().filter(job -> job.state().waiting()).toList();
            List<Job> explicit =
                    waiting.stream().filter(job -> job.what().explicit()).toList();
            return new BacklogCounts(states, explicit.size(), seconds(waiting), seconds(explicit));
        }
    }

    /** In whole microseconds, so that the sum does not depend on the order. */
    private static double seconds(List<Job> waiting) {
        return waiting.stream()
                        .mapToLong(job -> Math.round(job.what().estimate() * 1e6))
                        .sum()
                / 1e6;
    }
}
