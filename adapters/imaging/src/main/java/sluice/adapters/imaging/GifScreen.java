package sluice.adapters.imaging;

import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Where a frame lies on the whole picture.
 *
 * @param size of the whole
 * @param left pixels from the left side of the whole to the frame's
 * @param top pixels from the upper side of the whole to the frame's
 */
record GifScreen(PixelSize size, int left, int top) {
    /** Of the first frame; the whole is at least as large as the frame. */
    static GifScreen of(ImageReader reader, PixelSize frame) throws IOException {
        IIOMetadata stream = reader.getStreamMetadata();
        IIOMetadata image = reader.getImageMetadata(0);
        int left = attribute(image, "ImageDescriptor", "imageLeftPosition");
        int top = attribute(image, "ImageDescriptor", "imageTopPosition");
        int width = attribute(stream, "LogicalScreenDescriptor", "logicalScreenWidth");
        int height = attribute(stream, "LogicalScreenDescriptor", "logicalScreenHeight");
        return new GifScreen(
                new PixelSize(Math.max(width, left + frame.width()), Math.max(height, top + frame.height())),
                left,
                top);
    }

    private static int attribute(IIOMetadata metadata, String element, String attribute) {
        Node root = metadata.getAsTree(metadata.getNativeMetadataFormatName());
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            NamedNodeMap attributes = node.getAttributes();
            if (node.getNodeName().equals(element) && attributes.getNamedItem(attribute) != null) {
                return Integer.parseInt(attributes.getNamedItem(attribute).getNodeValue());
            }
        }
        return 0;
    }
}
