package sluice.adapters.imaging;

/** Where in a pixel of 8-bit samples each channel lies. */
enum RowLayout {
    GREY(1, 0, 0, 0, -1),
    RGB(3, 0, 1, 2, -1),
    RGBA(4, 0, 1, 2, 3),
    BGR(3, 2, 1, 0, -1),
    /** Leptonica's 0xRRGGBBxx words as they lie in memory on a little-endian machine. */
    XBGR(4, 3, 2, 1, -1),
    ABGR(4, 3, 2, 1, 0);

    private final int bytes;
    private final int red;
    private final int green;
    private final int blue;
    private final int alpha;

    RowLayout(int bytes, int red, int green, int blue, int alpha) {
        this.bytes = bytes;
        this.red = red;
        this.green = green;
        this.blue = blue;
        this.alpha = alpha;
    }

    /** Bytes of one pixel. */
    int bytes() {
        return bytes;
    }

    int red() {
        return red;
    }

    int green() {
        return green;
    }

    int blue() {
        return blue;
    }

    boolean hasAlpha() {
        return alpha >= 0;
    }

    int alpha() {
        return alpha;
    }
}
