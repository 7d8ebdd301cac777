package sluice.adapters.lucene;

import java.util.HexFormat;
import sluice.asset.AssetId;

/**
 * An asset's id as two numbers, whose unsigned order is the id's.
 *
 * @param head the first 64 bits
 * @param tail the last 64 bits
 */
record AssetKey(long head, long tail) implements Comparable<AssetKey> {
    private static final HexFormat HEX = HexFormat.of();

    static AssetKey of(AssetId id) {
        return new AssetKey(
                HexFormat.fromHexDigitsToLong(id.hex(), 0, 16), HexFormat.fromHexDigitsToLong(id.hex(), 16, 32));
    }

    AssetId id() {
        return new AssetId(HEX.toHexDigits(head) + HEX.toHexDigits(tail));
    }

    @Override
    public int compareTo(AssetKey other) {
        int byHead = Long.compareUnsigned(head, other.head);
        return byHead != 0 ? byHead : Long.compareUnsigned(tail, other.tail);
    }
}
