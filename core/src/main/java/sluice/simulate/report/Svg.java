package sluice.simulate.report;

import java.util.Locale;

/** Writes a picture as SVG. */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    Svg(int width, int height) {
        add(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='13'>",
                width, height);
        add("<rect width='%d' height='%d' fill='#ffffff'/>", width, height);
    }

    void bar(double x, double y, double width, double height, String colour) {
        add("<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='%s'/>", x, y, width, height, colour);
    }

    void rule(double x1, double y1, double x2, double y2) {
        add("<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='#dddddd'/>", x1, y1, x2, y2);
    }

    void dot(double x, double y, String colour) {
        add("<circle cx='%.1f' cy='%.1f' r='3.5' fill='%s'/>", x, y, colour);
    }

    /** @param points pairs of x and y, as SVG has them */
    void line(String points, String colour) {
        add("<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>", points, colour);
    }

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    void text(double x, double y, int size, String anchor, String text) {
        add(
                "<text x='%.1f' y='%.1f' font-size='%d' text-anchor='%s' fill='#222222'>%s</text>",
                x, y, size, anchor, escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void add(String format, Object... arguments) {
        out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    String end() {
        return out + "</svg>\n";
    }
}
