package sluice.adapters.imaging;

/** Turns a stored picture upright, by the values of EXIF tag 0x0112. */
final class Orientation {
    private Orientation() {}

    /** @param orientation 1 to 8 */
    static RgbPicture upright(RgbPicture stored, int orientation) {
        if (orientation == 1) {
            return stored;
        }
        boolean turned = orientation >= 5;
        int right = stored.width() - 1;
        int bottom = stored.height() - 1;
        int width = turned ? stored.height() : stored.width();
        int height = turned ? stored.width() : stored.height();
        byte[] from = stored.rgb();
        byte[] to = new byte[from.length];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int fromX = switch (orientation) {
                    case 2, 3 -> right - x;
                    case 4 -> x;
                    case 5, 6 -> y;
                    case 7, 8 -> right - y;
                    default -> throw new IllegalArgumentException("orientation is 1 to 8, not " + orientation);
                };
                int fromY = switch (orientation) {
                    case 2 -> y;
                    case 3, 4 -> bottom - y;
                    case 5, 8 -> x;
                    default -> bottom - x; // 6 and 7; others have been refused above.
                };
                int pixel = 3 * (fromY * stored.width() + fromX);
                to[at++] = from[pixel];
                to[at++] = from[pixel + 1];
                to[at++] = from[pixel + 2];
            }
        }
        return new RgbPicture(width, height, to);
    }
}
