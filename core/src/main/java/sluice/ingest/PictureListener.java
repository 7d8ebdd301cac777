package sluice.ingest;

import java.util.List;
import sluice.asset.AssetId;

/** Hears, on a worker's thread, of thumbnails. */
public interface PictureListener {
    /** A batch is in the catalog; it is empty when all that came to light is that files have changed. */
    void made(List<AssetId> ids);

    /** What the batch took. */
    default void took(Effort effort) {}
}
