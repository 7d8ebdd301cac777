package sluice.render.finish;

import sluice.asset.AssetId;

/** Something laid over a picture. */
public sealed interface Overlay {
    Place place();

    /** @param size of the letters, as a share of the picture's height */
    record Text(String text, Place place, double size, int rgb, double opacity) implements Overlay {}

    /**
     * A logo: an image of the library, its transparency kept.
     *
     * @param size its width, as a share of the picture's width
     */
    record Logo(AssetId asset, Place place, double size, double opacity) implements Overlay {}

    /** Where in the picture. */
    enum Place {
        TOP_LEFT,
        TOP,
        TOP_RIGHT,
        LEFT,
        CENTRE,
        RIGHT,
        BOTTOM_LEFT,
        BOTTOM,
        BOTTOM_RIGHT
    }
}
