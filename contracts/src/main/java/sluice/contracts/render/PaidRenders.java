package sluice.contracts.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static sluice.contracts.render.Wish.AT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import sluice.render.book.Accepted;
import sluice.render.book.Campaign;
import sluice.render.book.Campaigns;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderSettlement;

/** Renders that the campaign {@code x} pays for, and what tests about money do with them. */
abstract class PaidRenders {
    static final Duration LEASE = Duration.ofMinutes(1);

    /** The ports under test, empty at a test's begin, made with {@link RenderBookContract#RULE}. */
    protected abstract RenderPorts ports();

    RenderBook book() {
        return ports().book();
    }

    void campaign(long budget) {
        ports().campaigns().create("x", terms(budget, false), AT);
    }

    static Campaigns.Terms terms(long budget, boolean closed) {
        return new Campaigns.Terms(budget, null, false, closed);
    }

    Accepted offer(Wish wish) {
        return book().accept(List.of(wish.campaign("x").quoted()), AT).getFirst();
    }

    long accept(Wish wish) {
        return Objects.requireNonNull(offer(wish).render());
    }

    RenderJob leaseOne(Instant now) {
        return book().lease("here", "a", LEASE, 1, now).getFirst();
    }

    /** What it is given is made before the ports are asked for: in making it, they may be opened anew. */
    boolean settle(RenderSettlement settlement, Instant now) {
        return book().settle(settlement, now);
    }

    RenderJob find(RenderJob job) {
        return book().job(job.id()).orElseThrow();
    }

    void assertSums(long reserved, long spent, long saved, long images) {
        Campaign now = ports().campaigns().find("x").orElseThrow();
        assertEquals(
                List.of(reserved, spent, saved, images),
                List.of(now.reservedMicroUsd(), now.spentMicroUsd(), now.savedMicroUsd(), now.images()));
    }
}
