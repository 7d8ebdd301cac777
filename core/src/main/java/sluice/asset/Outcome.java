package sluice.asset;

/** What a sighting changed in the catalog. */
public enum Outcome {
    /** A new asset. */
    IMPORTED,
    /** A new asset in place of another, with lineage to it. */
    REPLACED,
    /** A further location of an asset that is present elsewhere too. */
    DUPLICATE,
    /** A new location of an asset whose other locations are all gone: it was moved or renamed, or it came back. */
    MOVED,
    /** Nothing. */
    UNCHANGED,
    /** No asset; the reason is kept. */
    REFUSED,
    /** A location is gone. */
    VANISHED
}
