package sluice.analysis;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.asset.Standing;
import sluice.asset.Tier;

/**
 * What was found out about one asset in one job.
 *
 * @param tier the tier that it has reached with this; null when the job was only about embeddings
 * @param standard findings of Tier 2, or null when the job had none
 * @param deep findings of Tier 3, or null when the job had none
 */
public record Analysis(
        AssetId asset,
        @Nullable Tier tier,
        @Nullable StandardFindings standard,
        @Nullable DeepFindings deep,
        List<Embedding> embeddings,
        Instant at) {
    public Analysis {
        embeddings = List.copyOf(embeddings);
    }

    /** These findings in short: the quality measured in more detail counts. */
    public Standing.Summary summary() {
        Double quality = deep != null
                ? (Double) deep.quality().overall()
                : standard != null ? (Double) standard.quality().overall() : null;
        return standard == null
                ? new Standing.Summary(quality, null, null, false)
                : new Standing.Summary(quality, standard.style().label(), standard.sensitive(), false);
    }
}
