package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sluice.job.JobEvent;
import sluice.job.RetryRule;
import sluice.render.book.Accepted;
import sluice.render.book.Campaign;
import sluice.render.book.QuotedRequest;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderRequest;
import sluice.render.book.RenderSettlement;
import sluice.render.book.RenderTransitions;
import sluice.render.book.StageCharge;

/** Changes renders and their images within one transaction; {@link #save} ends it. */
final class RenderWrite {
    /** How many images are read at once where there may be any number. */
    private static final int PAGE = 1_000;

    private final SqliteSession session;
    private final RenderJobRows jobs;
    private final RenderTally tally;
    private final RetryRule rule;

    RenderWrite(SqliteSession session, RetryRule rule) {
        this.session = session;
        this.jobs = new RenderJobRows(session);
        this.tally = new RenderTally(session);
        this.rule = rule;
    }

    /** Which images something may have happened to. */
    private interface Page {
        List<RenderJob> read(Instant now, int limit) throws SQLException;
    }

    void save() throws SQLException {
        tally.save();
    }

    Accepted accept(StoredRequest stored, Instant now) throws SQLException {
        RenderRequest request = stored.what().request();
        RenderRows renders = new RenderRows(session);
        Optional<RenderRows.Keyed> before = request.key() == null ? Optional.empty() : renders.byKey(request.key());
        if (before.isPresent()) {
            return Accepted.again(before.get().render(), before.get().request(), request);
        }
        Optional<Accepted> refusal = refusal(stored.what());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        CampaignRows campaigns = new CampaignRows(session);
        Optional<Long> payer = request.campaign() == null ? Optional.empty() : campaigns.id(request.campaign());
        long render = renders.insert(stored, payer.orElse(null));
        long last = jobs.last();
        for (int index = 0; index < request.count(); index++) {
            RenderJob job = RenderJob.queued(last + 1 + index, render, index, stored.what(), now);
            jobs.insert(job);
            tally.added(job);
        }
        if (payer.isPresent()) {
            // The next request of this transaction is to find the money gone.
            tally.save();
        }
        return Accepted.as(render);
    }

    private Optional<Accepted> refusal(QuotedRequest what) throws SQLException {
        String name = what.request().campaign();
        if (name == null) {
            return Optional.empty();
        }
        Optional<Campaign> campaign = new CampaignRows(session).named(name);
        return campaign.isEmpty()
                ? Optional.of(Accepted.unknownCampaign(name))
                : campaign.get().refusal(what.quote().microUsd()).map(why -> Accepted.refused("campaign", why));
    }

    /** The image after an event; empty when the event does not apply to it. */
    Optional<RenderJob> happen(RenderJob job, JobEvent event, Instant now) throws SQLException {
        Optional<RenderJob> next = RenderTransitions.next(job, event, rule, now);
        if (next.isPresent()) {
            put(job, next.get());
        }
        return next;
    }

    private void put(RenderJob before, RenderJob after) throws SQLException {
        jobs.update(after);
        tally.replaced(before, after);
    }

    /** The image after an event; empty when there is no such image or the event does not apply to it. */
    Optional<RenderJob> happen(long id, JobEvent event, Instant now) throws SQLException {
        Optional<RenderJob> job = jobs.byId(id);
        return job.isEmpty() ? Optional.empty() : happen(job.get(), event, now);
    }

    /** Ends leases that ran out and puts back what came due. */
    void tidy(Instant now) throws SQLException {
        happenToAll(jobs::expired, new JobEvent.Expired(), now);
        happenToAll(jobs::cameDue, new JobEvent.CameDue(), now);
    }

    private void happenToAll(Page page, JobEvent event, Instant now) throws SQLException {
        // Each event takes its image out of the next page.
        for (List<RenderJob> some = page.read(now, PAGE); !some.isEmpty(); some = page.read(now, PAGE)) {
            for (RenderJob job : some) {
                if (happen(job, event, now).isEmpty()) {
                    throw new SQLException(event + " does not apply to " + job);
                }
            }
        }
    }

    List<RenderJob> lease(String pool, JobEvent.Leased event, int limit, Set<String> loaded, Instant now)
            throws SQLException {
        Optional<RenderJob> first = limit == 0 ? Optional.empty() : next(pool, loaded);
        if (first.isEmpty()) {
            return List.of();
        }
        List<RenderJob> leased = new ArrayList<>();
        happen(first.get(), event, now).ifPresent(leased::add);
        Optional<String> batch = first.get().recipe().batch();
        if (batch.isPresent() && limit > 1) {
            for (RenderJob job : jobs.alike(pool, batch.get(), limit - 1)) {
                happen(job, event, now).ifPresent(leased::add);
            }
        }
        return List.copyOf(leased);
    }

    /** What comes first; unless it has a deadline, or is loaded itself, after those of its priority that are loaded. */
    private Optional<RenderJob> next(String pool, Set<String> loaded) throws SQLException {
        Optional<RenderJob> first = jobs.next(pool);
        if (first.isEmpty() || first.get().deadline() != null || first.get().isOf(loaded)) {
            return first;
        }
        Optional<RenderJob> preferred = Optional.empty();
        for (String model : loaded) {
            Optional<RenderJob> one = jobs.nextOf(pool, model, first.get().priority());
            if (one.isPresent()
                    && (preferred.isEmpty() || one.get().id() < preferred.get().id())) {
                preferred = one;
            }
        }
        return preferred.isPresent() ? preferred : first;
    }

    boolean settle(RenderSettlement settlement, Instant now) throws SQLException {
        Optional<RenderJob> before = jobs.byId(settlement.job());
        Optional<RenderJob> ended = before.flatMap(job -> RenderTransitions.next(job, settlement.event(), rule, now));
        boolean owned = ended.isPresent();
        long billed = bill(settlement, before, owned);
        if (owned && settlement.event() instanceof JobEvent.Completed) {
            new RenderAssets(session).record(settlement.job(), settlement.assets());
            put(
                    before.get(),
                    ended.get()
                            .worked(settlement.assets(), settlement.latency())
                            .billed(billed));
        } else if (owned) {
            put(
                    before.get(),
                    ended.get().worked(List.of(), settlement.latency()).billed(billed));
        } else if (before.isPresent()) {
            put(before.get(), before.get().billed(billed));
        }
        return owned;
    }

    /** Micro-dollars of the lines that are new. */
    private long bill(RenderSettlement settlement, Optional<RenderJob> about, boolean owned) throws SQLException {
        StageChargeRows lines = new StageChargeRows(session);
        StageSums sums = new StageSums(session);
        long microUsd = 0;
        for (StageCharge said : settlement.charges()) {
            StageCharge charge = owned ? said : said.lost();
            if (lines.insert(settlement.job(), charge)) {
                sums.add(charge);
                microUsd = Math.addExact(microUsd, charge.cost().microUsd());
                about.ifPresent(job -> tally.saved(job.render(), charge.creditedMicroUsd()));
            }
        }
        return microUsd;
    }

    /** Whether it waits and can be paid for there. */
    boolean move(long id, QuotedRequest route, PackedRecipe recipe) throws SQLException {
        Optional<RenderJob> found =
                jobs.byId(id).filter(job -> job.leasing().state().waiting());
        if (found.isEmpty()) {
            return false;
        }
        RenderJob job = found.get();
        RenderJob moved = job.moved(route);
        long more = moved.estimatedMicroUsd() - job.estimatedMicroUsd();
        Long left = payer(job).map(Campaign::leftMicroUsd).orElse(null);
        if (more > 0 && left != null && more > left) {
            return false;
        }
        jobs.move(moved, recipe.bytes());
        tally.replaced(job, moved);
        tally.save();
        return true;
    }

    private Optional<Campaign> payer(RenderJob job) throws SQLException {
        Optional<Long> id = new RenderRows(session).campaign(job.render());
        return id.isEmpty() ? Optional.empty() : new CampaignRows(session).byId(id.get());
    }

    /** The images of a render that were in hand when they were marked. */
    List<Long> cancel(long render, Instant now) throws SQLException {
        List<Long> inHand = new ArrayList<>();
        for (RenderJob job : jobs.ofRender(render)) {
            happen(job, new JobEvent.Dropped(), now);
            if (job.leasing().owner() != null) {
                inHand.add(job.id());
            }
        }
        return List.copyOf(inHand);
    }

    int retry(long render, Instant now) throws SQLException {
        int again = 0;
        for (RenderJob job : jobs.ofRender(render)) {
            Optional<RenderJob> next = RenderTransitions.next(job, new JobEvent.Retried(), rule, now);
            if (next.isPresent()) {
                Optional<Campaign> payer = payer(job);
                if (payer.isPresent()
                        && payer.get().refusal(job.estimatedMicroUsd()).isPresent()) {
                    break;
                }
                put(job, next.get());
                tally.save();
                again++;
            }
        }
        return again;
    }
}
