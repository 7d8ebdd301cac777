package sluice.metadata.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.metadata.Lora;
import tools.jackson.databind.JsonNode;

/**
 * The LoRAs that one node applies. Loaders name one ({@code lora_name}, {@code strength_model}); stackers number them
 * ({@code lora_name_2}, {@code lora_2_name}, {@code lora2_name}); others hold objects with a switch each.
 */
final class ComfyLoras {
    private static final int MOST = 100;

    private ComfyLoras() {}

    static List<Lora> of(ComfyNode node, ComfyInputs inputs) {
        List<Lora> loras = new ArrayList<>();
        for (Map.Entry<String, JsonNode> input : node.inputs().entrySet()) {
            if (loras.size() < MOST && input.getKey().toLowerCase(Locale.ROOT).contains("lora")) {
                add(node, input.getKey(), input.getValue(), inputs, loras);
            }
        }
        return loras;
    }

    private static void add(ComfyNode node, String key, JsonNode value, ComfyInputs inputs, List<Lora> loras) {
        if (value.isObject()) {
            JsonNode list = value.get("__value__");
            if (list != null && list.isArray()) {
                list.values().forEach(item -> object(item, loras));
            } else {
                object(value, loras);
            }
        } else if (value.isArray() && !ComfyGraph.isLink(value)) {
            value.values().forEach(item -> object(item, loras));
        } else if (isName(key)) {
            named(node, key, inputs, loras);
        }
    }

    private static void object(JsonNode item, List<Lora> loras) {
        if (!item.isObject()
                || loras.size() >= MOST
                || isOff(item.get("on"))
                || isOff(item.get("active"))
                || isOff(item.get("enabled"))) {
            return;
        }
        String name = ModelName.of(firstText(item, "lora", "name", "lora_name"));
        if (name != null) {
            loras.add(new Lora(name, firstNumber(item, "strength", "strength_model", "weight", "model_strength")));
        }
    }

    private static boolean isOff(@Nullable JsonNode flag) {
        return flag != null && flag.isBoolean() && !flag.booleanValue();
    }

    private static boolean isName(String key) {
        String bare = digitsAs(key, "");
        return bare.equals("lora_name")
                || bare.equals("lora")
                || bare.equals("lora_name_")
                || bare.equals("lora__name")
                || bare.equals("lora_")
                || bare.equals("refiner_lora_name")
                || bare.equals("lora_file");
    }

    private static void named(ComfyNode node, String key, ComfyInputs inputs, List<Lora> loras) {
        String number = key.replaceAll("[^0-9]", "");
        if (isSwitchedOff(node, number)) {
            return;
        }
        ComfyInputs.Value<String> written =
                inputs.value(node, value -> value.isString() ? value.stringValue() : null, key);
        String name = written == null ? null : ModelName.of(written.value());
        if (name != null) {
            ComfyInputs.Value<Double> weight = inputs.value(node, Scalar::number, weights(number, isSimple(node)));
            loras.add(new Lora(name, weight == null ? null : weight.value()));
        }
    }

    /** Stackers of two modes hold the weights of both; the simple one has one weight for model and text encoder. */
    private static boolean isSimple(ComfyNode node) {
        return "simple".equalsIgnoreCase(Scalar.text(node.input("input_mode")));
    }

    private static String[] weights(String number, boolean simple) {
        if (number.isEmpty()) {
            return new String[] {
                "strength_model",
                "lora_model_strength",
                "model_strength",
                "strength",
                "lora_strength",
                "model_weight",
                "weight",
                "lora_weight"
            };
        }
        return new String[] {
            (simple ? "lora_wt_" : "model_str_") + number,
            (simple ? "model_str_" : "lora_wt_") + number,
            "model_weight_" + number,
            "strength_model_" + number,
            "strength_" + number,
            "lora_" + number + "_model_strength",
            "lora_" + number + "_strength",
            "lora" + number + "_model_strength",
            "lora_weight_" + number,
            "weight_" + number
        };
    }

    /** Stackers have a switch for each entry, or say how many entries count. */
    private static boolean isSwitchedOff(ComfyNode node, String number) {
        String flag = Scalar.text(node.input(number.isEmpty() ? "switch" : "switch_" + number));
        if (number.isEmpty()) {
            return flag != null && flag.equalsIgnoreCase("off");
        }
        Integer entries = Scalar.count(firstOf(node, "lora_count", "num_loras"));
        boolean isBeyond = entries != null && number.length() < 6 && Integer.parseInt(number) > entries;
        return isBeyond || (flag != null && flag.equalsIgnoreCase("off"));
    }

    private static @Nullable JsonNode firstOf(ComfyNode node, String... names) {
        for (String name : names) {
            if (node.input(name) != null) {
                return node.input(name);
            }
        }
        return null;
    }

    private static String digitsAs(String key, String with) {
        StringBuilder bare = new StringBuilder();
        key.chars().forEach(c -> {
            if (c >= '0' && c <= '9') {
                bare.append(with);
            } else {
                bare.append(Character.toLowerCase((char) c));
            }
        });
        return bare.toString();
    }

    private static @Nullable String firstText(JsonNode item, String... names) {
        for (String name : names) {
            String text = Scalar.text(item.get(name));
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable Double firstNumber(JsonNode item, String... names) {
        for (String name : names) {
            Double number = Scalar.number(item.get(name));
            if (number != null) {
                return number;
            }
        }
        return null;
    }
}
