package sluice.tier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Tier;
import sluice.job.JobKind;
import sluice.job.NewJob;
import sluice.value.Contribution;
import sluice.value.Valuation;
import sluice.value.Valuations;

/**
 * One page of assets: valued anew, and offered to the backlog where the policy wants them deeper.
 *
 * <p>A valuation is only recorded when it says something new or the last one is old. Recording one gives the asset a new
 * revision, which brings it here again: it then says nothing new, and that is the end of it.
 */
final class PromotionRound {
    private final Records records;
    private final Rules rules;
    private final Appraiser appraiser;
    private final Duration refresh;

    /** @param refresh how old a valuation may get before it is recorded again, if only for its date */
    PromotionRound(Records records, Rules rules, Duration refresh) {
        this.records = records;
        this.rules = rules;
        this.appraiser = new Appraiser(records);
        this.refresh = refresh;
    }

    /** How many jobs are new or changed by it. */
    int run(List<Asset> assets, Instant now) {
        if (assets.isEmpty()) {
            return 0;
        }
        List<Appraised> appraised = appraiser.appraise(assets, rules.weights().get(), now);
        record(appraised, now, old(now));
        List<NewJob> jobs = new ArrayList<>();
        LibraryFacts library = rules.library().get();
        PromotionPolicy policy = rules.policy().get();
        for (Appraised one : appraised) {
            Promotion promotion = policy.decide(one.facts(), library);
            if (promotion.wanted().compareTo(one.facts().tier()) > 0) {
                jobs.add(job(one.facts(), promotion, library, now));
            }
        }
        return jobs.isEmpty() ? 0 : records.backlog().offer(jobs);
    }

    /**
     * Valuations for a time before this are made anew: they are old, or were made with other weights. When the weights
     * are of the future, because the clock was set back, only age counts, or nothing would ever be new enough.
     */
    Instant old(Instant now) {
        Instant age = now.minus(refresh);
        Instant since = rules.since().get();
        return since.isAfter(age) && !since.isAfter(now) ? since : age;
    }

    private void record(List<Appraised> appraised, Instant now, Instant old) {
        Map<AssetId, Valuation> last = records.valuations()
                .find(appraised.stream().map(one -> one.asset().id()).toList());
        List<Valuation> news = appraised.stream()
                .map(Appraised::valuation)
                .filter(valuation -> saysMore(last.get(valuation.asset()), valuation, old))
                .toList();
        if (!news.isEmpty()) {
            records.valuations().record(news);
        }
    }

    private static boolean saysMore(@Nullable Valuation last, Valuation now, Instant old) {
        return last == null
                || Math.abs(last.value() - now.value()) >= Valuations.NOTICEABLE
                || last.at().isBefore(old)
                || !causes(last).equals(causes(now));
    }

    private static Set<Cause> causes(Valuation valuation) {
        Set<Cause> causes = new HashSet<>();
        for (Contribution part : valuation.because()) {
            causes.add(new Cause(
                    part.signal(), part.since() == null ? null : part.since().toEpochMilli()));
        }
        return causes;
    }

    /** What a contribution stems from, to the millisecond, as it comes back from storage. */
    private record Cause(String signal, @Nullable Long since) {}

    private static NewJob job(AssetFacts facts, Promotion promotion, LibraryFacts library, Instant now) {
        Act act = facts.act();
        Instant asked = promotion.explicit() && act != null && act.since().isBefore(now) ? act.since() : now;
        return new NewJob(
                facts.asset(),
                promotion.wanted() == Tier.DEEP ? JobKind.DEEP : JobKind.STANDARD,
                "",
                promotion.priority(),
                promotion.explicit(),
                library.estimates().between(facts.tier(), promotion.wanted()),
                promotion.reason(),
                asked);
    }
}
