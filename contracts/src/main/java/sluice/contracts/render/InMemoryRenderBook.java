package sluice.contracts.render;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.job.JobEvent;
import sluice.job.JobState;
import sluice.job.RetryRule;
import sluice.render.book.Accepted;
import sluice.render.book.Campaign;
import sluice.render.book.QuotedRequest;
import sluice.render.book.Render;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderRequest;
import sluice.render.book.RenderSettlement;
import sluice.render.book.RenderTransitions;
import sluice.render.book.StageCharge;

/** The contract of the render book said again in plain collections, for tests. */
public final class InMemoryRenderBook implements RenderBook {
    private static final Comparator<RenderJob> TURN = Comparator.comparingInt(RenderJob::priority)
            .reversed()
            .thenComparing(RenderJob::deadline, Comparator.nullsLast(Comparator.naturalOrder()));

    private static final Comparator<RenderJob> LATEST = Comparator.<RenderJob, Instant>comparing(
                    job -> job.leasing().changed())
            .thenComparing(RenderJob::id)
            .reversed();

    private final InMemoryCampaigns campaigns;
    private final RetryRule rule;
    private final TreeMap<Long, QuotedRequest> renders = new TreeMap<>();
    private final Map<String, Long> byKey = new HashMap<>();
    private final TreeMap<Long, RenderJob> jobs = new TreeMap<>();
    private final Map<AssetId, Long> made = new HashMap<>();
    private final StageLines lines = new StageLines();

    public InMemoryRenderBook(InMemoryCampaigns campaigns, RetryRule rule) {
        this.campaigns = campaigns;
        this.rule = rule;
    }

    @Override
    public List<Accepted> accept(List<QuotedRequest> requests, Instant now) {
        synchronized (campaigns) {
            return requests.stream()
                    .map(request -> accept(Kept.request(request), Kept.time(now)))
                    .toList();
        }
    }

    private Accepted accept(QuotedRequest what, Instant now) {
        RenderRequest request = what.request();
        Long before = request.key() == null ? null : byKey.get(request.key());
        if (before != null) {
            return Accepted.again(before, request(before), request);
        }
        String payer = request.campaign();
        Optional<Campaign> campaign = payer == null ? Optional.empty() : campaigns.find(payer);
        if (payer != null && campaign.isEmpty()) {
            return Accepted.unknownCampaign(payer);
        }
        Optional<String> refusal =
                campaign.flatMap(pays -> pays.refusal(what.quote().microUsd()));
        if (refusal.isPresent()) {
            return Accepted.refused("campaign", refusal.get());
        }
        long render = renders.size() + 1L;
        renders.put(render, what);
        if (request.key() != null) {
            byKey.put(request.key(), render);
        }
        for (int index = 0; index < request.count(); index++) {
            put(RenderJob.queued(jobs.size() + 1L, render, index, what, now));
        }
        return Accepted.as(render);
    }

    private RenderRequest request(long render) {
        return Objects.requireNonNull(renders.get(render)).request();
    }

    /** Writes an image; its campaign follows. */
    private void put(RenderJob after) {
        RenderJob before = jobs.put(after.id(), after);
        long reserved = reserved(after) - (before == null ? 0 : reserved(before));
        long spent = after.billedMicroUsd() - (before == null ? 0 : before.billedMicroUsd());
        int done = done(after) - (before == null ? 0 : done(before));
        campaigns.add(request(after.render()).campaign(), campaign -> plus(campaign, reserved, spent, 0, done));
    }

    private static long reserved(RenderJob job) {
        return job.leasing().state().ended() ? 0 : job.estimatedMicroUsd();
    }

    private static int done(RenderJob job) {
        return job.leasing().state() == JobState.DONE ? 1 : 0;
    }

    private static Campaign plus(Campaign campaign, long reserved, long spent, long saved, int images) {
        return new Campaign(
                campaign.name(),
                campaign.budgetMicroUsd(),
                campaign.revenueMicroUsdPerImage(),
                campaign.heroRerenders(),
                campaign.closed(),
                campaign.created(),
                Math.addExact(campaign.reservedMicroUsd(), reserved),
                Math.addExact(campaign.spentMicroUsd(), spent),
                Math.addExact(campaign.savedMicroUsd(), saved),
                campaign.images() + images);
    }

    private Optional<RenderJob> happen(long id, JobEvent event, Instant now) {
        Optional<RenderJob> next =
                Optional.ofNullable(jobs.get(id)).flatMap(job -> RenderTransitions.next(job, event, rule, now));
        next.ifPresent(this::put);
        return next;
    }

    @Override
    public List<RenderJob> lease(String pool, String owner, Duration lease, int limit, Instant now) {
        return lease(pool, owner, lease, limit, Set.of(), now);
    }

    @Override
    public List<RenderJob> lease(
            String pool, String owner, Duration lease, int limit, Set<String> loaded, Instant now) {
        Instant at = Kept.time(now);
        requireLimit(limit);
        synchronized (campaigns) {
            for (Long id : List.copyOf(jobs.keySet())) {
                happen(id, new JobEvent.Expired(), at);
                happen(id, new JobEvent.CameDue(), at);
            }
            List<RenderJob> queued = jobs.values().stream()
                    .filter(job -> job.leasing().state() == JobState.QUEUED
                            && job.pool().equals(pool))
                    .sorted(TURN.thenComparing(job -> job.deadline() != null || !job.isOf(loaded))
                            .thenComparing(RenderJob::id))
                    .toList();
            return queued.stream()
                    .filter(job -> job == queued.getFirst()
                            || job.recipe().batch().isPresent()
                                    && job.recipe()
                                            .batch()
                                            .equals(queued.getFirst().recipe().batch()))
                    .limit(limit)
                    .flatMap(job ->
                            happen(job.id(), new JobEvent.Leased(owner, at.plus(Kept.time(lease))), at).stream())
                    .toList();
        }
    }

    private static void requireLimit(int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit is not negative: " + limit);
        }
    }

    @Override
    public List<Long> renew(Collection<Long> ids, String owner, Instant until) {
        synchronized (campaigns) {
            return ids.stream()
                    .filter(id -> happen(id, new JobEvent.Renewed(owner, Kept.time(until)), until)
                            .isPresent())
                    .toList();
        }
    }

    @Override
    public boolean settle(RenderSettlement settlement, Instant now) {
        synchronized (campaigns) {
            boolean owned = happen(settlement.job(), Kept.event(settlement.event()), Kept.time(now))
                    .isPresent();
            if (owned) {
                boolean completed = settlement.event() instanceof JobEvent.Completed;
                jobs.computeIfPresent(
                        settlement.job(),
                        (id, job) -> job.worked(completed ? settlement.assets() : List.of(), settlement.latency()));
                if (completed) {
                    settlement.assets().forEach(asset -> made.putIfAbsent(asset, settlement.job()));
                }
            }
            settlement.charges().stream()
                    .map(charge -> Kept.charge(owned ? charge : charge.lost()))
                    .forEach(charge -> bill(settlement.job(), charge));
            return owned;
        }
    }

    private void bill(long id, StageCharge charge) {
        RenderJob job = jobs.get(id);
        if (lines.add(id, charge) && job != null) {
            put(job.billed(charge.cost().microUsd()));
            campaigns.add(
                    request(job.render()).campaign(), campaign -> plus(campaign, 0, 0, charge.creditedMicroUsd(), 0));
        }
    }

    @Override
    public int move(Map<Long, QuotedRequest> routes, Instant now) {
        synchronized (campaigns) {
            int moved = 0;
            for (Map.Entry<Long, QuotedRequest> route : new TreeMap<>(routes).entrySet()) {
                RenderJob job = jobs.get(route.getKey());
                if (job != null
                        && job.leasing().state().waiting()
                        && affords(job, route.getValue().microUsd(0) - job.estimatedMicroUsd())) {
                    put(job.moved(route.getValue()));
                    moved++;
                }
            }
            return moved;
        }
    }

    private boolean affords(RenderJob job, long moreMicroUsd) {
        return moreMicroUsd <= 0
                || payer(job).map(Campaign::leftMicroUsd).stream().allMatch(left -> moreMicroUsd <= left);
    }

    private Optional<Campaign> payer(RenderJob job) {
        return Optional.ofNullable(request(job.render()).campaign()).flatMap(campaigns::find);
    }

    @Override
    public List<Long> cancel(long render, Instant now) {
        synchronized (campaigns) {
            return jobs(render).stream()
                    .peek(job -> happen(job.id(), new JobEvent.Dropped(), Kept.time(now)))
                    .filter(job -> job.leasing().state() == JobState.LEASED)
                    .map(RenderJob::id)
                    .toList();
        }
    }

    @Override
    public int retry(long render, Instant now) {
        synchronized (campaigns) {
            int again = 0;
            for (RenderJob job : jobs(render)) {
                Optional<RenderJob> next = RenderTransitions.next(job, new JobEvent.Retried(), rule, Kept.time(now));
                boolean refused = next.isPresent()
                        && payer(job)
                                .flatMap(campaign -> campaign.refusal(job.estimatedMicroUsd()))
                                .isPresent();
                if (refused) {
                    break;
                }
                next.ifPresent(this::put);
                again += next.isPresent() ? 1 : 0;
            }
            return again;
        }
    }

    @Override
    public Optional<Render> find(long render) {
        synchronized (campaigns) {
            return Optional.ofNullable(renders.get(render)).map(what -> render(render, what));
        }
    }

    private Render render(long id, QuotedRequest what) {
        Map<JobState, Integer> states = new HashMap<>();
        jobs(id).forEach(job -> states.merge(job.leasing().state(), 1, Integer::sum));
        return new Render(
                id,
                what.request(),
                what.quote(),
                states,
                jobs(id).stream().mapToLong(RenderJob::billedMicroUsd).sum(),
                jobs(id).stream()
                        .flatMap(job -> lines.of(job.id()).stream())
                        .mapToLong(StageCharge::creditedMicroUsd)
                        .sum());
    }

    @Override
    public List<Render> list(@Nullable Long before, @Nullable String campaign, @Nullable JobState state, int limit) {
        requireLimit(limit);
        synchronized (campaigns) {
            return renders.descendingKeySet().stream()
                    .filter(id -> before == null || id < before)
                    .flatMap(id -> find(id).stream())
                    .filter(render ->
                            campaign == null || campaign.equals(render.request().campaign()))
                    .filter(render -> state == null || render.states().containsKey(state))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<RenderJob> jobs(long render) {
        synchronized (campaigns) {
            return jobs.values().stream().filter(job -> job.render() == render).toList();
        }
    }

    @Override
    public Optional<RenderJob> job(long job) {
        synchronized (campaigns) {
            return Optional.ofNullable(jobs.get(job));
        }
    }

    @Override
    public Map<AssetId, RenderJob> madeOf(Collection<AssetId> assets) {
        synchronized (campaigns) {
            Map<AssetId, RenderJob> answer = new LinkedHashMap<>();
            for (AssetId asset : assets) {
                Optional.ofNullable(made.get(asset)).flatMap(this::job).ifPresent(job -> answer.put(asset, job));
            }
            return answer;
        }
    }

    @Override
    public List<StageCharge> charges(long job) {
        synchronized (campaigns) {
            return lines.of(job);
        }
    }

    @Override
    public Map<String, PoolLoad> loads() {
        synchronized (campaigns) {
            Map<String, PoolLoad> loads = new HashMap<>();
            for (RenderJob job : jobs.values()) {
                boolean inHand = job.leasing().state() == JobState.LEASED;
                if (inHand || job.leasing().state().waiting()) {
                    loads.merge(job.pool(), InMemoryLoads.of(job, inHand), InMemoryLoads::plus);
                }
            }
            return loads;
        }
    }

    @Override
    public List<RenderJob> latest(@Nullable String pool, int limit) {
        requireLimit(limit);
        synchronized (campaigns) {
            return jobs.values().stream()
                    .filter(job -> job.leasing().state() == JobState.DONE)
                    .filter(job -> pool == null || pool.equals(job.pool()))
                    .sorted(LATEST)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<StageSum> sums(Instant from) {
        synchronized (campaigns) {
            return lines.sums(from);
        }
    }
}
