package sluice.adapters.imaging;

import java.util.function.IntToDoubleFunction;

/** One closed line of a TrueType glyph: between two points off the curve lies one on it, which is not stored. */
final class GlyphContour {
    private GlyphContour() {}

    /** Draws points {@code first} to {@code last}, closed. */
    static void draw(
            int[] flags,
            int onCurve,
            int first,
            int last,
            IntToDoubleFunction x,
            IntToDoubleFunction y,
            TrueTypeFont.Pen pen) {
        int count = last - first + 1;
        if (count < 2) {
            return;
        }
        boolean startsOn = (flags[first] & onCurve) != 0;
        boolean endsOn = (flags[last] & onCurve) != 0;
        double startX = startsOn
                ? x.applyAsDouble(first)
                : endsOn ? x.applyAsDouble(last) : middle(x.applyAsDouble(first), x.applyAsDouble(last));
        double startY = startsOn
                ? y.applyAsDouble(first)
                : endsOn ? y.applyAsDouble(last) : middle(y.applyAsDouble(first), y.applyAsDouble(last));
        pen.move(startX, startY);
        boolean open = false;
        double controlX = 0;
        double controlY = 0;
        for (int i = startsOn ? 1 : 0; i < count; i++) {
            double pointX = x.applyAsDouble(first + i);
            double pointY = y.applyAsDouble(first + i);
            boolean on = (flags[first + i] & onCurve) != 0;
            if (on && open) {
                pen.curve(controlX, controlY, pointX, pointY);
            } else if (on) {
                pen.line(pointX, pointY);
            } else if (open) {
                pen.curve(controlX, controlY, middle(controlX, pointX), middle(controlY, pointY));
            }
            open = !on;
            controlX = pointX;
            controlY = pointY;
        }
        if (open) {
            pen.curve(controlX, controlY, startX, startY);
        } else {
            pen.line(startX, startY);
        }
    }

    private static double middle(double one, double other) {
        return (one + other) / 2;
    }
}
