package sluice.asset;

/** One asset was made from another. */
public record Lineage(AssetId parent, AssetId child, Kind kind) {
    /** How the child came about. */
    public enum Kind {
        /** The file at a known place got other bytes. */
        REPLACED
    }
}
