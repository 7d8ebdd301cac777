package sluice.render.book;

import java.util.List;
import sluice.asset.AssetId;
import sluice.job.JobEvent;
import sluice.render.Latency;

/**
 * How a worker's turn at one image ended.
 *
 * @param event {@link JobEvent.Completed}, {@link JobEvent.Skipped} (cancelled), {@link JobEvent.Snoozed} or
 *     {@link JobEvent.Failed}
 * @param assets what came of it, if it was completed; of any other end none are kept
 * @param latency of this turn, added to what the turns before took
 * @param charges what the stages took, also of work that failed or was cancelled
 */
public record RenderSettlement(
        long job, JobEvent event, List<AssetId> assets, Latency latency, List<StageCharge> charges) {
    public RenderSettlement {
        assets = List.copyOf(assets);
        charges = List.copyOf(charges);
        if (!RenderBook.endsTurn(event)) {
            throw new IllegalArgumentException("no end of a worker's turn: " + event);
        }
    }
}
