package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.job.JobEvent;
import sluice.job.JobState;
import sluice.job.RetryRule;
import sluice.render.book.Accepted;
import sluice.render.book.QuotedRequest;
import sluice.render.book.Render;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderSettlement;
import sluice.render.book.StageCharge;

/** The render book in SQLite; what is asked of all of it is answered from sums that are kept along. */
public final class SqliteRenderBook implements RenderBook {
    private final SqliteDatabase database;
    private final RetryRule rule;

    public SqliteRenderBook(SqliteDatabase database, RetryRule rule) {
        this.database = database;
        this.rule = rule;
    }

    /** What is done to renders within one transaction. */
    private interface Change<T> {
        T in(RenderWrite write) throws SQLException;
    }

    private <T> T change(Change<T> change) {
        return database.write(session -> changed(session, change));
    }

    /** A change to leases alone, which a machine that goes down ends anyway. */
    private <T> T changeLeases(Change<T> change) {
        return database.writeUnflushed(session -> changed(session, change));
    }

    private <T> T changed(SqliteSession session, Change<T> change) throws SQLException {
        RenderWrite write = new RenderWrite(session, rule);
        T answer = change.in(write);
        write.save();
        return answer;
    }

    @Override
    public List<Accepted> accept(List<QuotedRequest> requests, Instant now) {
        List<StoredRequest> batch = StoredRequest.all(requests);
        Instant at = millis(now);
        return change(write -> {
            List<Accepted> answers = new ArrayList<>(batch.size());
            for (StoredRequest request : batch) {
                answers.add(write.accept(request, at));
            }
            return answers;
        });
    }

    private static Instant millis(Instant at) {
        return Instant.ofEpochMilli(at.toEpochMilli());
    }

    @Override
    public List<RenderJob> lease(String pool, String owner, Duration lease, int limit, Instant now) {
        return lease(pool, owner, lease, limit, Set.of(), now);
    }

    @Override
    public List<RenderJob> lease(
            String pool, String owner, Duration lease, int limit, Set<String> loaded, Instant now) {
        Bounds.notNegative(limit);
        Instant at = millis(now);
        JobEvent.Leased event = new JobEvent.Leased(owner, at.plusMillis(lease.toMillis()));
        return changeLeases(write -> {
            write.tidy(at);
            return write.lease(pool, event, limit, loaded, at);
        });
    }

    @Override
    public List<Long> renew(Collection<Long> jobs, String owner, Instant until) {
        List<Long> batch = List.copyOf(jobs);
        JobEvent.Renewed event = new JobEvent.Renewed(owner, millis(until));
        return changeLeases(write -> {
            List<Long> still = new ArrayList<>();
            for (long job : batch) {
                if (write.happen(job, event, event.until()).isPresent()) {
                    still.add(job);
                }
            }
            return List.copyOf(still);
        });
    }

    @Override
    public boolean settle(RenderSettlement settlement, Instant now) {
        Instant at = millis(now);
        return change(write -> write.settle(settlement, at));
    }

    @Override
    public int move(Map<Long, QuotedRequest> routes, Instant now) {
        SortedMap<Long, QuotedRequest> batch = new TreeMap<>(routes);
        return change(write -> {
            int moved = 0;
            for (Map.Entry<Long, QuotedRequest> route : batch.entrySet()) {
                PackedRecipe recipe = PackedRecipe.of(route.getValue().recipe());
                moved += write.move(route.getKey(), route.getValue(), recipe) ? 1 : 0;
            }
            return moved;
        });
    }

    @Override
    public List<Long> cancel(long render, Instant now) {
        Instant at = millis(now);
        return change(write -> write.cancel(render, at));
    }

    @Override
    public int retry(long render, Instant now) {
        Instant at = millis(now);
        return change(write -> write.retry(render, at));
    }

    @Override
    public Optional<Render> find(long render) {
        return database.read(session -> new RenderRows(session).byId(render));
    }

    @Override
    public List<Render> list(@Nullable Long before, @Nullable String campaign, @Nullable JobState state, int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> {
            RenderRows renders = new RenderRows(session);
            if (campaign == null) {
                return renders.list(before, null, state, limit);
            }
            Optional<Long> payer = new CampaignRows(session).id(campaign);
            return payer.isEmpty() ? List.<Render>of() : renders.list(before, payer.get(), state, limit);
        });
    }

    @Override
    public List<RenderJob> jobs(long render) {
        return database.read(session -> new RenderJobRows(session).ofRender(render));
    }

    @Override
    public Optional<RenderJob> job(long job) {
        return database.read(session -> new RenderJobRows(session).byId(job));
    }

    @Override
    public Map<AssetId, RenderJob> madeOf(Collection<AssetId> assets) {
        List<AssetId> batch = List.copyOf(assets);
        return database.read(session -> {
            Map<AssetId, RenderJob> answer = new LinkedHashMap<>();
            for (AssetId asset : batch) {
                Optional<Long> job = new RenderAssets(session).jobOf(asset);
                if (job.isPresent()) {
                    new RenderJobRows(session).byId(job.get()).ifPresent(found -> answer.put(asset, found));
                }
            }
            return answer;
        });
    }

    @Override
    public List<StageCharge> charges(long job) {
        return database.read(session -> new StageChargeRows(session).of(job));
    }

    @Override
    public Map<String, PoolLoad> loads() {
        return database.read(RenderTally::loads);
    }

    @Override
    public List<RenderJob> latest(@Nullable String pool, int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> new RenderJobRows(session).latest(pool, limit));
    }

    @Override
    public List<StageSum> sums(Instant from) {
        return database.read(session -> new StageSums(session).since(from));
    }
}
