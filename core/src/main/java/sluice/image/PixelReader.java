package sluice.image;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Port: decodes image files into pixels that analysis can work on.
 *
 * <p>The contract, which {@code PixelReaderContract} tests line by line:
 *
 * <ul>
 *   <li>The raster is what a rendition shows: upright, sRGB, transparency laid over {@link RenditionSpec#background()},
 *       first frame only, the aspect ratio kept, nothing enlarged; shrunk by area where a side is longer than asked for.
 *   <li>What cannot be decoded is refused with {@link UnrenderableException}; so is an image above
 *       {@link RenditionSpec#maxPixels()}, before memory for its pixels is taken. A file that can be decoded in part
 *       gives that part.
 *   <li>Calls from any number of threads are safe.
 * </ul>
 */
public interface PixelReader {
    /** The formats this reader can decode. */
    Set<ImageFormat> formats();

    /**
     * Decodes one image.
     *
     * @param file all bytes of the file, from position to limit; left as it was found
     * @param spec the long edge to shrink to; its JPEG quality has no say here
     */
    Raster read(ByteBuffer file, ImageHeader header, RenditionSpec spec) throws UnrenderableException;
}
