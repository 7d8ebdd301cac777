package sluice.bench.neardup;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Draws precision and recall over the two thresholds. */
final class StackPlot {
    private static final int LEFT = 60;
    private static final int TOP = 60;
    private static final int BOTTOM = 300;
    private static final int WIDE = 360;

    private final List<Point> hashes;
    private final List<Point> cosines;
    private final StringBuilder out = new StringBuilder();

    /** What was measured at one threshold: the samples' groups, and the changes made to other pictures. */
    record Point(double at, double groupRecall, double groupPrecision, double changeRecall, double changePrecision) {}

    StackPlot(List<Point> hashes, List<Point> cosines) {
        this.hashes = hashes;
        this.cosines = cosines;
    }

    String svg() {
        add("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 940 370' font-family='sans-serif' font-size='12'>");
        add("<rect width='940' height='370' fill='#ffffff'/>");
        panel(LEFT, "Hash threshold in bits, hashes alone", hashes, "%.0f");
        panel(LEFT + 470, "Cosine threshold, with the hash rule", cosines, "%.2f");
        text(LEFT, 352, "solid: recall, dashed: precision; green: groups of the samples, blue: changes made here");
        add("</svg>");
        return out.toString();
    }

    private void panel(int left, String title, List<Point> points, String format) {
        text(left, 34, title);
        for (int share = 0; share <= 100; share += 25) {
            double y = y(share / 100.0);
            add("<line x1='%d' y1='%.1f' x2='%d' y2='%.1f' stroke='#e2e2e2'/>", left, y, left + WIDE, y);
            text(left - 42, y + 4, share + " %");
        }
        for (int i = 0; i < points.size(); i += Math.max(1, points.size() / 5)) {
            text(
                    x(left, points, points.get(i)) - 6,
                    BOTTOM + 20,
                    String.format(Locale.ROOT, format, points.get(i).at()));
        }
        line(left, points, Point::groupRecall, "#2f6f4f", false);
        line(left, points, Point::groupPrecision, "#2f6f4f", true);
        line(left, points, Point::changeRecall, "#3f6fc0", false);
        line(left, points, Point::changePrecision, "#3f6fc0", true);
    }

    private void line(int left, List<Point> points, ToDoubleFunction<Point> of, String colour, boolean dashed) {
        StringBuilder drawn = new StringBuilder();
        points.forEach(point -> drawn.append(
                String.format(Locale.ROOT, "%.1f,%.1f ", x(left, points, point), y(of.applyAsDouble(point)))));
        add(
                "<polyline points='%s' fill='none' stroke='%s' stroke-width='2'%s/>",
                drawn, colour, dashed ? " stroke-dasharray='6 4'" : "");
    }

    private static double x(int left, List<Point> points, Point point) {
        double from = points.getFirst().at();
        return left + WIDE * (point.at() - from) / (points.getLast().at() - from);
    }

    private static double y(double share) {
        return BOTTOM - (BOTTOM - TOP) * share;
    }

    private void text(double x, double y, String words) {
        add("<text x='%.1f' y='%.1f' fill='#222222'>%s</text>", x, y, words);
    }

    private void add(String format, Object... arguments) {
        out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
