package sluice.analysis;

import org.jspecify.annotations.Nullable;

/**
 * How a picture is composed; scores are 0 to 1, places are fractions of width and height from the top left.
 *
 * @param saliency what draws the eye
 * @param focusX centre of the saliency
 * @param focusY centre of the saliency
 * @param thirds how near what draws the eye lies to the lines and crossings of the thirds
 * @param symmetry likeness of the left and right halves
 * @param balance how evenly visual weight lies about the middle
 * @param negativeSpace share of the picture that is calm
 * @param horizon height of the horizon line at the middle of the picture, or null when none was found
 * @param horizonAngle degrees the horizon rises to the right, or null when none was found
 */
public record Composition(
        Grid saliency,
        double focusX,
        double focusY,
        double thirds,
        double symmetry,
        double balance,
        double negativeSpace,
        @Nullable Double horizon,
        @Nullable Double horizonAngle) {
    public Composition {
        Fractions.check("focusX", focusX);
        Fractions.check("focusY", focusY);
        Fractions.check("thirds", thirds);
        Fractions.check("symmetry", symmetry);
        Fractions.check("balance", balance);
        Fractions.check("negativeSpace", negativeSpace);
        if ((horizon == null) != (horizonAngle == null)) {
            throw new IllegalArgumentException("a horizon has a height and an angle, or there is none");
        }
        if (horizon != null) {
            Fractions.check("horizon", horizon);
        }
        if (horizonAngle != null && !(Math.abs(horizonAngle) <= 90)) {
            throw new IllegalArgumentException("a horizon rises by -90 to 90 degrees, not " + horizonAngle);
        }
    }
}
