package sluice.models.diffusion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sluice.models.OnnxGraph;
import tools.jackson.databind.json.JsonMapper;

/** The JSON files of a pipeline, with the keys of the real ones, in their order. */
final class TinyConfigs {
    private static final List<String> RUNTIME = List.of("diffusers", "OnnxRuntimeModel");

    private final TinyShape shape;
    private final boolean two;

    TinyConfigs(TinyShape shape) {
        this.shape = shape;
        this.two = shape.family().hasTwoEncoders();
    }

    /** Text by path. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("model_index.json", json(index()));
        files.put("sluice.json", json(Map.of("trained", false)));
        files.put("scheduler/scheduler_config.json", json(scheduler()));
        files.put("text_encoder/config.json", json(text("CLIPTextModel", shape.textWidth())));
        if (two) {
            files.put("text_encoder_2/config.json", json(text("CLIPTextModelWithProjection", shape.secondWidth())));
        }
        for (Map.Entry<String, String> tokenizer : shape.tokenizers()) {
            files.put(tokenizer.getKey() + "/vocab.json", TinyVocabulary.vocabulary());
            files.put(tokenizer.getKey() + "/merges.txt", TinyVocabulary.merges());
            files.put(tokenizer.getKey() + "/tokenizer_config.json", json(tokenizer(tokenizer.getValue())));
        }
        files.put("unet/config.json", json(unet()));
        files.put("vae_decoder/config.json", json(vae()));
        files.put("vae_encoder/config.json", json(vae()));
        return files;
    }

    private Map<String, Object> index() {
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("_class_name", two ? "ORTStableDiffusionXLPipeline" : "ORTStableDiffusionPipeline");
        index.put("_diffusers_version", "0.35.1");
        if (two) {
            index.put("force_zeros_for_empty_prompt", true);
        }
        index.put("scheduler", List.of("diffusers", String.valueOf(scheduler().get("_class_name"))));
        index.put("text_encoder", RUNTIME);
        if (two) {
            index.put("text_encoder_2", RUNTIME);
        }
        index.put("tokenizer", List.of("transformers", "CLIPTokenizer"));
        if (two) {
            index.put("tokenizer_2", List.of("transformers", "CLIPTokenizer"));
        }
        index.put("unet", RUNTIME);
        index.put("vae_decoder", RUNTIME);
        index.put("vae_encoder", RUNTIME);
        return index;
    }

    /** As the published models of the family have them. */
    private Map<String, Object> scheduler() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put(
                "_class_name",
                switch (shape.family()) {
                    case SD15 -> "PNDMScheduler";
                    case SD_TURBO, SDXL -> "EulerDiscreteScheduler";
                    case SDXL_TURBO -> "EulerAncestralDiscreteScheduler";
                });
        config.put("_diffusers_version", "0.35.1");
        config.put("beta_end", 0.012);
        config.put("beta_schedule", "scaled_linear");
        config.put("beta_start", 0.00085);
        config.put("num_train_timesteps", 1000);
        config.put("prediction_type", "epsilon");
        config.put("steps_offset", 1);
        if (shape.family() != TinyShape.Family.SD15) {
            config.put("timestep_spacing", shape.family().isTurbo() ? "trailing" : "leading");
        }
        config.put("trained_betas", null);
        return config;
    }

    private Map<String, Object> text(String architecture, int width) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("architectures", List.of(architecture));
        config.put("bos_token_id", TinyVocabulary.number(TinyVocabulary.BEGIN));
        config.put("eos_token_id", TinyVocabulary.number(TinyVocabulary.END));
        config.put("hidden_act", "quick_gelu");
        config.put("hidden_size", width);
        config.put("intermediate_size", 4 * width);
        config.put("max_position_embeddings", TinyShape.WINDOW);
        config.put("model_type", "clip_text_model");
        config.put("num_attention_heads", TinyShape.HEADS);
        config.put("num_hidden_layers", shape.textLayers());
        config.put("projection_dim", width);
        config.put("vocab_size", TinyVocabulary.size());
        return config;
    }

    private static Map<String, Object> tokenizer(String pad) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("bos_token", TinyVocabulary.BEGIN);
        config.put("do_lower_case", true);
        config.put("eos_token", TinyVocabulary.END);
        config.put("model_max_length", TinyShape.WINDOW);
        config.put("pad_token", pad);
        config.put("tokenizer_class", "CLIPTokenizer");
        config.put("unk_token", TinyVocabulary.END);
        return config;
    }

    private Map<String, Object> unet() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("_class_name", "UNet2DConditionModel");
        config.put("addition_embed_type", two ? "text_time" : null);
        config.put("block_out_channels", List.of(shape.channels(), 2 * shape.channels()));
        config.put("cross_attention_dim", shape.contextWidth());
        config.put("down_block_types", List.of("DownBlock2D", "CrossAttnDownBlock2D"));
        config.put("in_channels", TinyShape.LATENT);
        config.put("layers_per_block", shape.blocks());
        config.put("out_channels", TinyShape.LATENT);
        config.put("sample_size", 8);
        config.put("time_cond_proj_dim", null);
        if (shape.precision() == OnnxGraph.Type.FLOAT16) {
            config.put("torch_dtype", "float16");
        }
        return config;
    }

    private Map<String, Object> vae() {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("_class_name", "AutoencoderKL");
        config.put("block_out_channels", List.of(8, 8, 8, 8));
        config.put("in_channels", 3);
        config.put("latent_channels", TinyShape.LATENT);
        config.put("out_channels", 3);
        config.put("sample_size", 64);
        config.put("scaling_factor", shape.family().scaling);
        return config;
    }

    private static String json(Map<String, Object> config) {
        return JsonMapper.shared().writeValueAsString(config) + "\n";
    }
}
