package sluice.analysis;

import java.util.List;

/** The main colours of a picture, the largest share first. */
public record Palette(List<Swatch> swatches) {
    public Palette {
        swatches = List.copyOf(swatches);
    }

    /**
     * One colour.
     *
     * @param rgb 0xRRGGBB, sRGB
     * @param share of the picture's area, 0 to 1
     */
    public record Swatch(int rgb, double share) {
        public Swatch {
            Fractions.check("share", share);
            if (rgb >>> 24 != 0) {
                throw new IllegalArgumentException("a colour is 0 to 0xFFFFFF, not " + rgb);
            }
        }
    }
}
