package sluice.asset;

/** How deep an asset has been analysed. */
public enum Tier {
    /** Every asset: hash, metadata, thumbnail, perceptual hash. */
    IMMEDIATE,
    /** Promising ones: embedding, basic quality, style. */
    STANDARD,
    /** Valued ones: crops embedded, quality in detail, composition, palette. */
    DEEP;

    /** 1, 2 or 3, as users see it. */
    public int number() {
        return ordinal() + 1;
    }

    /** @throws IllegalArgumentException for any other number than 1, 2 and 3 */
    public static Tier of(int number) {
        if (number < 1 || number > values().length) {
            throw new IllegalArgumentException("a tier is 1, 2 or 3, not " + number);
        }
        return values()[number - 1];
    }
}
