package sluice.server.api.worth;

import java.util.List;
import java.util.Locale;
import sluice.asset.Tier;
import sluice.budget.BudgetState;
import sluice.dispatch.CurrentWork;
import sluice.dispatch.Opening;
import sluice.job.BacklogCounts;
import sluice.job.Job;
import sluice.job.JobState;
import sluice.server.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The backlog of deep work as JSON. */
public final class QueueView {
    private QueueView() {}

    /** What listeners are told; {@code GET /queue} adds what comes next. */
    public static ObjectNode of(DeepWork.Status status) {
        ObjectNode node = Json.object().put("mode", status.mode().label()).put("strategy", status.strategy());
        Opening gate = status.opening();
        node.putObject("gate")
                .put("open", gate.open())
                .put("admits", gate.admits().name().toLowerCase(Locale.ROOT))
                .put("reason", gate.reason())
                .put("cores", gate.cores())
                .put("until", gate.until() == null ? null : gate.until().toString());
        counts(node, status.counts());
        node.put("etaSeconds", status.etaSeconds());
        ArrayNode current = node.putArray("current");
        for (CurrentWork one : status.current()) {
            current.addObject()
                    .put("jobId", Long.toString(one.job()))
                    .put("assetId", one.asset().hex())
                    .put("kind", one.kind().label())
                    .put("step", one.step() == null ? null : one.step().label());
        }
        node.set("budget", budget(status.budget()));
        ObjectNode tiers = node.putObject("tiers");
        for (Tier tier : Tier.values()) {
            tiers.put(Integer.toString(tier.number()), status.tiers().getOrDefault(tier, 0L));
        }
        return node;
    }

    private static void counts(ObjectNode node, BacklogCounts counts) {
        node.put("waiting", counts.in(JobState.QUEUED))
                .put("running", counts.in(JobState.LEASED))
                .put("snoozed", counts.in(JobState.SNOOZED))
                .put("retry", counts.in(JobState.RETRY))
                .put("dead", counts.in(JobState.DEAD))
                .put("done", counts.in(JobState.DONE))
                .put("skipped", counts.in(JobState.SKIPPED))
                .put("explicitWaiting", counts.explicit())
                .put("waitingSeconds", counts.seconds());
    }

    private static ObjectNode budget(BudgetState budget) {
        return Json.object()
                .put("allowedMicroUsd", budget.allowedMicroUsd())
                .put("spentMicroUsd", budget.spentMicroUsd())
                .put("share", budget.share())
                .put("dailyCapMicroUsd", budget.dailyCapMicroUsd())
                .put("spentTodayMicroUsd", budget.spentTodayMicroUsd())
                .put("exhausted", budget.exhausted())
                .put("reason", budget.reason());
    }

    /** Jobs in the order in which they will be given out. */
    static ArrayNode next(List<Job> jobs) {
        ArrayNode next = Json.array();
        for (Job job : jobs) {
            next.addObject()
                    .put("jobId", Long.toString(job.id()))
                    .put("assetId", job.what().asset().hex())
                    .put("kind", job.what().kind().label())
                    .put("priority", job.what().priority())
                    .put("explicit", job.what().explicit())
                    .put("reason", job.what().reason())
                    .put("estimate", job.what().estimate());
        }
        return next;
    }

    static ObjectNode of(Job job) {
        return Json.object()
                .put("id", Long.toString(job.id()))
                .put("assetId", job.what().asset().hex())
                .put("kind", job.what().kind().label())
                .put("state", job.state().label())
                .put("attempts", job.attempts())
                .put("explicit", job.what().explicit())
                .put("priority", job.what().priority())
                .put("estimate", job.what().estimate())
                .put("reason", job.what().reason())
                .put("note", job.note())
                .put("due", job.due() == null ? null : job.due().toString())
                .put("changed", job.changed().toString());
    }
}
