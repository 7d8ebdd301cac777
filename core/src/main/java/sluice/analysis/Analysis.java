package sluice.analysis;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
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
}
