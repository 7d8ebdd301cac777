package sluice.adapters.imaging;

/** Reads the rows of one PNG from its stream. */
final class PngScan {
    /** Adam7 (PNG specification, section 8.1): first column, first row, column step and row step of each pass. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private final PngPixelFormat format;
    private final PixelSize size;
    private final int rowBytes;
    private final InflateStream stream;
    private byte[] pixels = new byte[0];

    /** The memory for the pixels is taken by the reading methods; the caller has bounded it. */
    PngScan(PngPixelFormat format, PixelSize size, byte[] data) {
        this.format = format;
        this.size = size;
        this.rowBytes = (int) format.rowBytes(size.width());
        this.stream = new InflateStream(data, data.length - InflateStream.INPUT_SLACK, rowBytes + 1);
    }

    /** Takes rows as stored, from the top. */
    interface RowSink {
        /** @param at where the row begins; its bytes are valid during the call only */
        void row(byte[] rows, int at);
    }

    /** The whole picture as stored, after a scan that kept it. */
    byte[] pixels() {
        return pixels;
    }

    /**
     * Reads a file whose rows follow each other.
     *
     * @return how many rows there were
     */
    int sequential(RowSink rows, boolean keep) {
        int kept = keep ? size.height() : 2;
        pixels = new byte[kept * rowBytes + AreaScaler.ROW_SLACK];
        byte[] aboveFirst = new byte[rowBytes];
        for (int y = 0; y < size.height(); y++) {
            int at = y % kept * rowBytes;
            byte[] above = y == 0 ? aboveFirst : pixels;
            int aboveAt = y == 0 ? 0 : (y - 1) % kept * rowBytes;
            if (!row(pixels, at, above, aboveAt, rowBytes)) {
                return y;
            }
            rows.row(pixels, at);
        }
        return size.height();
    }

    private boolean row(byte[] to, int toAt, byte[] above, int aboveAt, int length) {
        if (!stream.require(length + 1)) {
            return false;
        }
        byte[] window = stream.window();
        int at = stream.position();
        stream.skip(length + 1);
        return PngFilter.undo(window[at], window, at + 1, to, toAt, above, aboveAt, length, format.filterStep());
    }

    /**
     * Reads an interlaced file; it keeps the whole picture.
     *
     * @return all rows, or none when any pass is incomplete
     */
    int interlaced(RowSink rows) {
        pixels = new byte[size.height() * rowBytes + AreaScaler.ROW_SLACK];
        boolean whole = true;
        for (int[] pass : PASSES) {
            whole = whole && pass(pass[0], pass[1], pass[2], pass[3]);
        }
        if (!whole) {
            return 0;
        }
        for (int y = 0; y < size.height(); y++) {
            rows.row(pixels, y * rowBytes);
        }
        return size.height();
    }

    private boolean pass(int firstX, int firstY, int stepX, int stepY) {
        int width = (size.width() - firstX + stepX - 1) / stepX;
        int height = (size.height() - firstY + stepY - 1) / stepY;
        if (width <= 0 || height <= 0) {
            return true;
        }
        int length = (int) format.rowBytes(width);
        byte[] current = new byte[length];
        byte[] above = new byte[length];
        for (int y = 0; y < height; y++) {
            if (!row(current, 0, above, 0, length)) {
                return false;
            }
            int toRow = (firstY + y * stepY) * rowBytes;
            for (int x = 0; x < width; x++) {
                format.copyPixel(current, 0, x, pixels, toRow, firstX + x * stepX);
            }
            byte[] swap = above;
            above = current;
            current = swap;
        }
        return true;
    }
}
