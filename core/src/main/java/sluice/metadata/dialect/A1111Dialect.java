package sluice.metadata.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sluice.metadata.GenerationParameters;
import sluice.metadata.GenerationParameters.Builder;
import sluice.metadata.HighResPass;
import sluice.metadata.Lora;
import sluice.metadata.Loras;
import sluice.metadata.Parameter;
import sluice.metadata.Reading;
import sluice.metadata.Tool;

/**
 * The text of the Stable Diffusion web UI and of all that write like it: Forge, reForge, SD.Next, Fooocus on request,
 * Civitai's downloads and several savers of ComfyUI.
 */
final class A1111Dialect implements Dialect {
    private static final String NAME = "a1111";

    /** Where such text may stand. Elsewhere it counts only when it is unmistakable. */
    private static final List<String> CARRIERS = List.of(
            "png:parameters",
            "exif:UserComment",
            "exif:ImageDescription",
            "exif:XPComment",
            "xmp#exif:UserComment",
            "png:UserComment",
            "png:Comment",
            "png:comment",
            "jpeg:comment",
            "gif:comment",
            "stealth:alpha",
            "stealth:rgb",
            "sidecar:txt",
            "sidecar:json");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Reading> read(Payloads payloads) {
        for (String source : CARRIERS) {
            Payload payload = payloads.at(source).orElse(null);
            if (payload != null && !payload.hasJson() && !payload.broken()) {
                A1111Parts parts = A1111Parts.of(payload.text());
                if (parts.isUnmistakable() || source.equals("png:parameters")) {
                    return Optional.of(new Reading(parameters(parts, source, ComfyGraphs.isIn(payloads)), List.of()));
                }
            }
        }
        return extras(payloads);
    }

    /** A file from the extras tab tells how it was enlarged, and nothing of how it was made. */
    private static Optional<Reading> extras(Payloads payloads) {
        return payloads.at("png:postprocessing")
                .filter(payload -> !payload.hasJson())
                .map(payload -> GenerationParameters.in(NAME)
                        .put(Parameter.TOOL, Tool.AUTOMATIC1111, payload.source())
                        .build())
                .map(parameters -> new Reading(parameters, List.of()));
    }

    /**
     * The parameters of one text.
     *
     * @param besideGraph a ComfyUI graph stands in the same file: then the graph tells the tool and what the text omits
     */
    static GenerationParameters parameters(A1111Parts parts, String source, boolean besideGraph) {
        Builder into = GenerationParameters.in(NAME);
        A1111Settings settings = parts.settings();
        if (settings != null && !besideGraph) {
            into.put(Parameter.TOOL, A1111Tool.of(settings), source);
        }
        into.put(Parameter.PROMPT, parts.prompt(), source);
        into.put(Parameter.NEGATIVE_PROMPT, parts.negative(), source);
        if (settings != null) {
            settings(settings, source, into);
            if (!besideGraph && !"ComfyUI".equals(settings.get("Version")) && !A1111Tool.isOurs(settings)) {
                into.put(Parameter.CLIP_SKIP, 1, source + "#default");
            }
        }
        into.put(Parameter.LORAS, loras(parts, settings), source);
        return into.build();
    }

    private static void settings(A1111Settings settings, String source, Builder into) {
        into.put(Parameter.TOOL_VERSION, version(settings), source + "#Version");
        into.put(Parameter.SEED, of(settings.get("Seed"), Scalar::seed), source + "#Seed");
        into.put(Parameter.STEPS, of(settings.get("Steps"), Scalar::count), source + "#Steps");
        into.put(Parameter.GUIDANCE, of(settings.get("CFG scale"), Scalar::number), source + "#CFG scale");
        sampler(settings, source, into);
        into.put(Parameter.MODEL, ModelName.of(model(settings)), source + "#Model");
        into.put(Parameter.MODEL_HASH, modelHash(settings), source + "#Model hash");
        into.put(Parameter.CLIP_SKIP, of(settings.get("Clip skip"), Scalar::count), source + "#Clip skip");
        Double denoise = Scalar.strength(of(settings.get("Denoising strength", "Denoise strength"), Scalar::number));
        into.put(Parameter.DENOISE, denoise, source + "#Denoising strength");
        into.put(Parameter.SIZE, of(settings.get("Size"), Scalar::size), source + "#Size");
        into.put(Parameter.HIGH_RES, highRes(settings, denoise), source + "#Hires upscaler");
    }

    private static <T> @Nullable T of(@Nullable String text, Function<String, @Nullable T> reader) {
        return text == null ? null : reader.apply(text);
    }

    /** Savers of ComfyUI write its name there, which is no version. */
    private static @Nullable String version(A1111Settings settings) {
        String version = settings.get("Version");
        return "ComfyUI".equals(version) ? null : version;
    }

    private static void sampler(A1111Settings settings, String source, Builder into) {
        for (String key : List.of("Schedule type", "Scheduler", "Sampler sigma")) {
            into.put(Parameter.SCHEDULER, settings.get(key), source + "#" + key);
        }
        String written = settings.get("Sampler");
        if (written != null) {
            String scheduler = settings.get("Schedule type", "Scheduler", "Sampler sigma");
            SamplerName name = SamplerName.of(written);
            boolean isSuffix = scheduler == null || scheduler.equalsIgnoreCase(name.scheduler());
            into.put(Parameter.SAMPLER, isSuffix ? name.sampler() : written, source + "#Sampler");
            into.put(Parameter.SCHEDULER, name.scheduler(), source + "#Sampler");
        }
    }

    private static @Nullable String model(A1111Settings settings) {
        String model = settings.get("Model", "Base model");
        return model != null ? model : CivitaiResources.checkpoint(settings.get("Civitai resources"));
    }

    private static @Nullable String modelHash(A1111Settings settings) {
        String hash = settings.get("Model hash");
        return hash != null
                ? hash
                : of(
                        settings.get("Hashes"),
                        hashes -> TolerantJson.object(hashes)
                                .map(object -> Scalar.text(object.get("model")))
                                .orElse(null));
    }

    private static @Nullable HighResPass highRes(A1111Settings settings, @Nullable Double denoise) {
        String upscaler = settings.get("Hires upscaler");
        Double scale = of(settings.get("Hires upscale"), Scalar::number);
        Integer steps = of(settings.get("Hires steps"), Scalar::count);
        Double own = Scalar.strength(of(settings.get("Hires strength", "Hires denoising strength"), Scalar::number));
        return upscaler == null && scale == null && steps == null
                ? null
                : new HighResPass(upscaler, scale, steps, own == null ? denoise : own);
    }

    /** From the prompt's tags; then those that only the settings name, with their weights where these are written. */
    private static Loras loras(A1111Parts parts, @Nullable A1111Settings settings) {
        Map<String, Lora> byName = new LinkedHashMap<>();
        PromptLoras.in(parts.prompt()).forEach(lora -> byName.putIfAbsent(folded(lora.name()), lora));
        if (settings != null) {
            Map<String, String> weights = pairs(settings.get("Lora weights"));
            pairs(settings.get("Lora hashes")).forEach((name, hash) -> add(byName, name, weights.get(name)));
            weights.forEach((name, weight) -> add(byName, name, weight));
            CivitaiResources.loras(settings.get("Civitai resources"))
                    .forEach(lora -> byName.putIfAbsent(folded(lora.name()), lora));
        }
        return new Loras(new ArrayList<>(byName.values()));
    }

    private static void add(Map<String, Lora> byName, String written, @Nullable String weight) {
        String name = ModelName.of(written);
        if (name != null) {
            byName.putIfAbsent(folded(name), new Lora(name, weight == null ? null : Scalar.number(weight)));
        }
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** {@code name: value, name: value}; names may hold colons, so the last one parts them. */
    private static Map<String, String> pairs(@Nullable String list) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : list == null ? new String[0] : list.split(",", 200)) {
            int colon = pair.lastIndexOf(':');
            if (colon > 0) {
                pairs.putIfAbsent(
                        pair.substring(0, colon).strip(),
                        pair.substring(colon + 1).strip());
            }
        }
        return pairs;
    }
}
