package sluice.adapters.imaging;

import org.jspecify.annotations.Nullable;
import sluice.image.PixelProbe;

/**
 * The stored pixels of a PNG for a probe. Hidden text begins in the first column, and almost no picture holds any: so the
 * rest is decoded, a second time, only when somebody looks at it.
 */
final class PngPixels implements PixelProbe.Pixels {
    private final PngPixelFormat format;
    private final PixelSize size;
    private final byte[] column;
    private final byte[] stream;
    private byte @Nullable [] rows;

    private PngPixels(PngPixelFormat format, PixelSize size, byte[] column, byte[] stream, byte @Nullable [] rows) {
        this.format = format;
        this.size = size;
        this.column = column;
        this.stream = stream;
        this.rows = rows;
    }

    /** @param rows the whole picture as stored */
    static PngPixels whole(PngPixelFormat format, PixelSize size, byte[] rows) {
        return new PngPixels(format, size, new byte[0], new byte[0], rows);
    }

    /**
     * @param column the first pixel of each row, {@link PngPixelFormat#filterStep} bytes each
     * @param stream what {@link PngScan} decodes
     */
    static PngPixels lazily(PngPixelFormat format, PixelSize size, byte[] column, byte[] stream) {
        return new PngPixels(format, size, column, stream, null);
    }

    @Override
    public int width() {
        return size.width();
    }

    @Override
    public int height() {
        return size.height();
    }

    @Override
    public boolean hasAlpha() {
        return format.hasAlpha();
    }

    @Override
    public int argb(int x, int y) {
        if (rows == null && x == 0) {
            return format.argb(column, y * format.filterStep(), 0);
        }
        return format.argb(decoded(), y * (int) format.rowBytes(size.width()), x);
    }

    private byte[] decoded() {
        byte[] all = rows;
        if (all == null) {
            PngScan scan = new PngScan(format, size, stream);
            scan.sequential((row, at) -> {}, true);
            all = scan.pixels();
            rows = all;
        }
        return all;
    }
}
