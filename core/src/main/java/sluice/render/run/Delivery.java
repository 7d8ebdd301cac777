package sluice.render.run;

import java.util.List;
import sluice.asset.AssetId;
import sluice.render.book.RenderJob;
import sluice.render.finish.FinishedFile;
import sluice.render.finish.Imprint;

/**
 * Port: takes finished files into the library.
 *
 * <p>The same call gives the same answer and adds nothing the second time: after a crash it is repeated with the same
 * bytes. When it returns, the assets can be found. Failures are {@code SluiceException}s; those whose code is retryable
 * are tried again.
 */
public interface Delivery {
    /** The assets of the files, in their order. */
    List<AssetId> deliver(RenderJob job, List<FinishedFile> files, Imprint imprint);
}
