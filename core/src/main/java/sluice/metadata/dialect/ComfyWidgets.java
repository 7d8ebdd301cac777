package sluice.metadata.dialect;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Names for the positional {@code widgets_values} of a drawn node. Newer files name the widgets among the inputs; for
 * older ones the usual nodes are known. Behind a seed stands a hidden value, which says what to do with the seed next
 * and belongs to no input.
 */
final class ComfyWidgets {
    private static final Set<String> AFTER_SEED = Set.of("fixed", "increment", "decrement", "randomize");

    private static final Map<String, List<String>> KNOWN = Map.ofEntries(
            entry("KSampler", List.of("seed", "steps", "cfg", "sampler_name", "scheduler", "denoise")),
            entry(
                    "KSamplerAdvanced",
                    List.of(
                            "add_noise",
                            "noise_seed",
                            "steps",
                            "cfg",
                            "sampler_name",
                            "scheduler",
                            "start_at_step",
                            "end_at_step",
                            "return_with_leftover_noise")),
            entry(
                    "KSampler (Efficient)",
                    List.of(
                            "seed",
                            "steps",
                            "cfg",
                            "sampler_name",
                            "scheduler",
                            "denoise",
                            "preview_method",
                            "vae_decode")),
            entry("SamplerCustom", List.of("add_noise", "noise_seed", "cfg")),
            entry("RandomNoise", List.of("noise_seed")),
            entry("KSamplerSelect", List.of("sampler_name")),
            entry("BasicScheduler", List.of("scheduler", "steps", "denoise")),
            entry("CFGGuider", List.of("cfg")),
            entry("FluxGuidance", List.of("guidance")),
            entry("CLIPTextEncode", List.of("text")),
            entry(
                    "CLIPTextEncodeSDXL",
                    List.of(
                            "width",
                            "height",
                            "crop_w",
                            "crop_h",
                            "target_width",
                            "target_height",
                            "text_g",
                            "text_l")),
            entry("CLIPTextEncodeFlux", List.of("clip_l", "t5xxl", "guidance")),
            entry("TextEncodeQwenImageEdit", List.of("prompt")),
            entry("CheckpointLoaderSimple", List.of("ckpt_name")),
            entry("ImageOnlyCheckpointLoader", List.of("ckpt_name")),
            entry("CheckpointLoader", List.of("config_name", "ckpt_name")),
            entry("UNETLoader", List.of("unet_name", "weight_dtype")),
            entry("UnetLoaderGGUF", List.of("unet_name")),
            entry("LoraLoader", List.of("lora_name", "strength_model", "strength_clip")),
            entry("LoraLoaderModelOnly", List.of("lora_name", "strength_model")),
            entry("CLIPSetLastLayer", List.of("stop_at_clip_layer")),
            entry("LatentUpscale", List.of("upscale_method", "width", "height", "crop")),
            entry("LatentUpscaleBy", List.of("upscale_method", "scale_by")),
            entry("ImageScale", List.of("upscale_method", "width", "height", "crop")),
            entry("ImageScaleBy", List.of("upscale_method", "scale_by")),
            entry("UpscaleModelLoader", List.of("model_name")),
            entry("LTXVScheduler", List.of("steps", "max_shift", "base_shift", "stretch", "terminal")),
            entry("WanImageToVideo", List.of("width", "height", "length", "batch_size")),
            entry("SVD_img2vid_Conditioning", List.of("width", "height", "video_frames", "motion_bucket_id", "fps")),
            entry("SDV_img2vid_Conditioning", List.of("width", "height", "video_frames", "motion_bucket_id", "fps")),
            entry("SDXL Empty Latent Image (rgthree)", List.of("dimensions", "clip_scale", "batch_size")),
            entry(
                    "Efficient Loader",
                    List.of(
                            "ckpt_name",
                            "vae_name",
                            "clip_skip",
                            "lora_name",
                            "lora_model_strength",
                            "lora_clip_strength",
                            "positive",
                            "negative",
                            "token_normalization",
                            "weight_interpretation",
                            "empty_latent_width",
                            "empty_latent_height",
                            "batch_size")));

    private ComfyWidgets() {}

    /** The values of a node's widgets by input name; what cannot be named for sure is left out. */
    static Map<String, JsonNode> of(JsonNode node, String type) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        JsonNode values = node.path("widgets_values");
        if (values.isObject()) {
            values.properties().forEach(value -> named.put(value.getKey(), value.getValue()));
            return named;
        }
        List<String> known = known(type);
        List<String> written = written(node);
        if (known != null) {
            assign(known, values, named);
        } else if (!written.isEmpty() && assign(written, values, named) == values.size()) {
            return named;
        } else {
            named.clear();
            guess(values, named);
        }
        return named;
    }

    private static @Nullable List<String> known(String type) {
        boolean isEmptyLatent = type.startsWith("Empty") && type.contains("Latent");
        return isEmptyLatent ? List.of("width", "height") : KNOWN.get(type);
    }

    private static List<String> written(JsonNode node) {
        List<String> names = new ArrayList<>();
        for (JsonNode input : node.path("inputs").values()) {
            String name = Scalar.text(input.path("widget").get("name"));
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    /** Gives the values their names in order; returns how many values that took, or -1 when there are too few. */
    private static int assign(List<String> names, JsonNode values, Map<String, JsonNode> named) {
        int at = 0;
        for (int i = 0; i < names.size(); i++) {
            JsonNode value = values.get(at);
            if (value == null) {
                return -1;
            }
            named.putIfAbsent(names.get(i), value);
            at++;
            boolean isOneTooMany = values.size() - at > names.size() - i - 1;
            if (names.get(i).endsWith("seed") && isAfterSeed(values.get(at), isOneTooMany)) {
                at++;
            }
        }
        return at;
    }

    /** The hidden value is a word; in early files it was a switch, and some nodes leave it empty. */
    private static boolean isAfterSeed(@Nullable JsonNode value, boolean isOneTooMany) {
        return value != null
                && ((value.isString() && AFTER_SEED.contains(value.stringValue()))
                        || (isOneTooMany && (value.isNull() || value.isBoolean())));
    }

    /** Of an unknown node: a lone string is its text, and objects that name a LoRA are LoRAs. */
    private static void guess(JsonNode values, Map<String, JsonNode> named) {
        JsonNode only = null;
        int strings = 0;
        int loras = 0;
        for (JsonNode value : values.values()) {
            if (value.isString()) {
                only = value;
                strings++;
            } else if (value.isObject() && value.has("lora")) {
                named.put("lora_" + ++loras, value);
            }
        }
        if (strings == 1 && only != null) {
            named.put("text", only);
        }
    }
}
