package sluice.adapters.imaging;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Hands the rows of a PNG to the scaler, as they are when that is possible. */
final class PngRows implements PngScan.RowSink {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final PngPixelFormat format;
    private final int width;
    private final Backdrop backdrop;
    private final AreaScaler scaler;
    private final RowLayout layout;
    private final byte[] flat;

    PngRows(PngPixelFormat format, PixelSize size, PixelSize target, int background) {
        this.format = format;
        this.width = size.width();
        this.backdrop = new Backdrop(background);
        this.layout = layout(format);
        this.scaler = new AreaScaler(layout, size.width(), size.height(), target.width(), target.height());
        this.flat = layout == RowLayout.RGBA ? new byte[4 * width + AreaScaler.ROW_SLACK] : new byte[0];
    }

    private static RowLayout layout(PngPixelFormat format) {
        boolean plain = format.depth() == 8 && !format.hasAlpha();
        return switch (format.colour()) {
            case RGB -> plain ? RowLayout.RGB : RowLayout.RGBA;
            case GREY -> plain ? RowLayout.GREY : RowLayout.RGBA;
            case INDEXED, GREY_ALPHA, RGBA -> RowLayout.RGBA;
        };
    }

    @Override
    public void row(byte[] rows, int at) {
        if (layout != RowLayout.RGBA || isOpaqueRgba(rows, at)) {
            scaler.row(rows, at);
            return;
        }
        if (isRgba8()) {
            flattenRgba8(rows, at);
        } else {
            for (int x = 0; x < width; x++) {
                backdrop.flatten(format.argb(rows, at, x), flat, 4 * x);
            }
        }
        scaler.row(flat, 0);
    }

    private boolean isRgba8() {
        return format.colour() == PngPixelFormat.Colour.RGBA && format.depth() == 8;
    }

    /** Most pixels of most pictures with an alpha channel are opaque all the same. */
    private void flattenRgba8(byte[] rows, int at) {
        for (int x = 0; x < width; x++) {
            int rgba = (int) INT.get(rows, at + 4 * x);
            if ((rgba & 0xff) == 0xff) {
                INT.set(flat, 4 * x, rgba);
            } else {
                backdrop.flatten(Integer.rotateRight(rgba, 8), flat, 4 * x);
            }
        }
    }

    private boolean isOpaqueRgba(byte[] rows, int at) {
        if (!isRgba8()) {
            return false;
        }
        int all = 0xff;
        for (int x = 0; x < width; x++) {
            all &= (int) INT.get(rows, at + 4 * x);
        }
        return all == 0xff;
    }

    RgbPicture picture() {
        return scaler.picture(backdrop.rgb());
    }
}
