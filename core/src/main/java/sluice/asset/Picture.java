package sluice.asset;

/** How far an asset's thumbnail has come. */
public sealed interface Picture {
    /** It waits to be made. */
    record Pending() implements Picture {}

    /**
     * It is in the renditions.
     *
     * @param width of the thumbnail, in pixels
     * @param height of the thumbnail, in pixels
     * @param perceptualHash as {@code sluice.image.PerceptualHash} makes it
     */
    record Ready(int width, int height, long perceptualHash) implements Picture {}

    /**
     * It cannot be made.
     *
     * @param reason in words for the user
     */
    record Impossible(String reason) implements Picture {}

    Picture PENDING = new Pending();
}
