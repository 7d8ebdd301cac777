package sluice.metadata.dialect;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Nodes that hand on one of several inputs. */
final class ComfySwitch {
    private ComfySwitch() {}

    /** The input that a switch hands on; null for other nodes, and where the choice was made while running. */
    static @Nullable JsonNode chosen(ComfyGraph graph, ComfyNode node) {
        if (!node.isA("switch")) {
            return null;
        }
        JsonNode branch = node.input("switch");
        if (branch != null && (node.input("on_true") != null || node.input("on_false") != null)) {
            ComfyInputs.Value<Boolean> on = new ComfyInputs(graph)
                    .value(node, value -> value.isBoolean() ? value.booleanValue() : null, "switch");
            return on == null ? null : node.input(on.value() ? "on_true" : "on_false");
        }
        Integer select = Scalar.count(first(node, "select", "Input", "input", "selected_index"));
        return select != null ? ending(node, select.toString()) : firstLink(graph, node);
    }

    /** The inputs of a two-way switch by name: the chosen one first, then the other; empty for other nodes. */
    static List<String> branches(ComfyGraph graph, ComfyNode node) {
        if (!node.isA("switch") || (node.input("on_true") == null && node.input("on_false") == null)) {
            return List.of();
        }
        JsonNode chosen = chosen(graph, node);
        return chosen != null && chosen.equals(node.input("on_false"))
                ? List.of("on_false", "on_true")
                : List.of("on_true", "on_false");
    }

    private static @Nullable JsonNode first(ComfyNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.input(name);
            if (value != null && !ComfyGraph.isLink(value)) {
                return value;
            }
        }
        return null;
    }

    /** {@code input2}, {@code text2}, {@code model2}: the second. */
    private static @Nullable JsonNode ending(ComfyNode node, String number) {
        for (Map.Entry<String, JsonNode> input : node.inputs().entrySet()) {
            String name = input.getKey();
            int cut = name.length() - number.length();
            boolean isNumbered = cut > 0 && name.endsWith(number) && !Character.isDigit(name.charAt(cut - 1));
            if (isNumbered && !name.startsWith("select")) {
                return input.getValue();
            }
        }
        return null;
    }

    /** Switches without a selector take the first input that is connected. */
    private static @Nullable JsonNode firstLink(ComfyGraph graph, ComfyNode node) {
        for (JsonNode value : new TreeMap<>(node.inputs()).values()) {
            if (graph.follow(value) != null) {
                return value;
            }
        }
        return null;
    }
}
