package sluice.adapters.onnx.cppn;

import sluice.image.Raster;

/**
 * A picture's lightness over angle and logarithm of the radius: turning the picture shifts it one way, drawing it larger
 * the other.
 */
final class LogPolar {
    private static final int ANGLES = 144;
    private static final int RADII = 44;
    private static final double LEAST = 0.12;
    private static final double STEP = 0.045;

    private final double[][] lightness = new double[RADII][ANGLES];

    /** @param centreX in the plane of half the short edge */
    LogPolar(Raster picture, double centreX, double centreY) {
        double half = Math.min(picture.width(), picture.height()) / 2.0;
        for (int ring = 0; ring < RADII; ring++) {
            double radius = LEAST * Math.exp(STEP * ring);
            for (int angle = 0; angle < ANGLES; angle++) {
                double turn = 2 * Math.PI * angle / ANGLES;
                int x = (int) (picture.width() / 2.0 + half * (centreX + radius * Math.cos(turn)));
                int y = (int) (picture.height() / 2.0 + half * (centreY + radius * Math.sin(turn)));
                lightness[ring][angle] = x < 0 || y < 0 || x >= picture.width() || y >= picture.height()
                        ? Double.NaN
                        : OkLab.of(picture.rgb(x, y))[0];
            }
        }
    }

    /** How alike the picture is to itself turned by an angle and drawn larger by e to the power of a number: -1 to 1. */
    double likeness(double turn, double growth) {
        int byAngle = (int) Math.round(turn / (2 * Math.PI) * ANGLES);
        int byRing = (int) Math.round(growth / STEP);
        Correlation correlation = new Correlation();
        for (int ring = Math.max(0, -byRing); ring < Math.min(RADII, RADII - byRing); ring++) {
            for (int angle = 0; angle < ANGLES; angle++) {
                correlation.add(
                        lightness[ring][angle], lightness[ring + byRing][Math.floorMod(angle + byAngle, ANGLES)]);
            }
        }
        return correlation.value();
    }

    /** The best of {@link #likeness} over how much larger or smaller it is drawn, up to a factor of 3. */
    double bestLikeness(double turn) {
        double best = -1;
        for (double growth = -1.1; growth <= 1.1; growth += 2 * STEP) {
            best = Math.max(best, likeness(turn, growth));
        }
        return best;
    }
}
