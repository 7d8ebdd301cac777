package sluice.suggest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;

/**
 * Whom an asset is compared with.
 *
 * @param rank the share of its session, or of what is known when that says too little, that is made worse; 0 to 1
 * @param inSession whether that was its session
 * @param looked how many of its nearest neighbours were looked at
 * @param near those of them that were chosen, the nearest first
 * @param session how many its session has
 * @param sessionChosen how many of these were chosen
 * @param sibling the best made of those of its stack that were chosen, or null
 */
record Peers(
        double rank,
        boolean inSession,
        int looked,
        List<AssetId> near,
        int session,
        int sessionChosen,
        @Nullable Candidate sibling) {
    Peers {
        near = List.copyOf(near);
    }
}
