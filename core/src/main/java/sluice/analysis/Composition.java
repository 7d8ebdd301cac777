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
        @Nullable Double horizonAngle) {}
