package sluice.contracts.render;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.contracts.catalog.Faults;
import sluice.job.JobState;
import sluice.render.book.Accepted;
import sluice.render.book.QuotedRequest;
import sluice.render.book.Render;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderSettlement;
import sluice.render.book.StageCharge;

/** A book some of whose calls fail with code {@code STORAGE}, before or after they were carried out. */
public record FaultyRenderBook(RenderBook sound, Faults faults) implements RenderBook {
    @Override
    public List<Accepted> accept(List<QuotedRequest> requests, Instant now) {
        return faults.through("accept", () -> sound.accept(requests, now));
    }

    @Override
    public List<RenderJob> lease(String pool, String owner, Duration lease, int limit, Instant now) {
        return faults.through("lease", () -> sound.lease(pool, owner, lease, limit, now));
    }

    @Override
    public List<RenderJob> lease(
            String pool, String owner, Duration lease, int limit, Set<String> loaded, Instant now) {
        return faults.through("lease", () -> sound.lease(pool, owner, lease, limit, loaded, now));
    }

    @Override
    public List<Long> renew(Collection<Long> jobs, String owner, Instant until) {
        return faults.through("renew", () -> sound.renew(jobs, owner, until));
    }

    @Override
    public boolean settle(RenderSettlement settlement, Instant now) {
        return faults.through("settle", () -> sound.settle(settlement, now));
    }

    @Override
    public int move(Map<Long, QuotedRequest> routes, Instant now) {
        return faults.through("move", () -> sound.move(routes, now));
    }

    @Override
    public List<Long> cancel(long render, Instant now) {
        return faults.through("cancel", () -> sound.cancel(render, now));
    }

    @Override
    public int retry(long render, Instant now) {
        return faults.through("retry", () -> sound.retry(render, now));
    }

    @Override
    public Optional<Render> find(long render) {
        return faults.through("find", () -> sound.find(render));
    }

    @Override
    public List<Render> list(@Nullable Long before, @Nullable String campaign, @Nullable JobState state, int limit) {
        return faults.through("list", () -> sound.list(before, campaign, state, limit));
    }

    @Override
    public List<RenderJob> jobs(long render) {
        return faults.through("jobs", () -> sound.jobs(render));
    }

    @Override
    public Optional<RenderJob> job(long job) {
        return faults.through("job", () -> sound.job(job));
    }

    @Override
    public Map<AssetId, RenderJob> madeOf(Collection<AssetId> assets) {
        return faults.through("madeOf", () -> sound.madeOf(assets));
    }

    @Override
    public List<StageCharge> charges(long job) {
        return faults.through("charges", () -> sound.charges(job));
    }

    @Override
    public Map<String, PoolLoad> loads() {
        return faults.through("loads", sound::loads);
    }

    @Override
    public List<RenderJob> latest(@Nullable String pool, int limit) {
        return faults.through("latest", () -> sound.latest(pool, limit));
    }

    @Override
    public List<StageSum> sums(Instant from) {
        return faults.through("sums", () -> sound.sums(from));
    }
}
