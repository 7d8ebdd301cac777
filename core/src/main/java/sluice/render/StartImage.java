package sluice.render;

import sluice.asset.AssetId;

/**
 * The image that a rendering starts from (image to image).
 *
 * @param strength how much of it is drawn anew, above 0 and up to 1: 1 keeps nothing of it
 */
public record StartImage(AssetId asset, double strength) {
    public StartImage {
        if (!(strength > 0 && strength <= 1)) {
            throw new IllegalArgumentException("a strength is above 0 and up to 1, not " + strength);
        }
    }
}
