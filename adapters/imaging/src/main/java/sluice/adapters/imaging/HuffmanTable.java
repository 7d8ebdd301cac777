package sluice.adapters.imaging;

import java.util.Arrays;

/**
 * Decoding table of one canonical Huffman code of DEFLATE (RFC 1951, section 3.2.2): a first level indexed by the next
 * {@code primaryBits} bits of input, and a block of second-level entries for each prefix of longer codes.
 *
 * <p>An entry is one int, so that the hot loop needs a single load for a symbol (from the highest bit to the lowest):
 *
 * <pre>
 *   literals  1....... llllllll LLLLLLLL .pcccccc   L the literal; with p set, l the literal after it
 *   value     0000bbbb bbbbbbbb bbbxxxxx ..cccccc   b base, x number of extra bits that follow
 *   other     01se.... ssssssss ssssssss ..cccccc   s second level at bits 8 to 23; e end of block; neither: no code
 * </pre>
 *
 * where c is the number of bits consumed, for a pair by both literals.
 */
final class HuffmanTable {
    static final int LITERAL = 1 << 31;
    static final int SPECIAL = 1 << 30;
    static final int SECOND_LEVEL = 1 << 29;
    static final int END_OF_BLOCK = 1 << 28;
    static final int PAIR = 1 << 6;

    private static final int MAX_CODE_BITS = 15;

    private final int[] entries;
    private final int primaryBits;
    private final int secondBits;
    private final int[] symbolEntries;
    private final int[] count = new int[MAX_CODE_BITS + 1];
    private final int[] nextCode = new int[MAX_CODE_BITS + 1];

    /** @param symbolEntries the entry of each symbol, with the consumed bits left zero */
    HuffmanTable(int primaryBits, int[] symbolEntries) {
        this.primaryBits = primaryBits;
        this.secondBits = MAX_CODE_BITS - primaryBits;
        this.symbolEntries = symbolEntries;
        this.entries = new int[(1 << primaryBits) + (symbolEntries.length << secondBits)];
    }

    static int literal(int value) {
        return LITERAL | value << 8;
    }

    static int value(int base, int extraBits) {
        return base << 13 | extraBits << 8;
    }

    int[] entries() {
        return entries;
    }

    /** Builds the table from code lengths; false when more codes are claimed than there is room for. */
    boolean build(byte[] lengths, int from, int symbols) {
        int size = 1 << primaryBits;
        Arrays.fill(entries, 0, size, SPECIAL);
        if (!assignFirstCodes(lengths, from, symbols)) {
            return false;
        }
        int free = size;
        for (int symbol = 0; symbol < symbols; symbol++) {
            int bits = lengths[from + symbol];
            if (bits == 0) {
                continue;
            }
            int reversed = Integer.reverse(nextCode[bits]++) >>> (32 - bits);
            int entry = symbolEntries[symbol] | bits;
            if (bits <= primaryBits) {
                for (int i = reversed; i < size; i += 1 << bits) {
                    entries[i] = entry;
                }
                continue;
            }
            int prefix = reversed & (size - 1);
            if ((entries[prefix] & SECOND_LEVEL) == 0) {
                Arrays.fill(entries, free, free + (1 << secondBits), SPECIAL);
                entries[prefix] = SPECIAL | SECOND_LEVEL | free << 8;
                free += 1 << secondBits;
            }
            int start = (entries[prefix] >>> 8) & 0xffff;
            for (int i = reversed >>> primaryBits; i < 1 << secondBits; i += 1 << (bits - primaryBits)) {
                entries[start + i] = entry;
            }
        }
        return true;
    }

    private boolean assignFirstCodes(byte[] lengths, int from, int symbols) {
        Arrays.fill(count, 0);
        for (int symbol = 0; symbol < symbols; symbol++) {
            count[lengths[from + symbol]]++;
        }
        count[0] = 0;
        int code = 0;
        for (int bits = 1; bits <= MAX_CODE_BITS; bits++) {
            code = (code + count[bits - 1]) << 1;
            nextCode[bits] = code;
            if (code + count[bits] > 1 << bits) {
                return false;
            }
        }
        return true;
    }

    /**
     * Lets one entry yield two literals where both codes fit into the primary bits. Filtered photographs are mostly
     * literals with short codes, and the chain of dependent look-ups is what bounds the speed.
     */
    void pairLiterals() {
        // Downwards, because an entry looks at one of a smaller index, which must still be single.
        for (int i = (1 << primaryBits) - 1; i >= 0; i--) {
            int first = entries[i];
            if (first < 0) {
                int bits = first & 63;
                int second = entries[i >>> bits];
                int both = bits + (second & 63);
                if (second < 0 && both <= primaryBits) {
                    entries[i] = LITERAL | (second & 0xff00) << 8 | (first & 0xff00) | PAIR | both;
                }
            }
        }
    }
}
