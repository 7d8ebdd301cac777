package sluice.tier;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sluice.asset.AssetId;
import sluice.job.Job;
import sluice.job.JobKind;
import sluice.job.JobState;

/**
 * Ranks waiting jobs again, a page at a time: values fade and estimates are learned while they wait. What the policy does
 * not want any more gets priority 0, which workers take for "not now".
 */
final class Ranking {
    /** A priority that moved less is not worth writing down. */
    private static final double NOTICEABLE = 0.01;

    private final Records records;
    private final Rules rules;
    private final Appraiser appraiser;
    private final int page;
    private long after;
    private Instant began = Instant.MIN;

    Ranking(Records records, Rules rules, int page) {
        this.records = records;
        this.rules = rules;
        this.appraiser = new Appraiser(records);
        this.page = page;
    }

    /** Begins again at the first page. */
    void restart() {
        after = 0;
    }

    /** When the first page of this pass, or of the last one when it is through, was ranked. */
    Instant began() {
        return began;
    }

    /** Ranks the next page; false when there was none, and then it begins again at the first. */
    boolean next(Instant now) {
        began = after == 0 ? now : began;
        List<Job> jobs = records.backlog().in(JobState.QUEUED, after, page);
        if (jobs.isEmpty()) {
            after = 0;
            return false;
        }
        after = jobs.getLast().id();
        List<AssetId> assets =
                jobs.stream().map(job -> job.what().asset()).distinct().toList();
        LibraryFacts library = rules.library().get();
        PromotionPolicy policy = rules.policy().get();
        Map<AssetId, Promotion> wanted =
                appraiser
                        .appraise(
                                records.catalog().find(assets), rules.weights().get(), now)
                        .stream()
                        .collect(Collectors.toMap(one -> one.asset().id(), one -> policy.decide(one.facts(), library)));
        Map<Long, Double> moved = new HashMap<>();
        for (Job job : jobs) {
            Promotion promotion = wanted.get(job.what().asset());
            if (promotion != null && job.what().kind() != JobKind.EMBED) {
                double was = job.what().priority();
                double is = promotion.wanted().compareTo(job.what().kind().tier()) >= 0 ? promotion.priority() : 0;
                if (Math.abs(is - was) > NOTICEABLE * Math.max(is, was)) {
                    moved.put(job.id(), is);
                }
            }
        }
        if (!moved.isEmpty()) {
            records.backlog().rerank(moved);
        }
        return true;
    }
}
