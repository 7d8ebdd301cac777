package sluice.metadata.container;

/**
 * The bits that begin a JPEG XL codestream, least significant first (ISO/IEC 18181-1, annex D): size, orientation,
 * whether there is an animation.
 */
final class JxlHeader {
    private static final int[] SIZE_BITS = {9, 13, 18, 30};
    /** Width to height for the ratios 1 to 7. */
    private static final int[][] RATIOS = {{1, 1}, {12, 10}, {4, 3}, {3, 2}, {16, 9}, {5, 4}, {2, 1}};

    private final byte[] bytes;
    private long bit = 16;

    private JxlHeader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param codestream its beginning, with the signature */
    static void read(byte[] codestream, Findings findings) throws DamagedException, NotAnImageException {
        JxlHeader header = new JxlHeader(codestream);
        long[] size = header.size();
        findings.size(size[0], size[1]);
        boolean allDefault = header.flag();
        if (allDefault || !header.flag()) {
            findings.orientation(1);
            return;
        }
        findings.orientation(1 + header.bits(3));
        if (header.flag()) {
            header.size();
        }
        if (header.flag()) {
            header.preview();
        }
        if (header.flag()) {
            findings.animated();
        }
    }

    private long[] size() throws EndsEarlyException {
        boolean small = flag();
        long height = side(small);
        int ratio = bits(3);
        long width = ratio == 0 ? side(small) : height * RATIOS[ratio - 1][0] / RATIOS[ratio - 1][1];
        return new long[] {width, height};
    }

    private long side(boolean small) throws EndsEarlyException {
        return small ? 8L * (1 + bits(5)) : 1L + bits(SIZE_BITS[bits(2)]);
    }

    private void preview() throws EndsEarlyException {
        boolean eighths = flag();
        previewSide(eighths);
        if (bits(3) == 0) {
            previewSide(eighths);
        }
    }

    private void previewSide(boolean eighths) throws EndsEarlyException {
        int[] widths = eighths ? new int[] {0, 0, 5, 9} : new int[] {6, 8, 10, 12};
        bits(widths[bits(2)]);
    }

    private boolean flag() throws EndsEarlyException {
        return bits(1) == 1;
    }

    private int bits(int count) throws EndsEarlyException {
        if (bit + count > bytes.length * 8L) {
            throw new EndsEarlyException();
        }
        int value = 0;
        for (int i = 0; i < count; i++, bit++) {
            value |= (bytes[(int) (bit >> 3)] >> (bit & 7) & 1) << i;
        }
        return value;
    }
}
