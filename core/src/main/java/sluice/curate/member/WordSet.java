package sluice.curate.member;

/**
 * The words of a text as a set of 256 bits, one a word: a Bloom filter with one hash function (B. Bloom, "Space/time
 * trade-offs in hash coding with allowable errors", 1970), so that two prompts are compared in a few instructions. Texts
 * of forty different words share about three bits by chance.
 */
public record WordSet(long a, long b, long c, long d) {
    static final WordSet NONE = new WordSet(0, 0, 0, 0);

    private static final int SHORTEST = 3;

    /** Words are runs of letters and digits, in any case; shorter ones than three characters say nothing. */
    static WordSet of(String text) {
        long[] bits = new long[4];
        int hash = 0;
        int length = 0;
        for (int at = 0; at <= text.length(); at++) {
            char c = at < text.length() ? text.charAt(at) : ' ';
            if (Character.isLetterOrDigit(c)) {
                hash = 31 * hash + Character.toLowerCase(c);
                length++;
            } else {
                if (length >= SHORTEST) {
                    int place = hash * 0x9E3779B9 >>> 24;
                    bits[place >>> 6] |= 1L << place;
                }
                hash = 0;
                length = 0;
            }
        }
        return new WordSet(bits[0], bits[1], bits[2], bits[3]);
    }

    public boolean isEmpty() {
        return (a | b | c | d) == 0;
    }

    /** Shared words by all words (Jaccard's index), 0 to 1; 0 when there are none. */
    public double overlap(WordSet other) {
        int all = Long.bitCount(a | other.a)
                + Long.bitCount(b | other.b)
                + Long.bitCount(c | other.c)
                + Long.bitCount(d | other.d);
        int shared = Long.bitCount(a & other.a)
                + Long.bitCount(b & other.b)
                + Long.bitCount(c & other.c)
                + Long.bitCount(d & other.d);
        return all == 0 ? 0 : (double) shared / all;
    }
}
