package sluice.bench.style;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes the style heads from labelled pictures: {@code StyleTraining SAMPLES FOLDER}. Judged by leaving one group of alike
 * pictures out at a time; each group counts as one picture, each class alike. The same samples give the same heads.
 */
public final class StyleTraining {
    private static final List<String> CLASSES = List.of("photograph", "anime", "illustration", "graphic");
    /** Weighs components of a vector of length 1 like statistics of deviation 1. */
    private static final double VECTOR = 6;

    private static final double[] PENALTIES = {0.003, 0.01, 0.03, 0.1};

    private final List<StyleSample> samples;
    private final int[] classes;
    private final double[] mean;
    private final double[] deviation;

    private StyleTraining(List<StyleSample> samples) {
        this.samples = samples;
        classes = samples.stream()
                .mapToInt(sample -> CLASSES.indexOf(sample.style()))
                .toArray();
        int count = samples.getFirst().statistics().length;
        mean = new double[count];
        deviation = new double[count];
        double[] shares = shares(samples);
        for (int i = 0; i < count; i++) {
            double squares = 0;
            for (int s = 0; s < shares.length; s++) {
                mean[i] += shares[s] * samples.get(s).statistics()[i];
                squares += shares[s] * Math.pow(samples.get(s).statistics()[i], 2);
            }
            deviation[i] = Math.max(1e-3, Math.sqrt(Math.max(0, squares - mean[i] * mean[i])));
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<StyleSample> samples = StyleSample.read(Path.of(arguments[0]));
        StringBuilder report = new StringBuilder();
        StyleTraining training = new StyleTraining(samples);
        double penalty = training.best(report);
        Files.writeString(Path.of(arguments[1]).resolve("mobilenet-v2-1.4.properties"), training.head(penalty));
        Files.writeString(Path.of(arguments[1]).resolve("report.txt"), report);
    }

    private double best(StringBuilder report) {
        double best = PENALTIES[0];
        double least = Double.MAX_VALUE;
        for (double penalty : PENALTIES) {
            double[][] left = leftOut(penalty);
            double loss = 0;
            double[] shares = shares(samples);
            for (int i = 0; i < left.length; i++) {
                loss -= shares[i] * Math.log(Math.max(1e-9, left[i][classes[i]]));
            }
            report.append(String.format(Locale.ROOT, "penalty %.3f loss %.3f%n", penalty, loss));
            if (loss < least) {
                least = loss;
                best = penalty;
            }
        }
        HeldOut.report(
                samples,
                CLASSES,
                leftOut(best),
                report.append("penalty ").append(best).append('\n'));
        return best;
    }

    /** Probabilities of each sample from a head that has seen nothing of its group. */
    private double[][] leftOut(double penalty) {
        double[][] products = products();
        double[][] result = new double[samples.size()][];
        Map<String, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < samples.size(); i++) {
            groups.computeIfAbsent(samples.get(i).group(), any -> new ArrayList<>())
                    .add(i);
        }
        for (List<Integer> group : groups.values()) {
            int[] others = java.util.stream.IntStream.range(0, samples.size())
                    .filter(i -> !group.contains(i))
                    .toArray();
            double[][] added = LogisticFit.fit(
                    part(products, others, others),
                    Arrays.stream(others).map(i -> classes[i]).toArray(),
                    shares(Arrays.stream(others).mapToObj(samples::get).toList()),
                    CLASSES.size(),
                    penalty);
            int[] these = group.stream().mapToInt(i -> i).toArray();
            double[][] scores = LogisticFit.scores(part(products, these, others), added, CLASSES.size());
            for (int i = 0; i < these.length; i++) {
                result[these[i]] = LogisticFit.softmax(scores[i]);
            }
        }
        return result;
    }

    private String head(double penalty) {
        double[][] added = LogisticFit.fit(products(), classes, shares(samples), CLASSES.size(), penalty);
        int components = samples.getFirst().vector().length;
        StringBuilder file = new StringBuilder("# Made by bench/run style; see docs/measures.md.\nclasses=")
                .append(String.join(" ", CLASSES))
                .append("\nvector=")
                .append(components)
                .append("\nmean=")
                .append(joined(mean))
                .append("\ndeviation=")
                .append(joined(deviation))
                .append('\n');
        for (int k = 0; k < CLASSES.size(); k++) {
            double bias = 0;
            double[] statistics = new double[mean.length];
            double[] weights = new double[components];
            for (int s = 0; s < added.length; s++) {
                bias += added[s][k];
                double[] scaled = scaled(samples.get(s));
                for (int i = 0; i < statistics.length; i++) {
                    statistics[i] += added[s][k] * scaled[i];
                }
                for (int i = 0; i < components; i++) {
                    weights[i] += added[s][k] * VECTOR * VECTOR * samples.get(s).vector()[i];
                }
            }
            String name = CLASSES.get(k);
            file.append(String.format(Locale.ROOT, "bias.%s=%.5f%n", name, bias));
            file.append("statistics.")
                    .append(name)
                    .append('=')
                    .append(joined(statistics))
                    .append('\n');
            double most = Arrays.stream(weights).map(Math::abs).max().orElseThrow();
            byte[] bytes = new byte[components];
            for (int i = 0; i < components; i++) {
                bytes[i] = (byte) Math.round(weights[i] * 127 / most);
            }
            file.append("scale.")
                    .append(name)
                    .append('=')
                    .append((float) (most / 127))
                    .append('\n');
            file.append("weights.").append(name).append('=');
            file.append(Base64.getEncoder().encodeToString(bytes)).append('\n');
        }
        return file.toString();
    }

    private static String joined(double[] numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> String.format(Locale.ROOT, "%.5f", number))
                .collect(Collectors.joining(" "));
    }

    private double[] scaled(StyleSample sample) {
        double[] scaled = new double[mean.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = Math.clamp((sample.statistics()[i] - mean[i]) / deviation[i], -3.0, 3.0);
        }
        return scaled;
    }

    private double[][] products() {
        double[][] products = new double[samples.size()][samples.size()];
        for (int i = 0; i < products.length; i++) {
            double[] one = scaled(samples.get(i));
            for (int j = 0; j <= i; j++) {
                double[] other = scaled(samples.get(j));
                double product = 1;
                for (int n = 0; n < one.length; n++) {
                    product += one[n] * other[n];
                }
                for (int n = 0; n < samples.get(i).vector().length; n++) {
                    product += VECTOR
                            * VECTOR
                            * samples.get(i).vector()[n]
                            * samples.get(j).vector()[n];
                }
                products[i][j] = product;
                products[j][i] = product;
            }
        }
        return products;
    }

    private static double[][] part(double[][] products, int[] rows, int[] columns) {
        return Arrays.stream(rows)
                .mapToObj(row -> Arrays.stream(columns)
                        .mapToDouble(column -> products[row][column])
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Each group counts as one picture, and each class as much as the others. */
    private static double[] shares(List<StyleSample> samples) {
        Map<String, Long> groups =
                samples.stream().collect(Collectors.groupingBy(StyleSample::group, Collectors.counting()));
        Map<String, Double> styles = samples.stream()
                .collect(Collectors.groupingBy(
                        StyleSample::style,
                        Collectors.summingDouble(sample -> 1.0 / groups.getOrDefault(sample.group(), 1L))));
        return samples.stream()
                .mapToDouble(sample -> 1.0
                        / groups.getOrDefault(sample.group(), 1L)
                        / styles.getOrDefault(sample.style(), 1.0)
                        / styles.size())
                .toArray();
    }
}
