package sluice.curate.member;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import sluice.image.PerceptualHash;

/**
 * Finds 64-bit hashes within a Hamming distance, exactly, without looking at all: multi-index hashing (M. Norouzi, A.
 * Punjani, D. J. Fleet, "Fast search in Hamming space with multi-index hashing", 2012). A hash is cut into m = 4
 * substrings of 16 bits, each with a table of its own. If two hashes differ in r = 4s + a bits, then, by the pigeonhole
 * principle, they differ in at most s bits in one of the first a + 1 substrings or in at most s − 1 in another; so only
 * the buckets that near have to be looked at.
 *
 * <p>Buckets hold the hashes themselves, side by side: following links to them would take a cache miss each. Not safe
 * for several threads at once.
 */
public final class HammingIndex {
    /** Beyond it the buckets to look at are more than the hashes there are. */
    public static final int FARTHEST = 19;

    private static final int TABLES = 4;
    private static final int BITS = 16;
    private static final int FIRST = 2;
    /** Masks of 16 bits by how many of them are set; only as many as {@link #FARTHEST} asks for. */
    private static final int[][] MASKS = masks(FARTHEST / TABLES);

    private final Bucket[][] tables = new Bucket[TABLES][1 << BITS];
    private int size;

    /** The hashes that agree in one substring, with their numbers. */
    private static final class Bucket {
        long[] hashes = new long[FIRST];
        int[] numbers = new int[FIRST];
        int size;

        void add(long hash, int number) {
            if (size == hashes.length) {
                hashes = Arrays.copyOf(hashes, size + size / 2 + 1);
                numbers = Arrays.copyOf(numbers, hashes.length);
            }
            hashes[size] = hash;
            numbers[size++] = number;
        }

        boolean remove(long hash, int number) {
            for (int i = 0; i < size; i++) {
                if (numbers[i] == number && hashes[i] == hash) {
                    size--;
                    hashes[i] = hashes[size];
                    numbers[i] = numbers[size];
                    return true;
                }
            }
            return false;
        }
    }

    public int size() {
        return size;
    }

    /** Adds a hash under a number, which several hashes may share and one hash may have several of. */
    public void add(long hash, int number) {
        for (int table = 0; table < TABLES; table++) {
            int at = substring(hash, table);
            Bucket bucket = tables[table][at];
            if (bucket == null) {
                bucket = new Bucket();
                tables[table][at] = bucket;
            }
            bucket.add(hash, number);
        }
        size++;
    }

    /** Takes away what was added; anything else is left alone. */
    public void remove(long hash, int number) {
        boolean removed = false;
        for (int table = 0; table < TABLES; table++) {
            Bucket bucket = tables[table][substring(hash, table)];
            removed |= bucket != null && bucket.remove(hash, number);
        }
        size -= removed ? 1 : 0;
    }

    /**
     * The numbers of all hashes that differ from this one in at most so many bits, each once, in no order.
     *
     * @param distance 0 to {@link #FARTHEST}
     */
    public void within(long hash, int distance, IntConsumer found) {
        if (distance < 0 || distance > FARTHEST) {
            throw new IllegalArgumentException("a distance is 0 to " + FARTHEST + ", not " + distance);
        }
        for (int table = 0; table < TABLES; table++) {
            int radius = radius(distance, table);
            int middle = substring(hash, table);
            for (int bits = 0; bits <= radius; bits++) {
                for (int mask : MASKS[bits]) {
                    Bucket bucket = tables[table][middle ^ mask];
                    if (bucket != null) {
                        scan(bucket, hash, distance, table, found);
                    }
                }
            }
        }
    }

    private static void scan(Bucket bucket, long hash, int distance, int table, IntConsumer found) {
        for (int i = 0; i < bucket.size; i++) {
            long other = bucket.hashes[i];
            if (PerceptualHash.distance(hash, other) <= distance && !foundBefore(hash ^ other, distance, table)) {
                found.accept(bucket.numbers[i]);
            }
        }
    }

    /** Whether an earlier table has led to it already. */
    private static boolean foundBefore(long difference, int distance, int table) {
        for (int earlier = 0; earlier < table; earlier++) {
            if (Integer.bitCount(substring(difference, earlier)) <= radius(distance, earlier)) {
                return true;
            }
        }
        return false;
    }

    /** How many bits of this table's substring may differ; -1 when nothing need be looked at. */
    private static int radius(int distance, int table) {
        return table <= distance % TABLES ? distance / TABLES : distance / TABLES - 1;
    }

    private static int substring(long hash, int table) {
        return (int) (hash >>> table * BITS) & (1 << BITS) - 1;
    }

    private static int[][] masks(int most) {
        int[][] masks = new int[most + 1][];
        for (int bits = 0; bits <= most; bits++) {
            int wanted = bits;
            masks[bits] = IntStream.range(0, 1 << BITS)
                    .filter(mask -> Integer.bitCount(mask) == wanted)
                    .toArray();
        }
        return masks;
    }
}
