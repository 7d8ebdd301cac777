package sluice.metadata;

/** The size asked of the generator, in pixels; the file's own size may differ after upscaling or cropping. */
public record RequestedSize(int width, int height) {
    public RequestedSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a size has at least one pixel, not " + width + "x" + height);
        }
    }
}
