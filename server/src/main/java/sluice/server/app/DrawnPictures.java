package sluice.server.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import sluice.adapters.comfyui.PictureDecoder;
import sluice.image.ImageHeader;
import sluice.image.PixelReader;
import sluice.image.Raster;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;
import sluice.metadata.ByteSource;
import sluice.metadata.MetadataLimits;
import sluice.metadata.container.Containers;
import sluice.metadata.container.NotAnImageException;

/** Pixels of files that a server has drawn, whatever their format; the first bytes decide. */
final class DrawnPictures implements PictureDecoder {
    private static final int LONG_EDGE = 16_384;
    private static final int WHITE = 0xFFFFFF;
    private static final long MOST_PIXELS = 100_000_000;
    private static final RenditionSpec WHOLE = new RenditionSpec(LONG_EDGE, 100, WHITE, MOST_PIXELS);
    private static final Containers CONTAINERS = new Containers(MetadataLimits.DEFAULT, ZoneOffset.UTC);

    private final PixelReader pixels;

    DrawnPictures(PixelReader pixels) {
        this.pixels = pixels;
    }

    @Override
    public Raster decode(byte[] file) throws UnrenderableException {
        try {
            ImageHeader header = CONTAINERS.read(ByteSource.of(file)).header();
            return pixels.read(ByteBuffer.wrap(file), header, WHOLE);
        } catch (NotAnImageException | IOException e) {
            throw new UnrenderableException("it is no image that can be read: " + e.getMessage(), e);
        }
    }
}
