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
        VARIED,
        /** A draft drawn again at a higher quality: same words and seed. */
        RERENDERED,
        /** A named format cut from the parent when it was finished. */
        CROPPED
    }
}
