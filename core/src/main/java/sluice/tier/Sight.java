package sluice.tier;

/** Whether an asset's picture can be analysed. */
public enum Sight {
    /** It was decoded once, and its file is there. */
    READY,
    /** It waits for its thumbnail; nobody knows yet what it looks like. */
    PENDING,
    /** It cannot be decoded, or its file is gone. */
    NONE,
    /** It is in the trash. */
    TRASHED
}
