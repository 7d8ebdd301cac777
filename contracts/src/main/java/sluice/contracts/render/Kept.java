package sluice.contracts.render;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import sluice.budget.Cost;
import sluice.job.JobEvent;
import sluice.render.Seconds;
import sluice.render.book.QuotedRequest;
import sluice.render.book.StageCharge;
import sluice.render.cache.CacheHit;
import sluice.render.route.Quote;

/** What comes back of what was kept: times to the millisecond, seconds to the nanosecond. */
final class Kept {
    private Kept() {}

    static Instant time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    static Duration time(Duration length) {
        return length.truncatedTo(ChronoUnit.MILLIS);
    }

    static QuotedRequest request(QuotedRequest what) {
        return new QuotedRequest(what.request().toTheMillisecond(), what.recipe(), quote(what.quote()));
    }

    private static Quote quote(Quote quote) {
        return new Quote(
                quote.pool(),
                quote.model(),
                quote.variant(),
                quote.places(),
                quote.images(),
                quote.seconds(),
                quote.waitSeconds(),
                quote.microUsd(),
                quote.mostMicroUsd(),
                time(quote.ready()),
                quote.error(),
                quote.estimated());
    }

    static JobEvent event(JobEvent event) {
        return event instanceof JobEvent.Snoozed(String owner, Instant until, String reason)
                ? new JobEvent.Snoozed(owner, time(until), reason)
                : event;
    }

    static StageCharge charge(StageCharge charge) {
        return new StageCharge(
                charge.stage(),
                charge.pool(),
                charge.model(),
                charge.variant(),
                Seconds.kept(charge.estimatedSeconds()),
                new Cost(
                        Seconds.kept(charge.cost().cpuSeconds()),
                        Seconds.kept(charge.cost().wallSeconds()),
                        charge.cost().microUsd()),
                hit(charge.hit()),
                charge.savedMicroUsd(),
                charge.outcome(),
                time(charge.at()),
                charge.key());
    }

    private static @Nullable CacheHit hit(@Nullable CacheHit hit) {
        return hit == null ? null : new CacheHit(hit.kind(), Seconds.kept(hit.savedSeconds()), hit.fidelity());
    }
}
