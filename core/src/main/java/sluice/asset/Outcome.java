package sluice.asset;

/** What a sighting changed in the catalog. */
public enum Outcome {
    /** A new asset. */
    IMPORTED,
    /** A new asset in place of one that was present at the same path until now, with lineage to it. */
    REPLACED,
    /** A further location of an asset that is present elsewhere too. */
    DUPLICATE,
    /** A new location of an asset whose other locations are all gone: it was moved or renamed, or it came back. */
    MOVED,
    /** Nothing, but for a file's time of modification. */
    UNCHANGED,
    /** No asset, now or still; the reason is kept. */
    REFUSED,
    /** A location is gone. */
    VANISHED
}
