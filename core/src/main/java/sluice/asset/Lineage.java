package sluice.asset;

/** One asset was made from another. */
public record Lineage(AssetId parent, AssetId child, Kind kind) {
    /** How the child came about. */
    public enum Kind {
        /** The file at a known place got other bytes. */
        REPLACED,
        /** The same picture, larger: same words, seed and model. */
        UPSCALED,
        /** Made from the parent's picture by an image-to-image pass or with a variation seed. */
        VARIED
    }
}
