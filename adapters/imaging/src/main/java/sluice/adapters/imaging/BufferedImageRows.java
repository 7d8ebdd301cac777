package sluice.adapters.imaging;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a picture of the JDK row by row. Grey and RGB samples are taken as stored: the JDK's own conversion treats grey
 * as linear light, which brightens it, and converts colour profiles pixel by pixel, which takes seconds.
 */
final class BufferedImageRows {
    private final BufferedImage image;
    private final Backdrop backdrop;
    private final int sampleBits;
    private final boolean raw;

    BufferedImageRows(BufferedImage image, Backdrop backdrop) {
        this.image = image;
        this.backdrop = backdrop;
        ColorModel model = image.getColorModel();
        int type = model.getColorSpace().getType();
        int transfer = image.getRaster().getTransferType();
        this.sampleBits = model.getComponentSize(0);
        this.raw = model instanceof ComponentColorModel
                && (type == ColorSpace.TYPE_GRAY || type == ColorSpace.TYPE_RGB)
                && (transfer == DataBuffer.TYPE_BYTE || transfer == DataBuffer.TYPE_USHORT)
                && sampleBits >= 8;
    }

    /** The profile that the samples are in; null for sRGB. */
    byte @Nullable [] iccProfile() {
        ColorSpace space = image.getColorModel().getColorSpace();
        return raw
                        && space instanceof ICC_ColorSpace icc
                        && !space.isCS_sRGB()
                        && space.getType() == ColorSpace.TYPE_RGB
                ? icc.getProfile().getData()
                : null;
    }

    RgbPicture shrink(PixelSize target) {
        return shrinkOn(new GifScreen(new PixelSize(image.getWidth(), image.getHeight()), 0, 0), target);
    }

    /** Lays the picture on a larger one first, which is else empty. */
    RgbPicture shrinkOn(GifScreen screen, PixelSize target) {
        PixelSize size = screen.size();
        AreaScaler scaler = new AreaScaler(
                RowLayout.RGBA,
                size.width(),
                size.height(),
                Math.min(target.width(), size.width()),
                Math.min(target.height(), size.height()));
        int[] argb = new int[image.getWidth()];
        byte[] row = new byte[4 * size.width() + AreaScaler.ROW_SLACK];
        for (int y = 0; y < size.height(); y++) {
            int imageY = y - screen.top();
            boolean inside = imageY >= 0 && imageY < image.getHeight();
            if (inside) {
                read(imageY, argb);
            }
            for (int x = 0; x < size.width(); x++) {
                int imageX = x - screen.left();
                boolean shown = inside && imageX >= 0 && imageX < argb.length;
                backdrop.flatten(shown ? argb[imageX] : 0, row, 4 * x);
            }
            scaler.row(row, 0);
        }
        return scaler.picture(backdrop.rgb());
    }

    private void read(int y, int[] argb) {
        int width = image.getWidth();
        if (!raw) {
            image.getRGB(0, y, width, 1, argb, 0, width);
            return;
        }
        int bands = image.getRaster().getNumBands();
        boolean grey = image.getColorModel().getNumColorComponents() == 1;
        boolean alpha = image.getColorModel().hasAlpha();
        int[] samples = image.getRaster().getPixels(0, y, width, 1, (int[]) null);
        int down = sampleBits - 8;
        for (int x = 0, at = 0; x < width; x++, at += bands) {
            int red = samples[at] >> down & 0xff;
            int green = grey ? red : samples[at + 1] >> down & 0xff;
            int blue = grey ? red : samples[at + 2] >> down & 0xff;
            int opacity = alpha ? samples[at + bands - 1] >> down & 0xff : 0xff;
            argb[x] = opacity << 24 | red << 16 | green << 8 | blue;
        }
    }
}
