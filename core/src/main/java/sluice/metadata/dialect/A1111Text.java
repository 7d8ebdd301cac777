package sluice.metadata.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sluice.metadata.GenerationParameters;
import sluice.metadata.HighResPass;
import sluice.metadata.Lora;
import sluice.metadata.Loras;
import sluice.metadata.Parameter;
import sluice.metadata.RequestedSize;
import sluice.metadata.Tool;
import tools.jackson.databind.node.JsonNodeFactory;

/** Writes generation parameters as the text that the Stable Diffusion web UI and all of its kin read. */
public final class A1111Text {
    /** With fewer pairs a reader takes the settings for a part of the prompt. */
    private static final int FEWEST_PAIRS = 3;

    private A1111Text() {}

    /**
     * Prompt, negative prompt and a line of settings; empty when nothing is known. Settings of fewer than three pairs
     * are left out, for no reader would tell them from the prompt.
     */
    public static String write(GenerationParameters parameters) {
        List<String> lines = new ArrayList<>();
        parameters.get(Parameter.PROMPT).ifPresent(prompt -> lines.add(prompt.strip()));
        parameters
                .get(Parameter.NEGATIVE_PROMPT)
                .ifPresent(negative -> lines.add("Negative prompt: " + negative.strip()));
        List<String> settings = settings(parameters);
        if (settings.size() >= FEWEST_PAIRS) {
            lines.add(String.join(", ", settings));
        }
        return String.join("\n", lines);
    }

    private static List<String> settings(GenerationParameters parameters) {
        List<String> pairs = new ArrayList<>();
        add(pairs, "Steps", parameters.get(Parameter.STEPS));
        add(pairs, "Sampler", parameters.get(Parameter.SAMPLER));
        add(pairs, "Schedule type", parameters.get(Parameter.SCHEDULER));
        add(pairs, "CFG scale", parameters.get(Parameter.GUIDANCE));
        add(pairs, "Seed", parameters.get(Parameter.SEED));
        add(pairs, "Size", parameters.get(Parameter.SIZE).map(A1111Text::size));
        add(pairs, "Model hash", parameters.get(Parameter.MODEL_HASH));
        add(pairs, "Model", parameters.get(Parameter.MODEL));
        Optional<HighResPass> highRes = parameters.get(Parameter.HIGH_RES);
        Optional<Double> highResDenoise = highRes.map(HighResPass::denoise);
        Optional<Double> denoise = parameters.get(Parameter.DENOISE).or(() -> highResDenoise);
        add(pairs, "Denoising strength", denoise);
        add(pairs, "Clip skip", parameters.get(Parameter.CLIP_SKIP).filter(skip -> skip != 1));
        add(pairs, "Hires upscale", highRes.map(HighResPass::scale));
        add(pairs, "Hires steps", highRes.map(HighResPass::steps));
        add(pairs, "Hires strength", highResDenoise.filter(own -> !denoise.equals(highResDenoise)));
        add(pairs, "Hires upscaler", highRes.map(HighResPass::upscaler));
        add(pairs, "Lora weights", loras(parameters));
        add(
                pairs,
                "App",
                parameters
                        .get(Parameter.TOOL)
                        .filter(tool -> tool == Tool.SDNEXT)
                        .map(tool -> "SD.Next"));
        add(pairs, "Version", version(parameters));
        return pairs;
    }

    private static void add(List<String> pairs, String key, Optional<?> value) {
        value.ifPresent(known ->
                pairs.add(key + ": " + quoted(known instanceof Double number ? plain(number) : known.toString())));
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private static String size(RequestedSize size) {
        return size.width() + "x" + size.height();
    }

    /** As a JSON string where the value would otherwise not end where it ends. */
    private static String quoted(String value) {
        boolean isPlain = value.chars().noneMatch(c -> c == ',' || c == ':' || c == '\n' || c == '\r')
                && value.equals(value.strip())
                && !value.isEmpty()
                && "\"[{".indexOf(value.charAt(0)) < 0;
        return isPlain ? value : JsonNodeFactory.instance.stringNode(value).toString();
    }

    /** Those that the prompt does not call for itself. */
    private static Optional<String> loras(GenerationParameters parameters) {
        Set<String> called = PromptLoras.in(parameters.get(Parameter.PROMPT).orElse("")).stream()
                .map(lora -> lora.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<Lora> others = parameters.get(Parameter.LORAS).map(Loras::all).orElse(List.of()).stream()
                .filter(lora -> !called.contains(lora.name().toLowerCase(Locale.ROOT)))
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(others.stream()
                        .map(lora -> lora.name() + ": " + weight(lora.weight()))
                        .collect(Collectors.joining(", ")));
    }

    private static String weight(@Nullable Double weight) {
        return weight == null ? "" : plain(weight);
    }

    private static Optional<String> version(GenerationParameters parameters) {
        Optional<String> version = parameters.get(Parameter.TOOL_VERSION);
        boolean isComfy = parameters
                .get(Parameter.TOOL)
                .filter(tool -> tool == Tool.COMFYUI)
                .isPresent();
        return version.isEmpty() && isComfy ? Optional.of("ComfyUI") : version;
    }
}
