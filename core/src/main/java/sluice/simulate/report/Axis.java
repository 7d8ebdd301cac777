package sluice.simulate.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Where numbers lie on a line.
 *
 * @param low the least number that is shown; above 0 on a logarithmic axis
 * @param high the largest; above the least
 * @param from where the least one lies, in pixels
 * @param to where the largest one lies
 */
record Axis(double low, double high, double from, double to, boolean logarithmic) {
    static Axis of(double[] numbers, double from, double to, boolean logarithmic) {
        double low = logarithmic ? Double.MAX_VALUE : 0;
        double high = logarithmic ? 0 : 1e-9;
        for (double number : numbers) {
            if (!logarithmic || number > 0) {
                low = Math.min(low, number);
                high = Math.max(high, number);
            }
        }
        if (!logarithmic) {
            return new Axis(low, high * 1.05, from, to, false);
        }
        return high <= 0 ? new Axis(1, 10, from, to, true) : new Axis(low / 1.3, high * 1.3, from, to, true);
    }

    double at(double number) {
        double share = logarithmic
                ? Math.log(Math.max(number, low) / low) / Math.log(high / low)
                : (number - low) / (high - low);
        return from + share * (to - from);
    }

    /** Round numbers on it: powers of ten, or up to five even steps. */
    List<Double> marks() {
        List<Double> marks = new ArrayList<>();
        if (logarithmic) {
            for (double mark = Math.pow(10, Math.ceil(Math.log10(low))); mark <= high; mark *= 10) {
                marks.add(mark);
            }
            return marks;
        }
        double rough = (high - low) / 4;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * (rough / power < 2 ? 2 : rough / power < 5 ? 5 : 10);
        for (double mark = Math.ceil(low / step) * step; mark <= high; mark += step) {
            marks.add(mark);
        }
        return marks;
    }
}
