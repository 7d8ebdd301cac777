package sluice.render.run;

import sluice.asset.AssetId;
import sluice.image.Raster;

/** Port: the pictures that renderings start from. */
@FunctionalInterface
public interface StartImages {
    /**
     * A picture of the library, scaled and cropped to a size.
     *
     * @throws sluice.failure.SluiceException NOT_FOUND when there is no such asset any more, UNSUPPORTED when it cannot be
     *     decoded
     */
    Raster picture(AssetId asset, int width, int height);
}
