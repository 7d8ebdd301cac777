package sluice.asset;

/**
 * Names an asset: the first 128 bits of its content's SHA-256, as 32 lower-case hexadecimal digits. Whoever has the
 * bytes has the id, so moving, renaming and importing again lose nothing.
 */
public record AssetId(String hex) implements Comparable<AssetId> {
    public static final int DIGITS = 32;

    public AssetId {
        if (!Hex.isLower(hex, DIGITS)) {
            throw new IllegalArgumentException("an asset id is " + DIGITS + " lower-case hexadecimal digits");
        }
    }

    @Override
    public int compareTo(AssetId other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
