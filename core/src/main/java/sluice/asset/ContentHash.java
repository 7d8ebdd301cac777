package sluice.asset;

import java.util.HexFormat;

/** The SHA-256 of a file's bytes, as 64 lower-case hexadecimal digits. */
public record ContentHash(String hex) {
    public ContentHash {
        if (!Hex.isLower(hex, 64)) {
            throw new IllegalArgumentException("a content hash is 64 lower-case hexadecimal digits");
        }
    }

    public static ContentHash of(byte[] sha256) {
        return new ContentHash(HexFormat.of().formatHex(sha256));
    }

    public AssetId assetId() {
        return new AssetId(hex.substring(0, AssetId.DIGITS));
    }

    @Override
    public String toString() {
        return hex;
    }
}
