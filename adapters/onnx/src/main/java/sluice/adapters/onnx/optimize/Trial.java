package sluice.adapters.onnx.optimize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sluice.adapters.onnx.optimize.Subject.Answer;
import sluice.adapters.onnx.optimize.Subject.Running;
import sluice.analysis.Embedder;
import sluice.image.Raster;
import sluice.render.certify.CertificateRule.Measured;
import sluice.render.certify.Fidelity;
import sluice.render.generate.GeneratorException;

/**
 * Runs a variant against the original in one run, in turns, so that whatever else the machine does meets both. Each is
 * warmed up first; which of them begins changes from turn to turn. Quick models get more turns than there are samples,
 * because a single one of them says little.
 */
final class Trial {
    private static final int MOST_TURNS = 200;

    private final Embedder judge;
    private final double leastSeconds;
    private final List<Double> originalSeconds = new ArrayList<>();
    private final List<Double> variantSeconds = new ArrayList<>();
    private final Map<Integer, Answer> originals = new HashMap<>();
    private final Map<Integer, Answer> answers = new HashMap<>();

    /** @param judge tells how alike two pictures are */
    Trial(Embedder judge, double leastSeconds) {
        this.judge = judge;
        this.leastSeconds = leastSeconds;
    }

    /** Hears after each turn how many of the samples are through. */
    interface Turns {
        void done(int samples);
    }

    Measured run(Running original, Running variant, int samples, Turns turns) throws GeneratorException {
        original.answer(0);
        variant.answer(0);
        double spent = 0;
        for (int turn = 0; turn < samples || spent < leastSeconds && turn < MOST_TURNS; turn++) {
            int sample = turn % samples;
            for (int which = 0; which < 2; which++) {
                boolean first = (turn + which) % 2 == 0;
                long began = System.nanoTime();
                Answer answer = (first ? original : variant).answer(sample);
                double seconds = (System.nanoTime() - began) / 1e9;
                spent += seconds;
                (first ? originalSeconds : variantSeconds).add(seconds);
                (first ? originals : answers).put(sample, answer);
            }
            turns.done(Math.min(samples, turn + 1));
        }
        return measured(samples);
    }

    private Measured measured(int samples) {
        double psnr = 0;
        double ssim = 0;
        double worst = 1;
        double cosine = 0;
        for (int sample = 0; sample < samples; sample++) {
            Answer before = originals.get(sample);
            Answer after = answers.get(sample);
            if (before instanceof Answer.Picture one && after instanceof Answer.Picture other) {
                Fidelity near = Fidelity.of(one.raster(), other.raster());
                psnr += near.psnr();
                ssim += near.ssim();
                worst = Math.min(worst, near.ssim());
                cosine += Fidelity.cosine(embedded(one.raster()), embedded(other.raster()));
            } else if (before instanceof Answer.Vector one && after instanceof Answer.Vector other) {
                psnr = Double.NaN;
                ssim = Double.NaN;
                worst = Double.NaN;
                cosine += Fidelity.cosine(one.values(), other.values());
            } else {
                throw new IllegalStateException("original and variant answer in different ways");
            }
        }
        return new Measured(
                median(originalSeconds),
                median(variantSeconds),
                psnr / samples,
                ssim / samples,
                worst,
                cosine / samples);
    }

    private float[] embedded(Raster picture) {
        return judge.embed(List.of(picture)).getFirst().vector();
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
