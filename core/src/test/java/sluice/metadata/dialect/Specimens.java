package sluice.metadata.dialect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import sluice.metadata.RawMetadata;

/** One whole, valid file of each dialect, made up for the tests. */
final class Specimens {
    static final String A1111 = """
            a red fox, <lora:fur_v2:0.7>, (snow:1.2)
            Negative prompt: blurry, text
            Steps: 28, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 6.5, Seed: 18446744073709551615, \
            Size: 832x1216, Model hash: 1a2b3c4d5e, Model: fox_v3, Denoising strength: 0.4, Clip skip: 2, \
            ADetailer prompt: "a, b: c\\nd", ADetailer Version: 24.5.1, Hires upscale: 1.5, Hires steps: 12, \
            Hires upscaler: 4x-Sharp, Lora hashes: "fur_v2: 112233445566", Hashes: {"model": "1a2b3c4d5e"}, \
            Version: v1.10.1""";

    static final String COMFY = """
            {"1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sdxl\\\\fox_v3.safetensors"}},
             "2": {"class_type": "LoraLoader", "inputs": {"lora_name": "fur/fur_v2.safetensors", "strength_model": 0.7,
                   "strength_clip": 1, "model": ["1", 0], "clip": ["1", 1]}},
             "3": {"class_type": "CLIPSetLastLayer", "inputs": {"stop_at_clip_layer": -2, "clip": ["2", 1]}},
             "4": {"class_type": "CLIPTextEncode", "inputs": {"text": "a red fox", "clip": ["3", 0]}},
             "5": {"class_type": "CLIPTextEncode", "inputs": {"text": "blurry", "clip": ["3", 0]}},
             "6": {"class_type": "EmptyLatentImage", "inputs": {"width": 832, "height": 1216, "batch_size": 1}},
             "7": {"class_type": "KSampler", "inputs": {"seed": 18446744073709551615, "steps": 28, "cfg": 6.5,
                   "sampler_name": "dpmpp_2m", "scheduler": "karras", "denoise": 1.0, "model": ["2", 0],
                   "positive": ["4", 0], "negative": ["5", 0], "latent_image": ["6", 0]}},
             "8": {"class_type": "LatentUpscaleBy", "inputs": {"upscale_method": "bislerp", "scale_by": 1.5,
                   "samples": ["7", 0]}},
             "9": {"class_type": "KSampler", "inputs": {"seed": 5, "steps": 12, "cfg": 6.5, "sampler_name": "euler",
                   "scheduler": "simple", "denoise": 0.4, "model": ["2", 0], "positive": ["4", 0],
                   "negative": ["5", 0], "latent_image": ["8", 0]}},
             "10": {"class_type": "VAEDecode", "inputs": {"samples": ["9", 0], "vae": ["1", 2]}},
             "11": {"class_type": "SaveImage", "inputs": {"filename_prefix": "x", "images": ["10", 0]}}}""";

    static final String DRAWN = """
            {"last_node_id": 7, "nodes": [
              {"id": 1, "type": "CheckpointLoaderSimple", "mode": 0, "widgets_values": ["fox_v3.safetensors"],
               "outputs": [{"type": "MODEL"}, {"type": "CLIP"}, {"type": "VAE"}]},
              {"id": 2, "type": "LoraLoaderModelOnly", "mode": 4, "widgets_values": ["off.safetensors", 1],
               "inputs": [{"name": "model", "type": "MODEL", "link": 1}], "outputs": [{"type": "MODEL"}]},
              {"id": 3, "type": "CLIPTextEncode", "mode": 0, "widgets_values": ["a red fox /* a remark */"],
               "inputs": [{"name": "clip", "type": "CLIP", "link": 2}]},
              {"id": 4, "type": "CLIPTextEncode", "mode": 0, "widgets_values": ["blurry"],
               "inputs": [{"name": "clip", "type": "CLIP", "link": 3}]},
              {"id": 5, "type": "EmptyLatentImage", "mode": 0, "widgets_values": [832, 1216, 1]},
              {"id": 6, "type": "KSampler", "mode": 0,
               "widgets_values": [77, "randomize", 28, 6.5, "dpmpp_2m", "karras", 1],
               "inputs": [{"name": "model", "type": "MODEL", "link": 4}, {"name": "positive", "link": 5},
                          {"name": "negative", "link": 6}, {"name": "latent_image", "link": 7}]},
              {"id": 7, "type": "SaveImage", "mode": 0, "widgets_values": ["x"],
               "inputs": [{"name": "images", "link": 8}]}],
             "links": [[1, 1, 0, 2, 0, "MODEL"], [2, 1, 1, 3, 0, "CLIP"], [3, 1, 1, 4, 0, "CLIP"],
                       [4, 2, 0, 6, 0, "MODEL"], [5, 3, 0, 6, 1, "CONDITIONING"], [6, 4, 0, 6, 2, "CONDITIONING"],
                       [7, 5, 0, 6, 3, "LATENT"], [8, 6, 0, 7, 0, "IMAGE"]]}""";

    static final String SWARM = """
            {"sui_image_params": {"prompt": "a red fox", "negativeprompt": "blurry", "model": "XL/fox_v3",
              "seed": "42", "steps": "28", "cfgscale": 6.5, "sampler": "dpmpp_2m", "scheduler": "karras",
              "width": 832, "height": 1216, "loras": "fur_v2,snow", "loraweights": "0.7,1", "refinerupscale": 1.5,
              "refinerupscalemethod": "model-4x.pth", "clipstopatlayer": -2, "swarm_version": "0.9.7.4"},
             "sui_models": [{"name": "fox_v3.safetensors", "param": "model", "hash": "0x1122"}]}""";

    static final String NOVELAI = """
            {"prompt": "a red fox", "steps": 28, "height": 1216, "width": 832, "scale": 5.5, "seed": 42,
             "noise_schedule": "karras", "sampler": "k_euler_ancestral", "uc": "blurry", "strength": 0.6,
             "v4_prompt": {"caption": {"base_caption": "a red fox", "char_captions":
               [{"char_caption": "girl, running", "centers": [{"x": 0.5, "y": 0.3}]}]}},
             "v4_negative_prompt": {"caption": {"base_caption": "blurry", "char_captions": []}},
             "signed_hash": "x", "request_type": "PromptGenerateRequest"}""";

    static final String INVOKE = """
            {"app_version": "4.2.0", "generation_mode": "sdxl_txt2img", "positive_prompt": "a red fox",
             "negative_prompt": "blurry", "width": 832, "height": 1216, "seed": 42, "cfg_scale": 6.5, "steps": 28,
             "scheduler": "dpmpp_2m_k", "clip_skip": 1, "model": {"key": "k", "hash": "blake3:1f", "name": "fox_v3",
             "base": "sdxl"}, "loras": [{"model": {"name": "fur_v2"}, "weight": 0.7}], "hrf_enabled": true,
             "hrf_method": "ESRGAN", "hrf_strength": 0.45}""";

    static final String FOOOCUS = """
            {"base_model": "fox_v3", "base_model_hash": "1a2b3c4d5e", "clip_skip": 2, "guidance_scale": 4,
             "lora_combined_1": "fur_v2 : 0.7", "loras": [["fur_v2", 0.7, "11"]], "metadata_scheme": "fooocus",
             "negative_prompt": "blurry", "performance": "Speed", "prompt": "a red fox", "resolution": "(832, 1216)",
             "sampler": "dpmpp_2m_sde_gpu", "scheduler": "karras", "seed": "42", "steps": 30,
             "styles": "['Fooocus V2', 'It''s']", "version": "Fooocus v2.5.5"}""";

    static final String DRAW_THINGS = """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
             xmlns:exif="http://ns.adobe.com/exif/1.0/"><xmp:CreatorTool>Draw Things</xmp:CreatorTool>
            <exif:UserComment><rdf:Alt><rdf:li xml:lang="x-default">{"c":"a red &amp; white fox","uc":"blurry",
            "model":"fox_v3_f16.ckpt","sampler":"DPM++ 2M Karras","scale":6.5,"seed":42,"steps":28,"size":"832x1216",
            "strength":1,"lora":[{"model":"fur_v2.ckpt","weight":0.7}],"v2":{"clipSkip":2,"hiresFix":false}}</rdf:li>
            </rdf:Alt></exif:UserComment></rdf:Description></rdf:RDF></x:xmpmeta>""";

    static final String TENSORART = """
            {"models":[{"type":"BASE_MODEL","label":"Fox v3","modelFileName":"fox_v3.safetensors"},
              {"type":"LORA","label":"Fur","modelFileName":"fur_v2.safetensors","weight":0.7}],
             "prompt":"a red fox","negativePrompt":"blurry","width":832,"height":1216,"imageCount":1,
             "samplerName":"DPM++ 2M Karras","steps":28,"cfgScale":6.5,"seed":"42","clipSkip":2,
             "baseModel":{"modelId":"1","hash":"1A2B","modelFileName":"fox_v3","label":"Fox v3"},"workEngine":"TAMS_V1"}\0\0""";

    private Specimens() {}

    static RawMetadata of(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    /** By dialect name. */
    static Map<String, RawMetadata> all() {
        Map<String, RawMetadata> all = new LinkedHashMap<>();
        all.put("a1111", Entries.raw("png:parameters", A1111));
        all.put("comfyui", Entries.raw("png:prompt", COMFY));
        all.put("comfyui as drawn", Entries.raw("exif:Make", "workflow:" + DRAWN));
        all.put("swarmui", Entries.raw("exif:UserComment", SWARM));
        all.put(
                "novelai",
                Entries.raw(
                        "png:Software",
                        "NovelAI",
                        "png:Source",
                        "NovelAI Diffusion V4 37442FCA",
                        "png:Description",
                        "a red fox",
                        "png:Comment",
                        NOVELAI));
        all.put("invokeai", Entries.raw("png:invokeai_metadata", INVOKE));
        all.put(
                "invokeai 1",
                Entries.raw(
                        "png:Dream", "\"a red fox [blurry]\" -s28 -S 42 -W832 -H 1216 -C6.5 --sampler=k_lms -f 0.4"));
        all.put("fooocus", Entries.raw("png:parameters", FOOOCUS, "png:fooocus_scheme", "fooocus"));
        all.put(
                "easydiffusion",
                Entries.raw(
                        "png:prompt",
                        "a red fox",
                        "png:negative_prompt",
                        "blurry",
                        "png:seed",
                        "42",
                        "png:use_stable_diffusion_model",
                        "/home/u/models/fox_v3.safetensors",
                        "png:sampler_name",
                        "euler_a",
                        "png:width",
                        "832",
                        "png:height",
                        "1216",
                        "png:num_inference_steps",
                        "28",
                        "png:guidance_scale",
                        "6.5",
                        "png:use_lora_model",
                        "fur_v2",
                        "png:lora_alpha",
                        "0.7"));
        all.put("drawthings", Entries.raw("xmp", DRAW_THINGS));
        all.put(
                "midjourney",
                Entries.raw(
                        "png:Author",
                        "someone",
                        "png:Description",
                        "a red fox --ar 2:3 --no blur, text --seed 42 --v 6.1 --s 250 Job ID: 4bad25b0-96d6-42a1-9aed-a55e54786b23"));
        all.put("tensorart", Entries.raw("png:generation_data", TENSORART, "png:prompt", COMFY));
        all.put(
                "stabilitymatrix",
                Entries.raw(
                        "png:parameters-json",
                        "{\"PositivePrompt\":\"a red fox\",\"NegativePrompt\":\"blurry\",\"Width\":832,\"Height\":1216,"
                                + "\"Seed\":42,\"Steps\":28,\"CfgScale\":6.5,\"Sampler\":\"DPM++ 2M Karras\","
                                + "\"ModelName\":\"fox_v3.safetensors\",\"ModelHash\":\"1a2b\"}",
                        "png:smproj",
                        "{\"version\":1}"));
        all.put(
                "civitai",
                Entries.raw(
                        "exif:UserComment",
                        COMFY.substring(0, COMFY.lastIndexOf('}'))
                                + ",\"extra\":{\"airs\":[]},\"extraMetadata\":\"{\\\"prompt\\\":\\\"a red fox\\\","
                                + "\\\"steps\\\":25,\\\"cfgScale\\\":5,\\\"seed\\\":42}\"}"));
        all.put(
                "hf-space-json",
                Entries.raw(
                        "png:parameters",
                        "{\"prompt\":\"a red fox\",\"negative_prompt\":\"blurry\",\"resolution\":\"832 x 1216\","
                                + "\"guidance_scale\":5.5,\"num_inference_steps\":24,\"seed\":42,\"sampler\":\"DPM++ 2M Karras\","
                                + "\"Model\":{\"Model\":\"Fox XL 3.1\",\"Model hash\":\"1A2B\"},\"use_upscaler\":"
                                + "{\"upscale_method\":\"nearest-exact\",\"upscaler_strength\":0.55,\"upscale_by\":1.5}}"));
        all.put(
                "declared",
                Entries.raw(
                        "c2pa",
                        "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
                        "c2pa:generator",
                        "DALL·E"));
        return all;
    }
}
