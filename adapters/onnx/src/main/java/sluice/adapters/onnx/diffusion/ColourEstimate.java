package sluice.adapters.onnx.diffusion;

import java.util.function.IntFunction;
import sluice.image.Raster;

/**
 * What colours a latent will have, about, without its decoder: each colour as a linear combination of the latent's channels,
 * fitted by least squares to what the model's own decoder makes of a small latent of smooth noise. Costs next to nothing,
 * and shows where light, dark and colours are, at the latent's resolution.
 */
final class ColourEstimate {
    /** Edge of the latent that is decoded to fit it. */
    static final int EDGE = 16;

    private static final int COLOURS = 3;
    private static final long SEED = 77;
    /** Holds the solution where channels are alike. */
    private static final double RIDGE = 1e-3;

    private final int channels;
    /** By colour: a weight for each channel, and a constant. */
    private final double[][] weights;

    private ColourEstimate(int channels, double[][] weights) {
        this.channels = channels;
        this.weights = weights;
    }

    /** Smooth noise of variance 1, about, as latents have it. */
    static float[] trial(int channels) {
        int coarse = EDGE / 4 + 1;
        float[] points = SeededNoise.of(SEED, SeededNoise.BEGINNING, channels * coarse * coarse);
        float[] latent = new float[channels * EDGE * EDGE];
        for (int at = 0; at < latent.length; at++) {
            int channel = at / (EDGE * EDGE);
            double y = at / EDGE % EDGE / 4.0;
            double x = at % EDGE / 4.0;
            int top = channel * coarse * coarse + (int) y * coarse + (int) x;
            double right = x - Math.floor(x);
            double down = y - Math.floor(y);
            double upper = points[top] * (1 - right) + points[top + 1] * right;
            double lower = points[top + coarse] * (1 - right) + points[top + coarse + 1] * right;
            latent[at] = (float) (1.5 * (upper * (1 - down) + lower * down));
        }
        return latent;
    }

    /**
     * @param latent of {@link #trial}
     * @param colours red, green and blue, 0 to 255, at each place of it
     */
    static ColourEstimate fitted(float[] latent, int channels, IntFunction<double[]> colours) {
        int places = EDGE * EDGE;
        int unknowns = channels + 1;
        double[][] normal = new double[unknowns][unknowns + COLOURS];
        for (int place = 0; place < places; place++) {
            double[] row = new double[unknowns];
            for (int channel = 0; channel < channels; channel++) {
                row[channel] = latent[channel * places + place];
            }
            row[channels] = 1;
            double[] colour = colours.apply(place);
            for (int one = 0; one < unknowns; one++) {
                for (int other = 0; other < unknowns; other++) {
                    normal[one][other] += row[one] * row[other];
                }
                for (int c = 0; c < COLOURS; c++) {
                    normal[one][unknowns + c] += row[one] * colour[c];
                }
            }
        }
        for (int one = 0; one < unknowns; one++) {
            normal[one][one] += RIDGE * places;
        }
        return new ColourEstimate(channels, solved(normal, unknowns));
    }

    /** A picture of the latent's own size. */
    Raster picture(float[] latent, int rows, int columns) {
        int places = rows * columns;
        byte[] rgb = new byte[COLOURS * places];
        for (int place = 0; place < places; place++) {
            for (int colour = 0; colour < COLOURS; colour++) {
                double value = weights[colour][channels];
                for (int channel = 0; channel < channels; channel++) {
                    value += weights[colour][channel] * latent[channel * places + place];
                }
                rgb[COLOURS * place + colour] = (byte) Math.round(Math.clamp(value, 0, 255));
            }
        }
        return new Raster(columns, rows, rgb);
    }

    /** Gauss's elimination; the matrix is positive definite, so that no pivot is 0. */
    private static double[][] solved(double[][] rows, int unknowns) {
        for (int pivot = 0; pivot < unknowns; pivot++) {
            for (int row = 0; row < unknowns; row++) {
                if (row != pivot) {
                    double factor = rows[row][pivot] / rows[pivot][pivot];
                    for (int at = pivot; at < rows[row].length; at++) {
                        rows[row][at] -= factor * rows[pivot][at];
                    }
                }
            }
        }
        double[][] solution = new double[COLOURS][unknowns];
        for (int colour = 0; colour < COLOURS; colour++) {
            for (int unknown = 0; unknown < unknowns; unknown++) {
                solution[colour][unknown] = rows[unknown][unknowns + colour] / rows[unknown][unknown];
            }
        }
        return solution;
    }
}
