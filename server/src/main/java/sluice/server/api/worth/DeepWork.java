package sluice.server.api.worth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.asset.Tier;
import sluice.budget.BudgetState;
import sluice.budget.Prices;
import sluice.budget.SpendReport;
import sluice.dispatch.CurrentWork;
import sluice.dispatch.Opening;
import sluice.dispatch.QueueMode;
import sluice.job.BacklogCounts;
import sluice.job.Job;

/** Deep work as users see it and steer it. */
public interface DeepWork {
    /**
     * Everything about it at one moment.
     *
     * @param strategy the name of the promotion policy
     * @param etaSeconds until the work that waits is done at the present pace, or null when nothing can be said
     * @param tiers how many assets have reached each
     */
    record Status(
            QueueMode mode,
            String strategy,
            Opening opening,
            BacklogCounts counts,
            @Nullable Double etaSeconds,
            List<CurrentWork> current,
            BudgetState budget,
            Map<Tier, Long> tiers) {}

    Status status();

    void steer(QueueMode mode);

    /**
     * Has an asset analysed before everything else, as the user's own act.
     *
     * @param origin page, cli or api
     * @return the job that does it; empty when nothing is left to do, or when more than can be shown goes before it
     */
    Optional<Job> promote(AssetId asset, Tier tier, String origin);

    /** Something was recorded of these assets: their values, and what is to be done for them, may be others now. */
    void signalled(List<AssetId> assets);

    /** The user has changed the backlog. */
    void backlogChanged();

    /** @param days how many days {@link SpendReport#days} goes back, today included */
    SpendReport spend(int days);

    Prices prices();
}
