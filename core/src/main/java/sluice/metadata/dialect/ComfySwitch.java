package sluice.metadata.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Nodes that hand on one of several inputs. */
final class ComfySwitch {
    private ComfySwitch() {}

    /** The name of the input that a switch hands on; null for other nodes, and where that was decided while running. */
    static @Nullable String chosen(ComfyGraph graph, ComfyNode node) {
        if (!node.isA("switch")) {
            return null;
        }
        if (isTwoWay(node)) {
            ComfyInputs.Value<Boolean> on = new ComfyInputs(graph)
                    .value(node, value -> value.isBoolean() ? value.booleanValue() : null, "switch");
            return on == null ? null : on.value() ? "on_true" : "on_false";
        }
        Integer select = Scalar.count(first(node, "select", "Input", "input", "selected_index"));
        return select != null ? ending(node, select.toString()) : firstLink(graph, node);
    }

    /** The inputs of a switch in the order in which to ask them for words: the chosen one first. */
    static List<String> branches(ComfyGraph graph, ComfyNode node) {
        String chosen = chosen(graph, node);
        if (node.isA("switch") && isTwoWay(node)) {
            return "on_false".equals(chosen) ? List.of("on_false", "on_true") : List.of("on_true", "on_false");
        }
        return chosen == null ? List.of() : List.of(chosen);
    }

    /** Where a switch leads; null for other nodes. */
    static ComfyGraph.@Nullable Output follow(ComfyGraph graph, ComfyNode node) {
        String chosen = chosen(graph, node);
        return chosen == null ? null : graph.follow(node, chosen);
    }

    private static boolean isTwoWay(ComfyNode node) {
        return node.input("on_true") != null || node.input("on_false") != null;
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
    private static @Nullable String ending(ComfyNode node, String number) {
        for (String name : node.inputs().keySet()) {
            int cut = name.length() - number.length();
            boolean isNumbered = cut > 0 && name.endsWith(number) && !Character.isDigit(name.charAt(cut - 1));
            if (isNumbered && !name.startsWith("select")) {
                return name;
            }
        }
        return null;
    }

    /** Switches without a selector take the first input that is connected. */
    private static @Nullable String firstLink(ComfyGraph graph, ComfyNode node) {
        return node.inputs().keySet().stream()
                .sorted()
                .filter(name -> graph.follow(node, name) != null)
                .findFirst()
                .orElse(null);
    }
}
