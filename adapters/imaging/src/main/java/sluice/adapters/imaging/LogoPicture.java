package sluice.adapters.imaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import sluice.image.ImageHeader;
import sluice.image.PixelProbe;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;
import sluice.metadata.ByteSource;
import sluice.metadata.MetadataLimits;
import sluice.metadata.container.Containers;
import sluice.metadata.container.NotAnImageException;

/**
 * A logo, its transparency kept. The decoders lay transparency over a plain colour; over black and over white, the two
 * pictures tell each pixel's colour and opacity, for any format and bound that they know.
 */
record LogoPicture(RgbPicture onBlack, RgbPicture onWhite) {
    /** Of a logo, as its file has them. */
    static final long MOST_PIXELS = 40_000_000;

    private static final int MOST_EDGE = 16_384;
    private static final Containers CONTAINERS = new Containers(MetadataLimits.DEFAULT, ZoneOffset.UTC);

    /**
     * What a file says of itself, before any of its pixels is read.
     *
     * @throws UnrenderableException when it is no image that can be decoded, or has too many pixels
     */
    static ImageHeader header(byte[] file) throws UnrenderableException {
        try {
            ImageHeader header = CONTAINERS.read(ByteSource.of(file)).header();
            if ((long) header.width() * header.height() > MOST_PIXELS) {
                throw new UnrenderableException("it has %d × %d pixels; more than %d are not read"
                        .formatted(header.width(), header.height(), MOST_PIXELS));
            }
            return header;
        } catch (NotAnImageException | IOException e) {
            throw new UnrenderableException("it is no image that can be read: " + e.getMessage(), e);
        }
    }

    /** @param width that it will be drawn with at most; a larger file is shrunk while it is read */
    static LogoPicture read(PictureDecoders decoders, byte[] file, ImageHeader header, int width)
            throws UnrenderableException {
        boolean turned = header.orientation() >= 5;
        int wide = turned ? header.height() : header.width();
        int high = turned ? header.width() : header.height();
        long longEdge = high <= wide ? width : Math.ceilDiv((long) width * high, wide);
        int edge = (int) Math.clamp(longEdge, 1, MOST_EDGE);
        return new LogoPicture(over(decoders, file, header, edge, 0), over(decoders, file, header, edge, 0xFFFFFF));
    }

    private static RgbPicture over(PictureDecoders decoders, byte[] file, ImageHeader header, int edge, int background)
            throws UnrenderableException {
        RenditionSpec spec = new RenditionSpec(edge, 100, background, MOST_PIXELS);
        return decoders.upright(ByteBuffer.wrap(file), header, spec, PixelProbe.NONE)
                .picture();
    }

    /** Scaled to a width, but so that it fits the height. */
    LogoPicture scaled(double width, double mostHeight) {
        double factor = Math.min(width / onBlack.width(), mostHeight / onBlack.height());
        int wide = (int) Math.max(1, Math.round(onBlack.width() * factor));
        int high = (int) Math.max(1, Math.round(onBlack.height() * factor));
        return new LogoPicture(LanczosScaler.scale(onBlack, wide, high), LanczosScaler.scale(onWhite, wide, high));
    }
}
