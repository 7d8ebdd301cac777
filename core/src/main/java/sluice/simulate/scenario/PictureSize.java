package sluice.simulate.scenario;

/**
 * A size that pictures are generated at.
 *
 * @param width in pixels
 * @param height in pixels
 * @param share how often, relative to the other sizes
 */
public record PictureSize(int width, int height, double share) {
    public PictureSize scaled(double factor) {
        return new PictureSize((int) Math.round(factor * width), (int) Math.round(factor * height), share);
    }

    public double megapixels() {
        return width * (height / 1e6);
    }

    public int longEdge() {
        return Math.max(width, height);
    }
}
