package sluice.bench.tuning;

import java.util.List;
import java.util.Locale;

/** Several seeds' figures as mean ± standard deviation. */
final class Spread {
    private Spread() {}

    static String of(List<Double> figures, String format) {
        double mean = figures.stream().mapToDouble(one -> one).average().orElse(0);
        double square =
                figures.stream().mapToDouble(one -> (one - mean) * (one - mean)).sum();
        double deviation = figures.size() > 1 ? Math.sqrt(square / (figures.size() - 1)) : 0;
        return String.format(Locale.ROOT, format + " ± " + format, mean, deviation);
    }
}
