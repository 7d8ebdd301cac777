package sluice.render.measure;

import java.util.EnumMap;
import java.util.Map;
import sluice.render.Stage;

/**
 * Stated guesses of what drawing an image takes, by family and execution provider, for pools and models that have not done it:
 * of the right order at best, which {@link #ERROR} says. Units are megapixels, and megapixel-steps for the denoiser. The
 * figures for cards follow from public reports of SD 1.5 and SDXL on an A10G (some 0.3 s a megapixel-step); those for a
 * processor are thirty times that, about what sixteen cores of 2026 take.
 */
record Priors(Map<Stage, StagePrior> stages, double loading) {
    /** Expected error of a guess, as a share of it. */
    static final double ERROR = 1;

    /** For each unit of {@link FinishingWork}, as docs/finishing.md has it: a megapixel of PNG in 0.1 s. */
    static final StagePrior FINISHING = new StagePrior(0.001, 0.1);

    private static final double WARMING = 0.5;
    private static final double BYTES_A_SECOND = 5e8;

    static Priors of(String family, String provider, long bytes) {
        if (family.equals("cppn")) {
            return new Priors(
                    stages(new StagePrior(0.02, 0), new StagePrior(0.02, 0.5), new StagePrior(0.01, 0.05)), 0.3);
        }
        double slower = switch (provider) {
            case "cpu" -> 30;
            case "tensorrt" -> 0.6;
            default -> 1;
        };
        return new Priors(
                stages(
                        new StagePrior(0.02 * Math.min(slower, 10), 0),
                        new StagePrior(0.02 * slower, 0.3 * slower),
                        new StagePrior(0.02 * slower, 0.15 * slower)),
                WARMING * Math.max(1, slower) + bytes / BYTES_A_SECOND);
    }

    private static Map<Stage, StagePrior> stages(StagePrior encode, StagePrior denoise, StagePrior decode) {
        Map<Stage, StagePrior> stages = new EnumMap<>(Stage.class);
        stages.put(Stage.ENCODE, encode);
        stages.put(Stage.DENOISE, denoise);
        stages.put(Stage.DECODE, decode);
        return stages;
    }
}
