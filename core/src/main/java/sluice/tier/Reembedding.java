package sluice.tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sluice.analysis.Embedding;
import sluice.analysis.Findings;
import sluice.asset.AssetId;
import sluice.budget.Estimates;
import sluice.budget.Step;
import sluice.job.Backlog;
import sluice.job.JobKind;
import sluice.job.NewJob;
import sluice.value.Valuation;
import sluice.value.Valuations;

/**
 * What a switch of embedder asks for: whatever another model has embedded is embedded anew, the valued first. The user
 * chose the model, so the work is his own act and no part of the automatic budget. Offered again, it changes nothing.
 */
public final class Reembedding {
    private static final int PAGE = 500;

    private final Findings findings;
    private final Valuations valuations;
    private final Backlog backlog;

    public Reembedding(Findings findings, Valuations valuations, Backlog backlog) {
        this.findings = findings;
        this.valuations = valuations;
        this.backlog = backlog;
    }

    /**
     * Offers jobs for all pictures that lack a vector of a model.
     *
     * @param active the model that is to embed them
     * @return how many jobs are new
     */
    public int offer(String active, Estimates estimates, Instant now) {
        int offered = 0;
        for (String model : findings.counts().keySet()) {
            if (!model.equals(active)) {
                offered += offer(model, active, estimates, now);
            }
        }
        return offered;
    }

    private int offer(String before, String active, Estimates estimates, Instant now) {
        int offered = 0;
        List<Findings.Written> page = findings.writtenSince(0, before, PAGE);
        while (!page.isEmpty()) {
            Set<AssetId> assets = new LinkedHashSet<>();
            page.stream()
                    .filter(written -> written.embedding().kind() == Embedding.Kind.WHOLE)
                    .forEach(written -> assets.add(written.asset()));
            assets.removeAll(
                    findings.vectors(assets, active, Embedding.Kind.WHOLE).keySet());
            offered += backlog.offer(jobs(assets, active, estimates, now));
            page = findings.writtenSince(page.getLast().position(), before, PAGE);
        }
        return offered;
    }

    private List<NewJob> jobs(Set<AssetId> assets, String active, Estimates estimates, Instant now) {
        Map<AssetId, Valuation> values = valuations.find(assets);
        double seconds = estimates.of(List.of(Step.DECODE, Step.EMBED));
        List<NewJob> jobs = new ArrayList<>();
        for (AssetId asset : assets) {
            Valuation value = values.get(asset);
            double priority = (value == null ? Double.MIN_NORMAL : value.value()) / seconds;
            jobs.add(new NewJob(
                    asset, JobKind.EMBED, active, priority, true, seconds, "you chose the embedder " + active, now));
        }
        return jobs;
    }
}
