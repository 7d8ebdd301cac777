package sluice.render.hero;

import java.util.List;
import sluice.asset.AssetId;
import sluice.asset.Standing;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderRequest;

/**
 * An image that was rendered here, and how what came of it stands now.
 *
 * @param request that it was made for
 * @param standings of its assets, those that are still known
 */
public record Draft(RenderJob job, RenderRequest request, List<Standing> standings) {
    private static final String KEY = "hero:";

    public Draft {
        standings = List.copyOf(standings);
        if (job.assets().isEmpty()) {
            throw new IllegalArgumentException("nothing came of image " + job.id());
        }
    }

    /** The whole picture, which crops are parts of. */
    public AssetId asset() {
        return job.assets().getFirst();
    }

    /** Names the request to render it again, so that it is asked for once, whoever asks. */
    public String key() {
        return KEY + asset().hex();
    }

    /** Whether somebody singled it out, or a crop of it, and has not changed his mind: starred or in a collection. */
    public boolean wanted() {
        return standings.stream()
                .anyMatch(standing -> !standing.trashed()
                        && (standing.starred() || !standing.collections().isEmpty()));
    }
}
