package sluice.contracts.render;

import java.util.HexFormat;
import java.util.SplittableRandom;
import sluice.render.cache.RenderCache;

/** Keys and entries for tests, told by a number. */
public final class CacheEntries {
    private CacheEntries() {}

    /** Different for different numbers. */
    public static String key(long number) {
        byte[] bytes = new byte[RenderCache.KEY_DIGITS / 2];
        new SplittableRandom(number).nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Bytes that only this number and length have. */
    public static byte[] bytes(long number, int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(number * 31 + length).nextBytes(bytes);
        return bytes;
    }

    public static RenderCache.Entry entry(long number, int length, double seconds) {
        return new RenderCache.Entry(bytes(number, length), seconds);
    }
}
