package sluice.simulate;

import java.util.SplittableRandom;

/** Streams of chance that do not depend on each other, so that what one strategy does changes nothing for another. */
enum Chance {
    MAKING,
    ATTENDING,
    BEHAVIOUR,
    PICKING;

    /** @param number tells apart streams of one kind */
    SplittableRandom of(long seed, long number) {
        return new SplittableRandom(mixed(mixed(seed) + mixed(4 * number + ordinal() + 1)));
    }

    /** The finaliser of MurmurHash3 (Appleby, 2011): near numbers give far ones. */
    private static long mixed(long number) {
        long bits = (number ^ number >>> 33) * 0xff51afd7ed558ccdL;
        bits = (bits ^ bits >>> 33) * 0xc4ceb9fe1a85ec53L;
        return bits ^ bits >>> 33;
    }
}
