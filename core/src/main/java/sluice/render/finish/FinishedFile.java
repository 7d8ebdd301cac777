package sluice.render.finish;

import sluice.image.ImageFormat;

/**
 * A file that finishing made.
 *
 * @param name empty for the whole picture, else the crop's name
 * @param bytes of the file; not to be changed
 */
public record FinishedFile(String name, ImageFormat format, int width, int height, byte[] bytes) {}
