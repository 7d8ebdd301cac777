package sluice.image;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Port: turns the bytes of an image file into a picture of bounded size.
 *
 * <p>The contract, which {@code ImageRendererContract} tests line by line:
 *
 * <ul>
 *   <li>The rendition is upright (the header's orientation is applied), sRGB, opaque (transparency is laid over
 *       {@link RenditionSpec#background()}), and keeps the aspect ratio; no side is ever shorter than one pixel, and
 *       nothing is enlarged.
 *   <li>Only the first frame of an animation or the first page of a document is rendered.
 *   <li>An image above {@link RenditionSpec#maxPixels()} is refused before memory for its pixels is taken.
 *   <li>Bytes that cannot be decoded are refused with {@link UnrenderableException}; what can be decoded in part is
 *       rendered with {@link Rendered#warning()} set.
 *   <li>Calls from any number of threads are safe. Memory outside the heap is freed before the call returns.
 * </ul>
 */
public interface ImageRenderer {
    /** The formats this renderer can decode. */
    Set<ImageFormat> formats();

    /**
     * Renders one image.
     *
     * @param file all bytes of the file, direct or on the heap, from position to limit; left as it was found
     * @throws UnrenderableException when there is no picture in these bytes that this renderer can show
     */
    Rendered render(ByteBuffer file, ImageHeader header, RenditionSpec spec, PixelProbe probe)
            throws UnrenderableException;
}
