package sluice.render.finish;

/**
 * A named format that the picture is cropped and scaled to, keeping as much of it as fits.
 *
 * @param name such as {@code story}; becomes part of the file's name
 */
public record Crop(String name, int width, int height) {}
