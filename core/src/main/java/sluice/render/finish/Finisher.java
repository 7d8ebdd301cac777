package sluice.render.finish;

import java.util.List;
import sluice.image.Raster;

/**
 * Port: makes the files of a picture.
 *
 * <p>The contract, which {@code FinisherContract} tests line by line:
 *
 * <ul>
 *   <li>The whole picture comes first, then the crops in their order. The same call gives the same bytes.
 *   <li>Every file carries its {@link Imprint}, so that reading it back gives the same generation parameters.
 *   <li>What cannot be done (a logo that is gone, more pixels than {@link #MOST_PIXELS}) is a {@code SluiceException} that
 *       names it, INVALID or TOO_LARGE, before anything is drawn.
 * </ul>
 */
public interface Finisher {
    /** Of any file that is made. */
    long MOST_PIXELS = 100_000_000;

    List<FinishedFile> finish(Raster picture, Finishing finishing, Imprint imprint);
}
