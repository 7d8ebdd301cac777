package sluice.adapters.jdbc;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import sluice.adapters.jdbc.ChargeRows.Span;
import sluice.adapters.jdbc.KeptSums.Pair;
import sluice.job.JobState;

/** The sums kept of renders, and what they are sums of. */
final class KeptRenderSums {
    private static final String WAITING = Arrays.stream(JobState.values())
            .filter(JobState::waiting)
            .map(state -> "'" + state.name() + "'")
            .collect(Collectors.joining(", ", "state IN (", ")"));
    private static final String IN_HAND = "state = 'LEASED'";
    private static final String OPEN = "(" + WAITING + " OR " + IN_HAND + ")";

    private static final String STATES = "SELECT render, state, campaign, count(*) FROM render_job"
            + " JOIN render ON render.id = render_job.render GROUP BY render, state";
    private static final String LOADS = "SELECT pool, sum(" + WAITING + "), sum(" + IN_HAND + "),"
            + " sum(iif(" + WAITING + ", estimated_nanos, 0)), sum(iif(" + IN_HAND + ", estimated_nanos, 0))"
            + " FROM render_job WHERE " + OPEN + " GROUP BY pool";
    private static final String CAMPAIGNS = "SELECT campaign.id, coalesce(sum(iif(" + OPEN
            + ", estimated, 0)), 0), coalesce(sum(render_job.billed), 0), (SELECT coalesce(sum(saved), 0)"
            + " FROM render_bill JOIN render ON render.id = render_bill.render WHERE render.campaign = campaign.id),"
            + " coalesce(sum(state = 'DONE'), 0) FROM campaign LEFT JOIN render ON render.campaign = campaign.id"
            + " LEFT JOIN render_job ON render_job.render = render.id GROUP BY campaign.id";
    private static final String IMAGES = "SELECT job, sum(micro_usd) FROM stage_charge"
            + " JOIN render_job ON render_job.id = job GROUP BY job HAVING sum(micro_usd) > 0";
    private static final String BILLS = "SELECT render, sum(micro_usd), sum(iif(outcome = 'DONE', saved, 0))"
            + " FROM stage_charge JOIN render_job ON render_job.id = job GROUP BY render";

    static final Map<String, Pair> ALL = Map.of(
            "renders", new Pair("SELECT * FROM render_state WHERE images > 0", STATES),
            "pools", new Pair("SELECT * FROM pool_load WHERE waiting + in_hand > 0", LOADS),
            "campaigns", new Pair("SELECT id, reserved, spent, saved, images FROM campaign", CAMPAIGNS),
            "images' bills", new Pair("SELECT id, billed FROM render_job WHERE billed > 0", IMAGES),
            "bills", new Pair(worth("SELECT * FROM render_bill"), worth(BILLS)),
            "stages' quarter hours", spans(Span.QUARTER),
            "stages' days", spans(Span.DAY));

    private KeptRenderSums() {}

    /** A bill of nothing is kept or not, as it happens. */
    private static String worth(String bills) {
        return "SELECT * FROM (SELECT NULL AS render, 0 AS billed, 0 AS saved WHERE false UNION ALL " + bills
                + ") WHERE billed > 0 OR saved > 0";
    }

    private static Pair spans(Span span) {
        return new Pair(
                "SELECT since, pool, model, stage, images, hits, wall_nanos, micro_usd, hit_nanos, saved FROM stage_sum"
                        + " WHERE span = '" + span.name() + "'",
                "SELECT " + KeptSums.begin(span) + ", pool, model, stage, sum(outcome = 'DONE'),"
                        + " sum(outcome = 'DONE' AND hit IS NOT NULL), sum(wall_nanos), sum(micro_usd),"
                        + " sum(iif(outcome = 'DONE', hit_nanos, 0)), sum(iif(outcome = 'DONE', saved, 0))"
                        + " FROM stage_charge GROUP BY 1, 2, 3, 4");
    }
}
