package sluice.metadata.container;

import java.io.IOException;
import sluice.image.ImageFormat;

/**
 * One file format. Reports what it meets to the findings: the size first of all, then text. What breaks before the size
 * is known makes the file no image; what breaks after it is a warning.
 */
interface Container {
    ImageFormat format();

    void read(Region file, Findings findings) throws DamagedException, NotAnImageException, IOException;
}
