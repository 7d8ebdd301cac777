package sluice.adapters.imaging;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Shrinks a picture to the average of the area that each new pixel covers, fed row by row from the top.
 *
 * <p>Rows are summed first, eight bytes at a time: the even and the odd bytes of a long each become four lanes of 16
 * bits. The weights of the rows of one new row add up to 256, so a lane ends between 0 and 65,280 and never carries into
 * its neighbour. Only the few finished rows are then averaged sideways, in lanes for red, green and blue and with weights
 * that add up to 256 again. Weights are differences of rounded sums, so that they always add up exactly and a plain area
 * stays plain; each of the two roundings is off by half a level at most.
 */
final class AreaScaler {
    /** Bytes that must follow the last row in its array; what they hold does not matter. */
    static final int ROW_SLACK = 8;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LANES = 0x00ff00ff00ff00ffL;
    private static final long HALVES = 0x0080008000800080L;
    private static final int ONE = 256;

    private final RowLayout layout;
    private final int fromHeight;
    private final int toWidth;
    private final int toHeight;
    private final byte[] rgb;
    private final long[] sums;
    private final byte[] line;
    private final long[] pixels;
    private final int[] columnStart;
    private final int[] columnWeights;
    private final int columnTaps;

    private int row;
    private int toRow;
    private boolean sumsEmpty = true;

    /** The new size is at least 1 x 1 and no larger than the old one. */
    AreaScaler(RowLayout layout, int fromWidth, int fromHeight, int toWidth, int toHeight) {
        this.layout = layout;
        this.fromHeight = fromHeight;
        this.toWidth = toWidth;
        this.toHeight = toHeight;
        this.rgb = new byte[3 * toWidth * toHeight];
        int longs = (fromWidth * layout.bytes() + 7) / 8;
        this.sums = new long[2 * longs];
        this.line = new byte[8 * longs + ROW_SLACK];
        this.pixels = new long[fromWidth];
        this.columnTaps = Math.min(fromWidth, fromWidth / toWidth + 2);
        this.columnStart = new int[toWidth];
        this.columnWeights = new int[toWidth * columnTaps];
        for (int x = 0; x < toWidth; x++) {
            weighColumn(x, fromWidth);
        }
    }

    private void weighColumn(int x, int fromWidth) {
        // All positions in units of 1 / toWidth source pixels, so that they are whole numbers.
        long from = (long) x * fromWidth;
        long to = from + fromWidth;
        int first = (int) (from / toWidth);
        int start = Math.min(first, fromWidth - columnTaps);
        columnStart[x] = start;
        long done = 0;
        for (int tap = first; (long) tap * toWidth < to; tap++) {
            long end = Math.min((tap + 1L) * toWidth, to);
            long sum = ((end - from) * ONE + fromWidth / 2) / fromWidth;
            columnWeights[x * columnTaps + tap - start] = (int) (sum - done);
            done = sum;
        }
    }

    /** Takes the next row; the array holds {@link #ROW_SLACK} bytes more than the row. */
    void row(byte[] pixels, int at) {
        long top = (long) row * toHeight;
        long bottom = top + toHeight;
        row++;
        while (toRow < toHeight) {
            long from = (long) toRow * fromHeight;
            long to = from + fromHeight;
            int weight = share(Math.min(bottom, to) - from) - share(Math.max(top, from) - from);
            if (weight > 0) {
                add(pixels, at, weight);
            }
            if (bottom < to) {
                return;
            }
            finishRow();
            if (bottom == to) {
                return;
            }
        }
    }

    private int share(long part) {
        return (int) ((part * ONE + fromHeight / 2) / fromHeight);
    }

    private void add(byte[] pixels, int at, int weight) {
        long[] sums = this.sums;
        int longs = sums.length / 2;
        if (sumsEmpty) {
            for (int i = 0; i < longs; i++) {
                long eight = (long) LONG.get(pixels, at + 8 * i);
                sums[i] = (eight & LANES) * weight;
                sums[longs + i] = ((eight >>> 8) & LANES) * weight;
            }
            sumsEmpty = false;
        } else {
            for (int i = 0; i < longs; i++) {
                long eight = (long) LONG.get(pixels, at + 8 * i);
                sums[i] += (eight & LANES) * weight;
                sums[longs + i] += ((eight >>> 8) & LANES) * weight;
            }
        }
    }

    private void finishRow() {
        round();
        spread();
        average();
        sumsEmpty = true;
        toRow++;
    }

    /** Brings the lanes back into the order of the bytes they came from. */
    private void round() {
        int longs = sums.length / 2;
        for (int i = 0; i < longs; i++) {
            long even = ((sums[i] + HALVES) >>> 8) & LANES;
            long odd = (sums[longs + i] + HALVES) & ~LANES;
            LONG.set(line, 8 * i, even | odd);
        }
    }

    /** Gives each pixel its own long: red in the lowest lane, then green and blue. */
    private void spread() {
        byte[] line = this.line;
        long[] pixels = this.pixels;
        int bytes = layout.bytes();
        int red = 8 * layout.red();
        int green = 8 * layout.green();
        int blue = 8 * layout.blue();
        for (int x = 0; x < pixels.length; x++) {
            int pixel = (int) INT.get(line, bytes * x);
            pixels[x] = (pixel >>> red & 0xffL) | (pixel >>> green & 0xffL) << 16 | (pixel >>> blue & 0xffL) << 32;
        }
    }

    private void average() {
        // Locals, because the compiler cannot know that writing a byte leaves the fields alone.
        long[] pixels = this.pixels;
        int[] weights = columnWeights;
        byte[] rgb = this.rgb;
        int taps = columnTaps;
        int out = 3 * toWidth * toRow;
        for (int x = 0; x < toWidth; x++) {
            long sum = HALVES;
            int first = columnStart[x];
            int weight = x * taps;
            for (int tap = 0; tap < taps; tap++) {
                sum += weights[weight + tap] * pixels[first + tap];
            }
            rgb[out] = (byte) (sum >>> 8);
            rgb[out + 1] = (byte) (sum >>> 24);
            rgb[out + 2] = (byte) (sum >>> 40);
            out += 3;
        }
    }

    /** The picture; what the rows that never came would have covered is filled with 0xRRGGBB. */
    RgbPicture picture(int missing) {
        for (int i = 3 * toWidth * toRow; i < rgb.length; i += 3) {
            rgb[i] = (byte) (missing >> 16);
            rgb[i + 1] = (byte) (missing >> 8);
            rgb[i + 2] = (byte) missing;
        }
        return new RgbPicture(toWidth, toHeight, rgb);
    }
}
