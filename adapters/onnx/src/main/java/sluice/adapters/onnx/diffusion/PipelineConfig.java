package sluice.adapters.onnx.diffusion;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sluice.render.Quality;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.RenderModel;
import tools.jackson.databind.JsonNode;

/**
 * What the JSON files of a pipeline say of it; no graph is loaded for that.
 *
 * @param dual whether it has SDXL's two text encoders and its further inputs
 * @param turbo whether it was distilled to few steps without guidance
 * @param textLayers layers of each text encoder, by its folder
 * @param contextWidth of the hidden states that steer the denoiser
 * @param latentChannels of a latent
 * @param guidanceWidth of the guidance as an input of its own, as latent consistency models have it; 0 for none
 * @param zeroForEmpty whether an empty negative prompt is zeros, not the encoding of an empty text
 * @param downsampling pixels of an edge that are one of the latent
 * @param halvings of the latent within the denoiser, which its edges must be a multiple of
 * @param scaling what latents are divided by for the decoder
 * @param latentShift what is added then
 */
record PipelineConfig(
        ModelFolder model,
        boolean dual,
        boolean turbo,
        Map<String, Integer> textLayers,
        int contextWidth,
        int latentChannels,
        int guidanceWidth,
        boolean zeroForEmpty,
        int downsampling,
        int halvings,
        double scaling,
        double latentShift,
        SchedulerConfig scheduler,
        ModelSettings settings) {
    static final int MOST_STEPS = 150;
    static final String UNET = "unet";
    static final String DECODER = "vae_decoder";
    static final String ENCODER = "vae_encoder";
    static final List<String> TEXT = List.of("text_encoder", "text_encoder_2");

    private static final String CONFIG = "/config.json";
    private static final String SCHEDULER = "scheduler/scheduler_config.json";
    private static final int SD2_CONTEXT = 1024;

    static PipelineConfig of(ModelFolder model) throws GeneratorException {
        JsonNode index = model.json(ModelFolder.INDEX);
        String pipeline = index.path("_class_name").asString("");
        if (!pipeline.contains("StableDiffusion") && !pipeline.contains("LatentConsistencyModel")
                || pipeline.contains("StableDiffusion3")) {
            throw model.refused(ModelFolder.INDEX, "is of the pipeline \"" + pipeline + "\", which is not known here");
        }
        JsonNode unet = model.json(UNET + CONFIG);
        boolean dual = index.has("text_encoder_2")
                && !index.path("text_encoder_2").path(0).isNull();
        if (dual != unet.path("addition_embed_type").asString("").equals("text_time")) {
            throw model.refused(
                    UNET + CONFIG, "and " + ModelFolder.INDEX + " do not agree on whether there are two text encoders");
        }
        Map<String, Integer> layers = new java.util.LinkedHashMap<>();
        for (String part : dual ? TEXT : TEXT.subList(0, 1)) {
            layers.put(part, whole(model, part + CONFIG, model.json(part + CONFIG), "num_hidden_layers"));
        }
        JsonNode decoder = model.json(DECODER + CONFIG);
        SchedulerConfig scheduler = scheduler(model);
        ModelSettings settings = ModelSettings.of(model);
        return new PipelineConfig(
                model,
                dual,
                turbo(index, unet, scheduler),
                layers,
                whole(model, UNET + CONFIG, unet, "cross_attention_dim"),
                whole(model, UNET + CONFIG, unet, "in_channels"),
                unet.path("time_cond_proj_dim").asInt(0),
                index.path("force_zeros_for_empty_prompt").asBoolean(false),
                1 << blocks(model, DECODER + CONFIG, decoder, "block_out_channels") - 1,
                1 << blocks(model, UNET + CONFIG, unet, "down_block_types") - 1,
                number(model, decoder, "scaling_factor", dual ? 0.13025 : 0.18215),
                decoder.path("shift_factor").asDouble(0),
                scheduler,
                settings);
    }

    String family() {
        return dual ? "sdxl" : contextWidth == SD2_CONTEXT ? "sd21" : "sd15";
    }

    boolean startsFromImages() {
        return model.has(ENCODER + "/model.onnx");
    }

    /** Whether guidance takes a second look at a negative prompt. */
    boolean guided(double guidance) {
        return guidance > 1 && guidanceWidth == 0;
    }

    List<Sampler> samplers() {
        if (scheduler.own() == Sampler.FLOW_MATCH_EULER) {
            return List.of(Sampler.FLOW_MATCH_EULER);
        }
        List<Sampler> all = new ArrayList<>(List.of(scheduler.own()));
        for (Sampler other : Sampler.values()) {
            if (other != scheduler.own() && other != Sampler.FLOW_MATCH_EULER) {
                all.add(other);
            }
        }
        return all;
    }

    RenderModel described() throws GeneratorException {
        boolean few = turbo || scheduler.own() == Sampler.LCM;
        Map<Quality, Integer> steps = new EnumMap<>(Quality.class);
        steps.put(Quality.DRAFT, turbo ? 1 : few ? 2 : 12);
        steps.put(Quality.STANDARD, turbo ? 2 : few ? 4 : 25);
        steps.put(Quality.HERO, turbo ? 4 : few ? 8 : 40);
        steps.putAll(settings.steps());
        double guidance = few ? 1 : dual ? 5 : 7.5;
        Quality best = settings.best();
        Double ownGuidance = settings.guidance();
        Integer batch = settings.batch();
        Integer edge = settings.leastEdge();
        Long pixels = settings.mostPixels();
        int multiple = downsampling * halvings;
        double usual = ownGuidance == null ? guidanceWidth > 0 ? 8.5 : guidance : ownGuidance;
        return new RenderModel(
                model.id(),
                family(),
                best == null ? few ? Quality.STANDARD : Quality.HERO : best,
                steps,
                MOST_STEPS,
                usual,
                samplers().stream().map(Sampler::label).toList(),
                multiple,
                edge == null ? multiple : edge,
                pixels == null ? dual ? 1536L * 1536 : 1024L * 1024 : pixels,
                startsFromImages(),
                guided(usual),
                true,
                batch == null ? dual ? 4 : 8 : batch,
                model.as(sluice.render.Recipe.ORIGINAL).variants(),
                bytes(),
                settings.trained());
    }

    /** What its files take, which is about what they take when they are loaded. */
    long bytes() throws GeneratorException {
        long sum = model.bytes(UNET) + model.bytes(DECODER);
        for (String part : textLayers.keySet()) {
            sum += model.bytes(part);
        }
        return startsFromImages() ? sum + model.bytes(ENCODER) : sum;
    }

    /** Distilled models are published with trailing steps, which others are not, or say it by their name. */
    private static boolean turbo(JsonNode index, JsonNode unet, SchedulerConfig scheduler) {
        String name = (index.path("_name_or_path").asString("")
                        + unet.path("_name_or_path").asString(""))
                .toLowerCase(Locale.ROOT);
        boolean euler = scheduler.own() == Sampler.EULER || scheduler.own() == Sampler.EULER_ANCESTRAL;
        boolean trailing = scheduler.spacing() == SchedulerConfig.Spacing.TRAILING
                && scheduler.prediction() == SchedulerConfig.PredictionType.EPSILON;
        return name.contains("turbo") || euler && trailing;
    }

    private static SchedulerConfig scheduler(ModelFolder model) throws GeneratorException {
        try {
            return SchedulerConfig.of(model.json(SCHEDULER));
        } catch (IllegalArgumentException unknown) {
            throw model.refused(SCHEDULER, "cannot be followed: " + unknown.getMessage());
        }
    }

    private static int blocks(ModelFolder model, String file, JsonNode json, String key) throws GeneratorException {
        int count = json.path(key).size();
        if (!json.path(key).isArray() || count < 1 || count > 8) {
            throw model.refused(file, "does not say its \"" + key + "\"");
        }
        return count;
    }

    private static int whole(ModelFolder model, String file, JsonNode json, String key) throws GeneratorException {
        int number = json.path(key).asInt(0);
        if (number < 1 || number > 1 << 16) {
            throw model.refused(file, "does not say its \"" + key + "\"");
        }
        return number;
    }

    private static double number(ModelFolder model, JsonNode json, String key, double otherwise)
            throws GeneratorException {
        double number = json.path(key).asDouble(otherwise);
        if (!(number > 0 && number < 100)) {
            throw model.refused(DECODER + CONFIG, "has a \"" + key + "\" that is not above 0");
        }
        return number;
    }
}
