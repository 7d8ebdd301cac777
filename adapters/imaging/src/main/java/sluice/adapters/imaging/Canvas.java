package sluice.adapters.imaging;

/** A picture that is drawn on. Colours are laid over each other as they are stored, as browsers do. */
final class Canvas {
    private final int width;
    private final int height;
    private final byte[] rgb;

    /** @param rgb three bytes a pixel, row by row; changed by drawing */
    Canvas(int width, int height, byte[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    RgbPicture picture() {
        return new RgbPicture(width, height, rgb);
    }

    /**
     * Lays letters over their halo, both as one.
     *
     * @param colour of the letters, 0xRRGGBB
     * @param around colour of the halo
     * @param opacity of both together, up to 1
     */
    void letters(Mask letters, Mask halo, int left, int top, int colour, int around, double opacity) {
        for (int y = Math.max(0, -top); y < Math.min(letters.height(), height - top); y++) {
            for (int x = Math.max(0, -left); x < Math.min(letters.width(), width - left); x++) {
                double full = letters.at(x, y) / 255.0;
                double behind = halo.at(x, y) / 255.0 * (1 - full);
                if (full + behind > 0) {
                    int at = 3 * ((top + y) * width + left + x);
                    for (int channel = 0; channel < 3; channel++) {
                        int shift = 16 - 8 * channel;
                        double drawn = full * (colour >> shift & 0xFF) + behind * (around >> shift & 0xFF);
                        set(at + channel, opacity * drawn, 1 - opacity * (full + behind));
                    }
                }
            }
        }
    }

    /**
     * Lays a picture over this one.
     *
     * @param onBlack the picture over black: its colours times their opacity
     * @param onWhite the same over white: what is lighter here lets this canvas through
     */
    void picture(RgbPicture onBlack, RgbPicture onWhite, int left, int top, double opacity) {
        for (int y = Math.max(0, -top); y < Math.min(onBlack.height(), height - top); y++) {
            for (int x = Math.max(0, -left); x < Math.min(onBlack.width(), width - left); x++) {
                int from = 3 * (y * onBlack.width() + x);
                int at = 3 * ((top + y) * width + left + x);
                for (int channel = 0; channel < 3; channel++) {
                    int black = onBlack.rgb()[from + channel] & 0xFF;
                    int white = onWhite.rgb()[from + channel] & 0xFF;
                    double covered = 1 - Math.max(0, white - black) / 255.0;
                    set(at + channel, opacity * black, 1 - opacity * covered);
                }
            }
        }
    }

    private void set(int at, double over, double left) {
        rgb[at] = (byte) Math.clamp(Math.round(over + left * (rgb[at] & 0xFF)), 0, 255);
    }
}
