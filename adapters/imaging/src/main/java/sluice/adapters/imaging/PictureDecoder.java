package sluice.adapters.imaging;

import java.nio.ByteBuffer;
import sluice.image.PixelProbe;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;

/** Decodes the first picture of a file and shrinks it on the way. */
@FunctionalInterface
interface PictureDecoder {
    /**
     * @param file the whole file from 0 to its limit, big-endian; the decoder may move its position
     * @param spec the long edge to shrink to and the limits to keep
     */
    Shrunk decode(ByteBuffer file, RenditionSpec spec, PixelProbe probe) throws UnrenderableException;
}
