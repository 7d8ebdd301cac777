package sluice.metadata.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.metadata.Lora;
import sluice.metadata.Loras;
import tools.jackson.databind.JsonNode;

/**
 * LoRAs in JSON lists, in the forms that are met: objects with a name and a weight, lists {@code [name, weight]}, texts
 * {@code name : weight} with or without a switch before them, and comma texts with the weights in a second one.
 */
final class JsonLoras {
    private static final int MOST = 200;
    private static final Set<String> FLAGS = Set.of("true", "false");

    private JsonLoras() {}

    static @Nullable Loras of(@Nullable JsonNode list) {
        List<Lora> loras = new ArrayList<>();
        if (list != null && list.isArray()) {
            for (JsonNode item : list.values()) {
                Lora lora = item(item);
                if (lora != null && loras.size() < MOST) {
                    loras.add(lora);
                }
            }
        }
        return loras.isEmpty() ? null : new Loras(loras);
    }

    /** Names and weights apart, each a list or a comma text. */
    static @Nullable Loras of(@Nullable JsonNode names, @Nullable JsonNode weights) {
        List<String> written = texts(names);
        List<String> strengths = texts(weights);
        List<Lora> loras = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String name = ModelName.of(written.get(i));
            if (name != null) {
                loras.add(new Lora(name, i < strengths.size() ? Scalar.number(strengths.get(i)) : null));
            }
        }
        return loras.isEmpty() ? null : new Loras(loras);
    }

    private static List<String> texts(@Nullable JsonNode list) {
        List<String> texts = new ArrayList<>();
        if (list != null && list.isArray()) {
            for (JsonNode item : list.values()) {
                String text = Scalar.text(item);
                texts.add(text == null ? "" : text);
                if (texts.size() >= MOST) {
                    break;
                }
            }
        } else {
            String text = Scalar.text(list);
            texts.addAll(text == null ? List.of() : List.of(text.split(",", MOST)));
        }
        return texts;
    }

    private static @Nullable Lora item(JsonNode item) {
        if (item.isString()) {
            return text(item.stringValue());
        }
        if (item.isArray()) {
            return list(item);
        }
        return item.isObject() ? object(item) : null;
    }

    private static @Nullable Lora object(JsonNode item) {
        JsonNode enabled = item.path("enabled").isMissingNode() ? item.path("is_enabled") : item.path("enabled");
        String name = ModelName.of(name(item));
        if (name == null || (enabled.isBoolean() && !enabled.booleanValue())) {
            return null;
        }
        Double weight = Scalar.number(item.get("weight"));
        return new Lora(name, weight != null ? weight : Scalar.number(item.get("strength")));
    }

    /** The name may stand one object deeper: {@code {"lora": {"model_name": …}}}, {@code {"model": {"name": …}}}. */
    private static @Nullable String name(JsonNode item) {
        for (String key :
                List.of("model_name", "name", "modelFileName", "label", "lora", "model", "file", "lora_name")) {
            JsonNode value = item.get(key);
            String text = value != null && value.isObject() ? name(value) : Scalar.text(value);
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable Lora list(JsonNode item) {
        int first = item.path(0).isBoolean() ? 1 : 0;
        if (first == 1 && !item.path(0).booleanValue()) {
            return null;
        }
        String name = ModelName.of(Scalar.text(item.get(first)));
        return name == null ? null : new Lora(name, Scalar.number(item.get(first + 1)));
    }

    /** {@code name : weight} or {@code True : name : weight}; null when switched off. */
    static @Nullable Lora text(String written) {
        String text = written.strip();
        int colon = text.indexOf(" : ");
        if (colon > 0 && FLAGS.contains(text.substring(0, colon).strip().toLowerCase(Locale.ROOT))) {
            if (text.regionMatches(true, 0, "false", 0, 5)) {
                return null;
            }
            text = text.substring(colon + 3);
        }
        int last = text.lastIndexOf(':');
        Double weight = last > 0 ? Scalar.number(text.substring(last + 1)) : null;
        String name = ModelName.of(weight == null ? text : text.substring(0, last));
        return name == null ? null : new Lora(name, weight);
    }
}
