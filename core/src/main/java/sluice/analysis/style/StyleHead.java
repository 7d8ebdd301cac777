package sluice.analysis.style;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * A linear classifier with a probability for each class (multinomial logistic regression), as {@code bench/run style}
 * makes it. Its file is a properties file: {@code classes}; {@code vector}, how many components of an embedding it takes
 * (0 for none); {@code mean} and {@code deviation} of the statistics; and by class {@code bias}, {@code statistics} and
 * {@code weights}, signed bytes in Base64, with their {@code scale}.
 */
public final class StyleHead {
    private final List<String> classes;
    private final double[] mean;
    private final double[] deviation;
    private final double[] bias;
    private final double[][] statistics;
    private final float[][] weights;

    private StyleHead(Properties file) {
        classes = List.of(text(file, "classes").split(" "));
        mean = numbers(text(file, "mean"));
        deviation = numbers(text(file, "deviation"));
        int components = Integer.parseInt(text(file, "vector"));
        bias = new double[classes.size()];
        statistics = new double[classes.size()][];
        weights = new float[classes.size()][components];
        for (int at = 0; at < bias.length; at++) {
            String name = classes.get(at);
            bias[at] = Double.parseDouble(text(file, "bias." + name));
            statistics[at] = numbers(text(file, "statistics." + name));
            if (components > 0) {
                byte[] bytes = Base64.getDecoder().decode(text(file, "weights." + name));
                float scale = Float.parseFloat(text(file, "scale." + name));
                for (int i = 0; i < components; i++) {
                    weights[at][i] = bytes[i] * scale;
                }
            }
        }
    }

    /** @throws SluiceException {@code INTERNAL} when the file is not there or damaged */
    public static StyleHead shipped(String name) {
        try (InputStream in = StyleHead.class.getResourceAsStream(name)) {
            if (in == null) {
                throw SluiceException.about(FailureCode.INTERNAL, name, "the style head " + name + " is missing");
            }
            Properties file = new Properties();
            file.load(in);
            return new StyleHead(file);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new SluiceException(FailureCode.INTERNAL, name, "the style head " + name + " is damaged", e);
        }
    }

    public static StyleHead of(Properties file) {
        return new StyleHead(file);
    }

    /** Components of the embedding that it takes; 0 when it takes none. */
    public int components() {
        return weights[0].length;
    }

    /**
     * Probability by class, in the head's order.
     *
     * @param vector of at least {@link #components} components
     * @param measured the numbers of {@link PixelStatistics}, and whatever else it was made with
     */
    public Map<String, Double> probabilities(float[] vector, double[] measured) {
        double[] scores = bias.clone();
        for (int at = 0; at < scores.length; at++) {
            for (int i = 0; i < measured.length; i++) {
                scores[at] += statistics[at][i] * Math.clamp((measured[i] - mean[i]) / deviation[i], -3.0, 3.0);
            }
            for (int i = 0; i < weights[at].length; i++) {
                scores[at] += weights[at][i] * vector[i];
            }
        }
        double highest = Arrays.stream(scores).max().orElse(0);
        double sum = 0;
        for (int at = 0; at < scores.length; at++) {
            scores[at] = Math.exp(scores[at] - highest);
            sum += scores[at];
        }
        Map<String, Double> probabilities = new LinkedHashMap<>();
        for (int at = 0; at < scores.length; at++) {
            probabilities.put(classes.get(at), scores[at] / sum);
        }
        return probabilities;
    }

    private static String text(Properties file, String name) {
        String text = file.getProperty(name);
        if (text == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        return text;
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
