package sluice.bench.style;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What heads say of pictures that they have not seen, against the labels: each group counts as one picture. */
final class HeldOut {
    private static final double[] THRESHOLDS = {0, 0.5, 0.6, 0.7, 0.8, 0.9};

    private HeldOut() {}

    static void report(
            List<StyleSample> samples, List<String> classes, double[][] probabilities, StringBuilder report) {
        for (double threshold : THRESHOLDS) {
            double named = 0;
            double right = 0;
            double all = 0;
            int files = 0;
            int filesRight = 0;
            double[][] confusion = new double[classes.size()][classes.size() + 1];
            for (int i = 0; i < probabilities.length; i++) {
                double share = 1.0 / alike(samples, samples.get(i).group());
                int likeliest = likeliest(probabilities[i]);
                boolean sure = probabilities[i][likeliest] >= threshold;
                all += share;
                named += sure ? share : 0;
                right += sure && likeliest == classes.indexOf(samples.get(i).style()) ? share : 0;
                files += sure ? 1 : 0;
                filesRight +=
                        sure && likeliest == classes.indexOf(samples.get(i).style()) ? 1 : 0;
                confusion[classes.indexOf(samples.get(i).style())][sure ? likeliest : classes.size()] += share;
            }
            report.append(String.format(
                    Locale.ROOT,
                    "threshold %.1f: %.0f of %.0f groups named, %.1f %% right; %d files named, %.1f %% right%n",
                    threshold,
                    named,
                    all,
                    100 * right / named,
                    files,
                    100.0 * filesRight / files));
            for (int k = 0; k < classes.size(); k++) {
                report.append("  ")
                        .append(classes.get(k))
                        .append(Arrays.stream(confusion[k])
                                .mapToObj(count -> String.format(Locale.ROOT, " %6.1f", count))
                                .collect(Collectors.joining()))
                        .append('\n');
            }
        }
        for (int i = 0; i < probabilities.length; i++) {
            int likeliest = likeliest(probabilities[i]);
            if (likeliest != classes.indexOf(samples.get(i).style())) {
                report.append(String.format(
                        Locale.ROOT,
                        "  wrong: %s is %s, called %s (%.2f)%n",
                        samples.get(i).file(),
                        samples.get(i).style(),
                        classes.get(likeliest),
                        probabilities[i][likeliest]));
            }
        }
    }

    private static double alike(List<StyleSample> samples, String group) {
        return samples.stream().filter(sample -> sample.group().equals(group)).count();
    }

    private static int likeliest(double[] probabilities) {
        int likeliest = 0;
        for (int k = 1; k < probabilities.length; k++) {
            likeliest = probabilities[k] > probabilities[likeliest] ? k : likeliest;
        }
        return likeliest;
    }
}
