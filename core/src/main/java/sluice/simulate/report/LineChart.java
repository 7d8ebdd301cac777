package sluice.simulate.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Lines over one axis.
 *
 * @param x what the axis across shows
 * @param y what the axis upwards shows
 * @param logAcross whether the axis across is logarithmic
 * @param logUp whether the axis upwards is; what is not above 0 is left out then
 * @param dots whether each point is marked
 */
record LineChart(String title, String x, String y, boolean logAcross, boolean logUp, boolean dots, List<Line> lines) {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 430;
    private static final int LEFT = 90;
    private static final int RIGHT = 640;
    private static final int TOP = 60;
    private static final int BOTTOM = 360;

    /** One line, with as many numbers across as upwards. */
    record Line(String name, String colour, double[] across, double[] up) {}

    String svg() {
        Axis across = axis(lines.stream().map(Line::across).toList(), LEFT, RIGHT, logAcross);
        Axis up = axis(lines.stream().map(Line::up).toList(), BOTTOM, TOP, logUp);
        Svg svg = new Svg(WIDTH, HEIGHT);
        svg.text(20, 30, 15, "start", title);
        for (double mark : up.marks()) {
            svg.rule(LEFT, up.at(mark), RIGHT, up.at(mark));
            svg.text(LEFT - 8, up.at(mark) + 4, 12, "end", Numbers.brief(mark));
        }
        for (double mark : across.marks()) {
            svg.rule(across.at(mark), TOP, across.at(mark), BOTTOM);
            svg.text(across.at(mark), BOTTOM + 18, 12, "middle", Numbers.brief(mark));
        }
        svg.text((LEFT + RIGHT) / 2.0, BOTTOM + 44, 12, "middle", x);
        svg.text(LEFT, TOP - 12, 12, "start", y);
        int row = 0;
        for (Line line : lines) {
            draw(svg, line, across, up);
            double height = TOP + 10.0 + 22 * row++;
            svg.bar(RIGHT + 24, height - 6, 18, 4, line.colour());
            svg.text(RIGHT + 50, height, 12, "start", line.name());
        }
        return svg.end();
    }

    private void draw(Svg svg, Line line, Axis across, Axis up) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < line.up().length; i++) {
            if (logUp && line.up()[i] <= 0) {
                continue;
            }
            double itsX = across.at(line.across()[i]);
            double itsY = up.at(line.up()[i]);
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", itsX, itsY));
            if (dots) {
                svg.dot(itsX, itsY, line.colour());
            }
        }
        svg.line(points.toString().strip(), line.colour());
    }

    private static Axis axis(List<double[]> numbers, double from, double to, boolean logarithmic) {
        double[] all = numbers.stream().flatMapToDouble(Arrays::stream).toArray();
        return Axis.of(all, from, to, logarithmic);
    }
}
