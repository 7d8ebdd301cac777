package sluice.adapters.imaging;

/** Lays pixels over an opaque colour. */
record Backdrop(int rgb) {
    /** Writes the opaque colour of 0xAARRGGBB, not premultiplied, as four bytes R, G, B, 255. */
    void flatten(int argb, byte[] to, int at) {
        int alpha = argb >>> 24;
        to[at] = (byte) over(argb >> 16 & 0xff, alpha, rgb >> 16 & 0xff);
        to[at + 1] = (byte) over(argb >> 8 & 0xff, alpha, rgb >> 8 & 0xff);
        to[at + 2] = (byte) over(argb & 0xff, alpha, rgb & 0xff);
        to[at + 3] = (byte) 255;
    }

    private static int over(int colour, int alpha, int below) {
        return (colour * alpha + below * (255 - alpha) + 127) / 255;
    }
}
