package sluice.adapters.imaging;

/** The alphabets of DEFLATE (RFC 1951, section 3.2.5) as entries of a {@link HuffmanTable}. */
final class DeflateSymbols {
    /** Order in which a dynamic block stores the lengths of the code-length code. */
    static final byte[] CODE_LENGTH_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    static final int MAX_LITERALS = 288;
    static final int MAX_DISTANCES = 32;

    private DeflateSymbols() {}

    static int[] literalsAndLengths() {
        int[] entries = new int[MAX_LITERALS];
        for (int i = 0; i < 256; i++) {
            entries[i] = HuffmanTable.literal(i);
        }
        entries[256] = HuffmanTable.SPECIAL | HuffmanTable.END_OF_BLOCK;
        int base = 3;
        for (int i = 0; i < 28; i++) {
            int extraBits = i < 8 ? 0 : (i - 4) >> 2;
            entries[257 + i] = HuffmanTable.value(base, extraBits);
            base += 1 << extraBits;
        }
        entries[285] = HuffmanTable.value(258, 0);
        entries[286] = HuffmanTable.SPECIAL;
        entries[287] = HuffmanTable.SPECIAL;
        return entries;
    }

    static int[] distances() {
        int[] entries = new int[MAX_DISTANCES];
        int base = 1;
        for (int i = 0; i < 30; i++) {
            int extraBits = i < 4 ? 0 : (i - 2) >> 1;
            entries[i] = HuffmanTable.value(base, extraBits);
            base += 1 << extraBits;
        }
        entries[30] = HuffmanTable.SPECIAL;
        entries[31] = HuffmanTable.SPECIAL;
        return entries;
    }

    static int[] codeLengths() {
        int[] entries = new int[CODE_LENGTH_ORDER.length];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = HuffmanTable.value(i, 0);
        }
        return entries;
    }
}
