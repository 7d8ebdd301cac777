package sluice.adapters.jdbc;

import java.util.HexFormat;

/** The content hashes that begin with given hexadecimal digits, as the two ends of a range of BLOBs. */
final class HashRange {
    private static final int DIGITS = 64;

    private HashRange() {}

    static byte[] first(String digits) {
        return padded(digits, "0");
    }

    static byte[] last(String digits) {
        return padded(digits, "f");
    }

    private static byte[] padded(String digits, String pad) {
        return HexFormat.of().parseHex(digits + pad.repeat(DIGITS - digits.length()));
    }
}
