package sluice.adapters.comfyui;

import sluice.image.Raster;
import sluice.image.UnrenderableException;

/** Port: what makes pixels of the files that a server gives. Calls from any number of threads are safe. */
@FunctionalInterface
public interface PictureDecoder {
    /** @param file all of an image file, of any format */
    Raster decode(byte[] file) throws UnrenderableException;
}
