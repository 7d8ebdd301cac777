package sluice.adapters.onnx.diffusion;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code scheduler_config.json}, as far as it says something about the schedulers that are known here. What a file leaves
 * out has the default of the scheduler that is run, which need not be the one that the file names.
 *
 * @param own the scheduler that the file names, or what stands in for it: DDIM is Euler without noise (the same step in
 *     other variables), and PNDM, UniPC, DEIS and the other solvers give way to DPM++ 2M
 * @param trainedSteps of the noise that the network was trained with
 * @param spacing null for the scheduler's own default
 * @param finalSigmaZero whether the last step goes to no noise at all, or to the least that was trained
 * @param shift of the noise levels, for flow matching
 * @param dynamicShift how the shift follows from the picture's size; null when it does not
 * @param originalSteps of the solver that a latent consistency model was distilled from
 */
record SchedulerConfig(
        Sampler own,
        int trainedSteps,
        double betaStart,
        double betaEnd,
        BetaSchedule betas,
        @Nullable List<Double> trainedBetas,
        boolean zeroSnr,
        @Nullable Spacing spacing,
        int stepsOffset,
        PredictionType prediction,
        boolean karras,
        boolean finalSigmaZero,
        double shift,
        @Nullable DynamicShift dynamicShift,
        int originalSteps,
        double timestepScaling) {
    /** How the variance of the noise grows over the trained steps. */
    enum BetaSchedule {
        LINEAR,
        /** Linear in the square root. */
        SCALED_LINEAR,
        SQUAREDCOS_CAP_V2
    }

    /** Which of the trained steps are gone through. */
    enum Spacing {
        /** Evenly from the first to the last. */
        LINSPACE,
        /** Multiples of a whole number, from the first on. */
        LEADING,
        /** Evenly, from the last on. */
        TRAILING
    }

    /** What the network says. */
    enum PredictionType {
        /** The noise. */
        EPSILON,
        /** Salimans and Ho's velocity, arXiv:2202.00512. */
        V_PREDICTION,
        /** The picture. */
        SAMPLE
    }

    /** μ, the logarithm of the shift, as a line through (tokens, μ). */
    record DynamicShift(double baseTokens, double baseShift, double mostTokens, double mostShift) {
        double of(double tokens) {
            double slope = (mostShift - baseShift) / (mostTokens - baseTokens);
            return baseShift + slope * (tokens - baseTokens);
        }
    }

    private static final int MOST_TRAINED_STEPS = 100_000;
    private static final Set<String> UNKNOWN_SWITCHES = Set.of(
            "use_exponential_sigmas",
            "use_beta_sigmas",
            "thresholding",
            "invert_sigmas",
            "stochastic_sampling",
            "use_lu_lambdas");

    SchedulerConfig {
        if (trainedSteps < 2 || trainedSteps > MOST_TRAINED_STEPS) {
            throw new IllegalArgumentException("num_train_timesteps is " + trainedSteps);
        }
        if (!(betaStart > 0 && betaStart <= betaEnd && betaEnd < 1)) {
            throw new IllegalArgumentException("beta_start and beta_end are " + betaStart + " and " + betaEnd);
        }
        if (trainedBetas != null && trainedBetas.size() != trainedSteps) {
            throw new IllegalArgumentException(
                    "trained_betas are " + trainedBetas.size() + ", num_train_timesteps " + trainedSteps);
        }
        if (!(shift > 0) || originalSteps < 1 || originalSteps > trainedSteps || stepsOffset < 0) {
            throw new IllegalArgumentException("shift, original_inference_steps or steps_offset is " + shift + ", "
                    + originalSteps + ", " + stepsOffset);
        }
    }

    /** @throws IllegalArgumentException when it says something that is not known here, naming the key */
    static SchedulerConfig of(JsonNode json) {
        for (String unknown : UNKNOWN_SWITCHES) {
            if (json.path(unknown).asBoolean(false)) {
                throw new IllegalArgumentException(unknown + " is not known");
            }
        }
        String name = json.path("_class_name").asString("");
        Sampler own = own(name, json);
        if (own == Sampler.LCM && json.path("clip_sample").asBoolean(false)) {
            throw new IllegalArgumentException("clip_sample is not known for LCM");
        }
        if (!json.path("interpolation_type").asString("linear").equals("linear")
                || !json.path("timestep_type").asString("discrete").equals("discrete")) {
            throw new IllegalArgumentException("interpolation_type or timestep_type is not known");
        }
        return new SchedulerConfig(
                own,
                json.path("num_train_timesteps").asInt(1000),
                json.path("beta_start").asDouble(0.0001),
                json.path("beta_end").asDouble(0.02),
                one(BetaSchedule.class, json, "beta_schedule", BetaSchedule.LINEAR),
                betas(json.path("trained_betas")),
                json.path("rescale_betas_zero_snr").asBoolean(false),
                json.hasNonNull("timestep_spacing")
                        ? one(Spacing.class, json, "timestep_spacing", Spacing.LINSPACE)
                        : null,
                json.path("steps_offset").asInt(0),
                own == Sampler.FLOW_MATCH_EULER
                        ? PredictionType.V_PREDICTION
                        : one(PredictionType.class, json, "prediction_type", PredictionType.EPSILON),
                json.path("use_karras_sigmas").asBoolean(false),
                json.path("final_sigmas_type").asString("zero").equals("zero"),
                json.path("shift").asDouble(1),
                json.path("use_dynamic_shifting").asBoolean(false) ? dynamic(json) : null,
                json.path("original_inference_steps").asInt(50),
                json.path("timestep_scaling").asDouble(10));
    }

    private static Sampler own(String name, JsonNode json) {
        return switch (name) {
            case "EulerDiscreteScheduler", "DDIMScheduler" -> Sampler.EULER;
            case "EulerAncestralDiscreteScheduler" -> Sampler.EULER_ANCESTRAL;
            case "LCMScheduler" -> Sampler.LCM;
            case "FlowMatchEulerDiscreteScheduler" -> Sampler.FLOW_MATCH_EULER;
            case "DPMSolverMultistepScheduler" ->
                json.path("use_karras_sigmas").asBoolean(false) ? Sampler.DPMPP_2M_KARRAS : Sampler.DPMPP_2M;
            case "PNDMScheduler",
                    "LMSDiscreteScheduler",
                    "HeunDiscreteScheduler",
                    "UniPCMultistepScheduler",
                    "DEISMultistepScheduler",
                    "DPMSolverSinglestepScheduler" -> Sampler.DPMPP_2M;
            default -> throw new IllegalArgumentException("_class_name is \"" + name + "\", which is not known");
        };
    }

    private static <E extends Enum<E>> E one(Class<E> of, JsonNode json, String key, E otherwise) {
        String text = json.path(key).asString("");
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Enum.valueOf(of, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(key + " is \"" + text + "\", which is not known", unknown);
        }
    }

    private static @Nullable List<Double> betas(JsonNode json) {
        return json.isArray() ? json.valueStream().map(JsonNode::asDouble).toList() : null;
    }

    private static DynamicShift dynamic(JsonNode json) {
        return new DynamicShift(
                json.path("base_image_seq_len").asDouble(256),
                json.path("base_shift").asDouble(0.5),
                json.path("max_image_seq_len").asDouble(4096),
                json.path("max_shift").asDouble(1.15));
    }
}
