package sluice.render.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.job.JobState;
import sluice.render.book.Accepted;
import sluice.render.book.QuotedRequest;
import sluice.render.book.Render;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderSettlement;
import sluice.render.book.StageCharge;
import sluice.render.finish.FinishedFile;
import sluice.render.finish.Imprint;

/**
 * A process that dies at its nth call to anything outside it, before or after the call is carried out; nothing that it
 * does later reaches anybody.
 */
final class Mortal {
    private final boolean after;
    private int left;
    private boolean dead;

    /** What a dead process would not live to see. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        Death(String when) {
            super("killed " + when, null, false, false);
        }
    }

    Mortal(int calls, boolean after) {
        this.left = calls;
        this.after = after;
    }

    synchronized boolean isDead() {
        return dead;
    }

    synchronized void kill() {
        dead = true;
    }

    private synchronized <T> T call(Supplier<T> call) {
        if (dead) {
            throw new Death("long ago");
        }
        if (--left == 0) {
            dead = true;
            if (after) {
                T lost = call.get();
                throw new Death("and never heard " + lost);
            }
            throw new Death("before it was carried out");
        }
        return call.get();
    }

    Receipts over(Receipts receipts) {
        return new Receipts() {
            @Override
            public Optional<Receipt> find(long job) {
                return call(() -> receipts.find(job));
            }

            @Override
            public Receipt keep(Receipt receipt) {
                return call(() -> receipts.keep(receipt));
            }

            @Override
            public void remove(long job) {
                call(() -> {
                    receipts.remove(job);
                    return job;
                });
            }

            @Override
            public List<Long> jobs(int limit) {
                return call(() -> receipts.jobs(limit));
            }
        };
    }

    Delivery over(Delivery delivery) {
        return (RenderJob job, List<FinishedFile> files, Imprint imprint) ->
                call(() -> delivery.deliver(job, files, imprint));
    }

    RenderBook over(RenderBook book) {
        return new MortalBook(book);
    }

    private final class MortalBook implements RenderBook {
        private final RenderBook book;

        MortalBook(RenderBook book) {
            this.book = book;
        }

        @Override
        public List<Accepted> accept(List<QuotedRequest> requests, Instant now) {
            return call(() -> book.accept(requests, now));
        }

        @Override
        public List<RenderJob> lease(String pool, String owner, Duration lease, int limit, Instant now) {
            return lease(pool, owner, lease, limit, Set.of(), now);
        }

        @Override
        public List<RenderJob> lease(
                String pool, String owner, Duration lease, int limit, Set<String> loaded, Instant now) {
            // A look that finds nothing changes nothing, and there is no saying how many of them there are.
            if (isDead()) {
                throw new Death("long ago");
            }
            List<RenderJob> jobs = book.lease(pool, owner, lease, limit, loaded, now);
            return jobs.isEmpty() ? jobs : call(() -> jobs);
        }

        @Override
        public List<Long> renew(Collection<Long> jobs, String owner, Instant until) {
            return call(() -> book.renew(jobs, owner, until));
        }

        @Override
        public boolean settle(RenderSettlement settlement, Instant now) {
            return call(() -> book.settle(settlement, now));
        }

        @Override
        public int move(Map<Long, QuotedRequest> routes, Instant now) {
            return call(() -> book.move(routes, now));
        }

        @Override
        public List<Long> cancel(long render, Instant now) {
            return call(() -> book.cancel(render, now));
        }

        @Override
        public int retry(long render, Instant now) {
            return call(() -> book.retry(render, now));
        }

        @Override
        public Optional<Render> find(long render) {
            return call(() -> book.find(render));
        }

        @Override
        public List<Render> list(
                @Nullable Long before, @Nullable String campaign, @Nullable JobState state, int limit) {
            return call(() -> book.list(before, campaign, state, limit));
        }

        @Override
        public List<RenderJob> jobs(long render) {
            return call(() -> book.jobs(render));
        }

        @Override
        public Optional<RenderJob> job(long job) {
            return call(() -> book.job(job));
        }

        @Override
        public Map<AssetId, RenderJob> madeOf(Collection<AssetId> assets) {
            return call(() -> book.madeOf(assets));
        }

        @Override
        public List<StageCharge> charges(long job) {
            return call(() -> book.charges(job));
        }

        @Override
        public Map<String, PoolLoad> loads() {
            return call(book::loads);
        }

        @Override
        public List<RenderJob> latest(@Nullable String pool, int limit) {
            return call(() -> book.latest(pool, limit));
        }

        @Override
        public List<StageSum> sums(Instant from) {
            return call(() -> book.sums(from));
        }
    }
}
