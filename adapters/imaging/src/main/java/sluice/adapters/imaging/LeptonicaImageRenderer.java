package sluice.adapters.imaging;

import java.nio.ByteBuffer;
import java.util.Set;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.image.ImageRenderer;
import sluice.image.PixelProbe;
import sluice.image.Rendered;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;

/**
 * Renders PNG in Java, JPEG and WebP with the libjpeg-turbo and libwebp inside Leptonica, GIF, BMP and TIFF with the
 * JDK.
 *
 * <p>A PNG is shown to the probe when it is complete and takes at most 64 MiB as stored, a WebP when it is lossless and
 * not animated.
 */
public final class LeptonicaImageRenderer implements ImageRenderer {
    /** The luma grid needs a picture of some size, also when the rendition asked for is tiny. */
    private static final int SMALLEST_WORKING_EDGE = 256;

    private final PictureDecoders decoders = new PictureDecoders();

    @Override
    public Set<ImageFormat> formats() {
        return decoders.formats();
    }

    @Override
    public Rendered render(ByteBuffer file, ImageHeader header, RenditionSpec spec, PixelProbe probe)
            throws UnrenderableException {
        Shrunk shrunk = decoders.upright(file, header, working(spec), probe);
        RgbPicture upright = shrunk.picture();
        float[] luma = LumaGrid.of(upright);
        RgbPicture rendition = shrink(upright, spec);
        byte[] jpeg = JpegEncoder.encode(rendition, spec.quality());
        return new Rendered(jpeg, rendition.width(), rendition.height(), luma, shrunk.warning());
    }

    private static RenditionSpec working(RenditionSpec spec) {
        return new RenditionSpec(
                Math.max(spec.longEdge(), SMALLEST_WORKING_EDGE), spec.quality(), spec.background(), spec.maxPixels());
    }

    private static RgbPicture shrink(RgbPicture picture, RenditionSpec spec) {
        PixelSize size = new PixelSize(picture.width(), picture.height());
        PixelSize target = size.within(spec.longEdge());
        if (target.equals(size)) {
            return picture;
        }
        AreaScaler scaler = new AreaScaler(RowLayout.RGB, size.width(), size.height(), target.width(), target.height());
        byte[] row = new byte[3 * size.width() + AreaScaler.ROW_SLACK];
        for (int y = 0; y < size.height(); y++) {
            System.arraycopy(picture.rgb(), 3 * y * size.width(), row, 0, 3 * size.width());
            scaler.row(row, 0);
        }
        return scaler.picture(spec.background());
    }
}
