package sluice.adapters.imaging;

import static org.bytedeco.leptonica.global.leptonica.pixDestroy;
import static org.bytedeco.leptonica.global.leptonica.pixGetData;
import static org.bytedeco.leptonica.global.leptonica.pixGetDepth;
import static org.bytedeco.leptonica.global.leptonica.pixGetHeight;
import static org.bytedeco.leptonica.global.leptonica.pixGetSpp;
import static org.bytedeco.leptonica.global.leptonica.pixGetWidth;
import static org.bytedeco.leptonica.global.leptonica.pixGetWpl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.leptonica.PIX;
import org.jspecify.annotations.Nullable;
import sluice.image.UnrenderableException;

/** A picture in native memory: 8-bit grey, or 32-bit words 0xRRGGBBAA. To be closed by whoever decoded it. */
final class NativePicture implements AutoCloseable {
    private final PIX pix;
    private final PixelSize size;
    private final int rowBytes;
    private final RowLayout layout;
    private ByteBuffer data;

    private NativePicture(PIX pix) throws UnrenderableException {
        this.pix = pix;
        this.size = new PixelSize(pixGetWidth(pix), pixGetHeight(pix));
        int depth = pixGetDepth(pix);
        if (depth != 8 && depth != 32) {
            throw new UnrenderableException("pictures of " + depth + " bits a pixel are not decoded");
        }
        this.layout = depth == 8 ? RowLayout.GREY : pixGetSpp(pix) == 4 ? RowLayout.ABGR : RowLayout.XBGR;
        this.rowBytes = 4 * pixGetWpl(pix);
        long bytes = (long) rowBytes * size.height();
        if (bytes > Integer.MAX_VALUE) {
            throw new UnrenderableException("the picture takes more than 2 GB of memory");
        }
        this.data =
                new BytePointer(pixGetData(pix)).capacity(bytes).asByteBuffer().order(ByteOrder.nativeOrder());
    }

    /** Takes what a reading function returned, null included. */
    static NativePicture of(@Nullable PIX pix, String refusal) throws UnrenderableException {
        if (pix == null || pix.isNull()) {
            throw new UnrenderableException(refusal);
        }
        try {
            return new NativePicture(pix);
        } catch (UnrenderableException | RuntimeException e) {
            pixDestroy(pix);
            throw e;
        }
    }

    PixelSize size() {
        return size;
    }

    RowLayout layout() {
        return layout;
    }

    /** Bytes that {@link #row} writes. */
    int rowBytes() {
        return rowBytes;
    }

    /** Copies a row to the start of the array, in this picture's layout. */
    void row(int y, byte[] to) {
        data.get(y * rowBytes, to, 0, rowBytes);
        if (layout == RowLayout.GREY) {
            // Words hold the leftmost pixel in their highest byte, which lies last in memory.
            for (int i = 0; i < rowBytes; i += 4) {
                byte first = to[i];
                byte second = to[i + 1];
                to[i] = to[i + 3];
                to[i + 1] = to[i + 2];
                to[i + 2] = second;
                to[i + 3] = first;
            }
        }
    }

    /** The pixel as 0xAARRGGBB; of 32-bit pictures only. */
    int argb(int x, int y) {
        int word = data.getInt(y * rowBytes + 4 * x);
        return layout == RowLayout.ABGR ? word << 24 | word >>> 8 : 0xff000000 | word >>> 8;
    }

    @Override
    public void close() {
        // A probe that kept its pixels gets an exception from now on, in place of freed memory.
        data = ByteBuffer.allocate(0);
        pixDestroy(pix);
    }
}
