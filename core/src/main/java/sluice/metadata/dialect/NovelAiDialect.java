package sluice.metadata.dialect;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import sluice.metadata.Reading;
import sluice.metadata.Tool;
import tools.jackson.databind.JsonNode;

/**
 * NovelAI: PNG texts of their own, or all of them as one JSON object in EXIF or hidden in the pixels. The settings are
 * JSON in {@code Comment}; from version 4 on the prompt has a base caption and one for each character.
 */
final class NovelAiDialect implements Dialect {
    private static final String NAME = "novelai";
    private static final int HASH_DIGITS = 8;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Reading> read(Payloads payloads) {
        boolean signed = payloads.text("png:Software").startsWith("NovelAI")
                || payloads.text("exif:Software").startsWith("NovelAI");
        for (Payload payload : payloads.objects().toList()) {
            JsonNode json = payload.json();
            if (json == null) {
                continue;
            }
            JsonNode settings = settings(json);
            boolean says = signed || isSignature(Scalar.text(json.get("Software")));
            if (settings != null && (says || isSettings(settings))) {
                return Optional.of(wrapped(payloads, json, settings, payload.source() + "#Comment"));
            }
            if (isSettings(json) || (signed && payload.source().equals("png:Comment"))) {
                return Optional.of(reading(payloads, json, payload.source()));
            }
        }
        return signed ? Optional.of(unexplained(payloads)) : Optional.empty();
    }

    private static boolean isSignature(@Nullable String software) {
        return software != null && software.startsWith("NovelAI");
    }

    private static @Nullable JsonNode settings(JsonNode json) {
        JsonNode comment = json.get("Comment");
        if (comment != null && comment.isString()) {
            return TolerantJson.object(comment.stringValue()).orElse(null);
        }
        return comment != null && comment.isObject() ? comment : null;
    }

    private static boolean isSettings(JsonNode json) {
        return json.has("v4_prompt")
                || (json.has("uc") && json.has("prompt") && json.has("sampler") && !json.has("c"))
                || (json.has("signed_hash") && json.has("request_type"));
    }

    private static Reading wrapped(Payloads payloads, JsonNode json, JsonNode settings, String source) {
        GenerationParameters.Builder into = begin(source);
        settings(settings, source, into);
        model(Scalar.text(json.get("Source")), source, into);
        rest(payloads, into);
        into.put(Parameter.PROMPT, described(Scalar.text(json.get("Description"))), source);
        return new Reading(into.build(), List.of());
    }

    private static Reading reading(Payloads payloads, JsonNode settings, String source) {
        GenerationParameters.Builder into = begin(source);
        settings(settings, source, into);
        rest(payloads, into);
        return new Reading(into.build(), List.of());
    }

    private static Reading unexplained(Payloads payloads) {
        GenerationParameters.Builder into = begin("png:Software");
        rest(payloads, into);
        return new Reading(into.build(), List.of());
    }

    private static GenerationParameters.Builder begin(String source) {
        return GenerationParameters.in(NAME).put(Parameter.TOOL, Tool.NOVELAI, source);
    }

    private static void settings(JsonNode json, String source, GenerationParameters.Builder into) {
        JsonFields fields = JsonFields.of(json, source, into);
        fields.put(Parameter.PROMPT, NovelAiDialect::captions, "v4_prompt")
                .put(Parameter.NEGATIVE_PROMPT, NovelAiDialect::captions, "v4_negative_prompt")
                .text(Parameter.PROMPT, "prompt")
                .text(Parameter.NEGATIVE_PROMPT, "uc", "negative_prompt")
                .seed("seed")
                .count(Parameter.STEPS, "steps")
                .number(Parameter.GUIDANCE, "scale")
                .text(Parameter.SAMPLER, "sampler")
                .text(Parameter.SCHEDULER, "noise_schedule")
                .strength(Parameter.DENOISE, "strength")
                .size("width", "height");
    }

    /** The base caption, then the characters', one a line. */
    private static @Nullable String captions(JsonNode prompt) {
        JsonNode caption = prompt.path("caption");
        StringBuilder lines = new StringBuilder();
        String base = Scalar.text(caption.get("base_caption"));
        lines.append(base == null ? "" : base);
        for (JsonNode character : caption.path("char_captions").values()) {
            String text = Scalar.text(character.get("char_caption"));
            if (text != null && !text.isBlank()) {
                lines.append(lines.isEmpty() ? "" : "\n").append(text);
            }
        }
        return lines.isEmpty() ? null : lines.toString();
    }

    /** What the texts beside the settings add. */
    private static void rest(Payloads payloads, GenerationParameters.Builder into) {
        model(payloads.text("png:Source"), "png:Source", into);
        String software = payloads.text("exif:Software");
        if (software.startsWith("NovelAI Diffusion")) {
            model(software, "exif:Software", into);
        }
        into.put(Parameter.PROMPT, described(payloads.text("png:Description")), "png:Description");
        into.put(Parameter.PROMPT, described(payloads.text("exif:ImageDescription")), "exif:ImageDescription");
    }

    private static @Nullable String described(@Nullable String text) {
        return text == null ? null : text.replace("\0", "").strip();
    }

    /** {@code NovelAI Diffusion V4.5 4BDE2A90}: the model and its hash. */
    private static void model(@Nullable String written, String source, GenerationParameters.Builder into) {
        if (written == null || written.isBlank()) {
            return;
        }
        int space = written.lastIndexOf(' ');
        String last = written.substring(space + 1);
        boolean isHash = last.length() == HASH_DIGITS && last.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        into.put(Parameter.MODEL, isHash && space > 0 ? written.substring(0, space) : written, source);
        into.put(Parameter.MODEL_HASH, isHash ? last : null, source);
    }
}
