package sluice.metadata.dialect;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.metadata.MetadataLimits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Turns a workflow as drawn into the graph that it runs as: widgets get their names, muted nodes go, links pass through
 * bypassed nodes, reroutes, primitives and get/set pairs, and subgraphs are opened, their nodes named {@code 98:17}.
 */
final class ComfyDrawing {
    private static final int MUTED = 2;
    private static final int BYPASSED = 4;
    private static final int MOST_NODES = 20_000;
    private static final int DEPTH = MetadataLimits.DEFAULT.depth();

    /** Inside a subgraph, its own inputs and outputs stand as these nodes. */
    private static final String INPUT_NODE = "-10";

    private static final String OUTPUT_NODE = "-20";

    private final Map<String, JsonNode> definitions = new HashMap<>();
    private final Map<String, ComfyNode> nodes = new LinkedHashMap<>();

    private ComfyDrawing() {}

    static Map<String, ComfyNode> nodes(JsonNode workflow) {
        ComfyDrawing drawing = new ComfyDrawing();
        for (JsonNode definition :
                workflow.path("definitions").path("subgraphs").values()) {
            String id = Scalar.text(definition.get("id"));
            if (id != null) {
                drawing.definitions.putIfAbsent(id, definition);
            }
        }
        drawing.open(new Scope("", workflow, null, null), 0);
        return drawing.nodes;
    }

    private record End(String node, int slot) {}

    /** One level of the drawing: the workflow itself, or one use of a subgraph. */
    private static final class Scope {
        private final String prefix;
        private final @Nullable Scope outer;
        private final @Nullable JsonNode user;
        private final Map<String, JsonNode> byId = new LinkedHashMap<>();
        private final Map<String, End> origins = new HashMap<>();
        private final Map<Integer, End> outputs = new HashMap<>();
        private final Map<String, JsonNode> setters = new HashMap<>();
        private final Map<String, Scope> inner = new HashMap<>();

        Scope(String prefix, JsonNode graph, @Nullable Scope outer, @Nullable JsonNode user) {
            this.prefix = prefix;
            this.outer = outer;
            this.user = user;
            for (JsonNode node : graph.path("nodes").values()) {
                String id = Scalar.text(node.get("id"));
                if (id != null && byId.size() < MOST_NODES) {
                    byId.putIfAbsent(id, node);
                    if ("SetNode".equals(Scalar.text(node.get("type")))) {
                        String name = Scalar.text(node.path("widgets_values").get(0));
                        setters.putIfAbsent(name == null ? "" : name, node);
                    }
                }
            }
            graph.path("links").values().forEach(this::link);
        }

        /** At the top a link is a list, inside subgraphs an object. */
        private void link(JsonNode link) {
            boolean isList = link.isArray();
            String id = Scalar.text(isList ? link.get(0) : link.get("id"));
            String from = Scalar.text(isList ? link.get(1) : link.get("origin_id"));
            String to = Scalar.text(isList ? link.get(3) : link.get("target_id"));
            if (id != null && from != null) {
                End origin = new End(from, number(isList ? link.get(2) : link.get("origin_slot")));
                origins.putIfAbsent(id, origin);
                if (OUTPUT_NODE.equals(to)) {
                    outputs.putIfAbsent(number(isList ? link.get(4) : link.get("target_slot")), origin);
                }
            }
        }
    }

    private static int number(@Nullable JsonNode node) {
        return node != null && node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : 0;
    }

    private void open(Scope scope, int depth) {
        for (Map.Entry<String, JsonNode> entry : scope.byId.entrySet()) {
            JsonNode node = entry.getValue();
            String type = Scalar.text(node.get("type"));
            if (type == null || isOff(node) || nodes.size() >= MOST_NODES) {
                continue;
            }
            JsonNode definition = definitions.get(type);
            if (definition != null) {
                if (depth < DEPTH / 4) {
                    open(inner(scope, entry.getKey(), node, definition), depth + 1);
                }
            } else {
                String id = scope.prefix + entry.getKey();
                nodes.putIfAbsent(id, new ComfyNode(id, type, inputs(scope, node, type)));
            }
        }
    }

    private static boolean isOff(JsonNode node) {
        int mode = number(node.get("mode"));
        return mode == MUTED || mode == BYPASSED;
    }

    private static Scope inner(Scope scope, String id, JsonNode user, JsonNode definition) {
        return scope.inner.computeIfAbsent(id, key -> new Scope(scope.prefix + key + ":", definition, scope, user));
    }

    private Map<String, JsonNode> inputs(Scope scope, JsonNode node, String type) {
        Map<String, JsonNode> inputs = ComfyWidgets.of(node, type);
        inputs.replaceAll((name, value) -> withoutComments(value));
        for (JsonNode input : node.path("inputs").values()) {
            String name = Scalar.text(input.get("name"));
            String link = Scalar.text(input.get("link"));
            if (name != null && link != null) {
                JsonNode value = origin(scope, link, 0);
                if (value != null) {
                    inputs.put(name, value);
                }
            }
        }
        return inputs;
    }

    /** What a link brings: a link to a node that runs, or a value; null when it leads nowhere. */
    private @Nullable JsonNode origin(Scope scope, @Nullable String link, int depth) {
        End end = link == null ? null : scope.origins.get(link);
        return end == null ? null : origin(scope, end, depth + 1);
    }

    private @Nullable JsonNode origin(Scope scope, End end, int depth) {
        if (depth > DEPTH) {
            return null;
        }
        if (end.node().equals(INPUT_NODE)) {
            return scope.outer == null || scope.user == null ? null : given(scope.outer, scope.user, end.slot(), depth);
        }
        JsonNode node = scope.byId.get(end.node());
        if (node == null || number(node.get("mode")) == MUTED) {
            return null;
        }
        String type = Scalar.text(node.get("type"));
        if (number(node.get("mode")) == BYPASSED) {
            return origin(scope, passedThrough(node, end.slot()), depth + 1);
        }
        if (type == null) {
            return null;
        }
        JsonNode definition = definitions.get(type);
        if (definition != null) {
            Scope inside = inner(scope, end.node(), node, definition);
            End result = inside.outputs.get(end.slot());
            return result == null ? null : origin(inside, result, depth + 1);
        }
        return switch (type) {
            case "Reroute", "Reroute (rgthree)", "SetNode" ->
                origin(scope, Scalar.text(node.path("inputs").path(0).get("link")), depth + 1);
            case "GetNode" -> fetched(scope, node, depth);
            case "PrimitiveNode" -> node.path("widgets_values").get(0);
            default -> linkTo(scope.prefix + end.node(), end.slot());
        };
    }

    private @Nullable JsonNode fetched(Scope scope, JsonNode getter, int depth) {
        String name = Scalar.text(getter.path("widgets_values").get(0));
        JsonNode setter = name == null ? null : scope.setters.get(name);
        return setter == null
                ? null
                : origin(scope, Scalar.text(setter.path("inputs").path(0).get("link")), depth + 1);
    }

    /** What the user of a subgraph gives to one of its inputs: a link, or the value of a promoted widget. */
    private @Nullable JsonNode given(Scope outer, JsonNode user, int slot, int depth) {
        JsonNode input = user.path("inputs").path(slot);
        String link = Scalar.text(input.get("link"));
        if (link != null) {
            return origin(outer, link, depth + 1);
        }
        String name = Scalar.text(input.get("name"));
        return name == null ? null : ComfyWidgets.of(user, "").get(name);
    }

    /** The link that a bypassed node passes on: its input of the same type as the output, of the same slot if it can be. */
    private static @Nullable String passedThrough(JsonNode node, int slot) {
        String type = Scalar.text(node.path("outputs").path(slot).get("type"));
        JsonNode sameSlot = node.path("inputs").path(slot);
        if (type != null && type.equals(Scalar.text(sameSlot.get("type")))) {
            return Scalar.text(sameSlot.get("link"));
        }
        for (JsonNode input : node.path("inputs").values()) {
            if (type != null && type.equals(Scalar.text(input.get("type")))) {
                return Scalar.text(input.get("link"));
            }
        }
        return null;
    }

    /** What stands between slash-stars in a text is not run. */
    private static JsonNode withoutComments(JsonNode value) {
        if (!value.isString() || !value.stringValue().contains("/*")) {
            return value;
        }
        String text = value.stringValue();
        StringBuilder kept = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf("/*"); open >= 0; open = text.indexOf("/*", from)) {
            int close = text.indexOf("*/", open + 2);
            if (close < 0) {
                break;
            }
            kept.append(text, from, open);
            from = close + 2;
        }
        return JsonNodeFactory.instance.stringNode(
                kept.append(text, from, text.length()).toString());
    }

    private static JsonNode linkTo(String node, int slot) {
        ArrayNode link = JsonNodeFactory.instance.arrayNode(2);
        return link.add(node).add(slot);
    }
}
