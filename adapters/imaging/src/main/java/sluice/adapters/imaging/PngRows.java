package sluice.adapters.imaging;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Hands the rows of a PNG to the scaler, as they are when that is possible. */
final class PngRows {
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

    void row(byte[] rows, int at) {
        if (layout != RowLayout.RGBA || isOpaqueRgba(rows, at)) {
            scaler.row(rows, at);
            return;
        }
        for (int x = 0; x < width; x++) {
            backdrop.flatten(format.argb(rows, at, x), flat, 4 * x);
        }
        scaler.row(flat, 0);
    }

    private boolean isOpaqueRgba(byte[] rows, int at) {
        if (format.colour() != PngPixelFormat.Colour.RGBA || format.depth() != 8) {
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
