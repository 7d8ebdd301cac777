package sluice.adapters.imaging;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.image.PixelProbe;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;

/**
 * From a file of any format to a picture that is small, upright and in sRGB: PNG in Java, JPEG and WebP with the
 * libjpeg-turbo and libwebp inside Leptonica, GIF, BMP and TIFF with the JDK.
 */
final class PictureDecoders {
    private final Map<ImageFormat, PictureDecoder> decoders = new EnumMap<>(Map.of(
            ImageFormat.PNG, new PngDecoder(),
            ImageFormat.JPEG, new JpegDecoder(),
            ImageFormat.WEBP, new WebpDecoder(),
            ImageFormat.GIF, new ImageIoDecoder(ImageFormat.GIF),
            ImageFormat.BMP, new ImageIoDecoder(ImageFormat.BMP),
            ImageFormat.TIFF, new ImageIoDecoder(ImageFormat.TIFF)));

    Set<ImageFormat> formats() {
        return EnumSet.copyOf(decoders.keySet());
    }

    /** The answer's profile is null: the picture is in sRGB already. */
    Shrunk upright(ByteBuffer file, ImageHeader header, RenditionSpec spec, PixelProbe probe)
            throws UnrenderableException {
        PictureDecoder decoder = decoders.get(header.format());
        if (decoder == null) {
            throw new UnrenderableException(
                    header.format().label().toUpperCase(Locale.ROOT) + " pictures are not decoded");
        }
        PixelSize.allowed(header.width(), header.height(), spec);
        Shrunk shrunk = decoder.decode(file.slice(), spec, probe);
        RgbPicture inSrgb = SrgbConversion.apply(shrunk.picture(), shrunk.iccProfile());
        return new Shrunk(Orientation.upright(inSrgb, header.orientation()), null, shrunk.warning());
    }
}
