package sluice.adapters.onnx.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sluice.image.Raster;

class ColourEstimateTest {
    private static final int PLACES = ColourEstimate.EDGE * ColourEstimate.EDGE;
    private static final double[][] WEIGHTS = {{40, -10, 5, 0}, {12, 33, -7, 2}, {-3, 4, 21, -28}};
    private static final double[] CONSTANTS = {120, 130, 90};

    /** A decoder that is linear is found out exactly, but for rounding and the hold on the solution. */
    @Test
    void aLinearDecoderIsFoundOut() {
        float[] trial = ColourEstimate.trial(4);
        ColourEstimate estimate = ColourEstimate.fitted(trial, 4, place -> colours(trial, PLACES, place));
        float[] latent = SeededNoise.of(3, 0, 4 * 6 * 5);
        Raster picture = estimate.picture(latent, 6, 5);
        assertEquals(5, picture.width());
        assertEquals(6, picture.height());
        for (int place = 0; place < 30; place++) {
            double[] expected = colours(latent, 30, place);
            int rgb = picture.rgb(place % 5, place / 5);
            for (int colour = 0; colour < 3; colour++) {
                assertEquals(Math.clamp(expected[colour], 0, 255), rgb >> 16 - 8 * colour & 0xFF, 2);
            }
        }
    }

    @Test
    void theTrialIsSmoothAndOfTheSizeOfLatents() {
        float[] trial = ColourEstimate.trial(4);
        double square = 0;
        double steps = 0;
        for (int at = 0; at < trial.length; at++) {
            square += trial[at] * trial[at] / trial.length;
            if (at % ColourEstimate.EDGE > 0) {
                steps += Math.pow(trial[at] - trial[at - 1], 2) / trial.length;
            }
        }
        assertEquals(1, Math.sqrt(square), 0.4);
        assertTrue(Math.sqrt(steps) < 0.5 * Math.sqrt(square), "neighbours are alike");
    }

    private static double[] colours(float[] latent, int places, int place) {
        double[] colours = CONSTANTS.clone();
        for (int colour = 0; colour < 3; colour++) {
            for (int channel = 0; channel < 4; channel++) {
                colours[colour] += WEIGHTS[colour][channel] * latent[channel * places + place];
            }
        }
        return colours;
    }
}
