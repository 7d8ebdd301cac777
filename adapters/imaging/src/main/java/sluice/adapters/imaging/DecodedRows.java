package sluice.adapters.imaging;

import java.awt.image.BufferedImage;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadUpdateListener;
import org.jspecify.annotations.Nullable;

/** Watches how far a reader of the JDK gets, so that a file that breaks off still gives what it holds. */
final class DecodedRows implements IIOReadUpdateListener {
    private final int rows;
    private int lowest = -1;
    private boolean brokenOff;

    DecodedRows(int rows) {
        this.rows = rows;
    }

    boolean isEmpty() {
        return lowest < 0;
    }

    void breakOff() {
        brokenOff = true;
    }

    @Nullable String warning() {
        if (!brokenOff) {
            return null;
        }
        return lowest + 1 < rows
                ? "only the first " + (lowest + 1) + " of " + rows + " rows could be decoded"
                : "the image data is damaged or incomplete";
    }

    @Override
    public void imageUpdate(
            ImageReader source,
            BufferedImage image,
            int x,
            int y,
            int width,
            int height,
            int xStep,
            int yStep,
            int[] bands) {
        lowest = Math.max(lowest, y + (height - 1) * yStep);
    }

    @Override
    public void passStarted(
            ImageReader source,
            BufferedImage image,
            int pass,
            int first,
            int last,
            int x,
            int y,
            int xStep,
            int yStep,
            int[] bands) {}

    @Override
    public void passComplete(ImageReader source, BufferedImage image) {}

    @Override
    public void thumbnailPassStarted(
            ImageReader source,
            BufferedImage image,
            int pass,
            int first,
            int last,
            int x,
            int y,
            int xStep,
            int yStep,
            int[] bands) {}

    @Override
    public void thumbnailUpdate(
            ImageReader source,
            BufferedImage image,
            int x,
            int y,
            int width,
            int height,
            int xStep,
            int yStep,
            int[] bands) {}

    @Override
    public void thumbnailPassComplete(ImageReader source, BufferedImage image) {}
}
