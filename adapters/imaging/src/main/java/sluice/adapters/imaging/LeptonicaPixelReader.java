package sluice.adapters.imaging;

import java.nio.ByteBuffer;
import java.util.Set;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.image.PixelProbe;
import sluice.image.PixelReader;
import sluice.image.Raster;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;

/** Decodes what {@link LeptonicaImageRenderer} renders, the same way. */
public final class LeptonicaPixelReader implements PixelReader {
    private final PictureDecoders decoders = new PictureDecoders();

    @Override
    public Set<ImageFormat> formats() {
        return decoders.formats();
    }

    @Override
    public Raster read(ByteBuffer file, ImageHeader header, RenditionSpec spec) throws UnrenderableException {
        RgbPicture picture =
                decoders.upright(file, header, spec, PixelProbe.NONE).picture();
        return new Raster(picture.width(), picture.height(), picture.rgb());
    }
}
