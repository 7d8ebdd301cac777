package sluice.render.certify;

import sluice.image.Raster;

/**
 * How near one picture is to another, pixel by pixel.
 *
 * @param psnr peak signal-to-noise ratio over the three channels, dB; {@link #SAME} where no pixel differs, and at most
 *     that
 * @param ssim structural similarity of the luma, -1 to 1; 1 where no pixel differs
 */
public record Fidelity(double psnr, double ssim) {
    /** What stands for the infinite ratio of equal pictures. */
    public static final double SAME = 99;

    private static final double PEAK = 255;

    /** @throws IllegalArgumentException when the pictures differ in size, or have an edge below {@link Ssim#WINDOW} */
    public static Fidelity of(Raster one, Raster other) {
        if (one.width() != other.width() || one.height() != other.height()) {
            throw new IllegalArgumentException("%dx%d and %dx%d cannot be compared"
                    .formatted(one.width(), one.height(), other.width(), other.height()));
        }
        return new Fidelity(psnr(one.rgb(), other.rgb()), Ssim.of(one, other));
    }

    private static double psnr(byte[] one, byte[] other) {
        long squares = 0;
        for (int at = 0; at < one.length; at++) {
            long difference = (one[at] & 0xFF) - (other[at] & 0xFF);
            squares += difference * difference;
        }
        if (squares == 0) {
            return SAME;
        }
        double meanSquare = (double) squares / one.length;
        return Math.min(SAME, 10 * Math.log10(PEAK * PEAK / meanSquare));
    }

    /**
     * The cosine of the angle between two vectors, -1 to 1.
     *
     * @throws IllegalArgumentException when they differ in length, or one of them has no direction
     */
    public static double cosine(float[] one, float[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(one.length + " and " + other.length + " dimensions have no angle");
        }
        double dot = 0;
        double squareOfOne = 0;
        double squareOfOther = 0;
        for (int at = 0; at < one.length; at++) {
            dot += (double) one[at] * other[at];
            squareOfOne += (double) one[at] * one[at];
            squareOfOther += (double) other[at] * other[at];
        }
        double lengths = Math.sqrt(squareOfOne) * Math.sqrt(squareOfOther);
        if (!(lengths > 0) || Double.isInfinite(lengths)) {
            throw new IllegalArgumentException("a vector has no direction");
        }
        return Math.clamp(dot / lengths, -1, 1);
    }
}
