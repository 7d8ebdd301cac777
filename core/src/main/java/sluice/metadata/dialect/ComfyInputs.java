package sluice.metadata.dialect;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks up what a node is given. It may be an input of its own, or of a node that carries it there (a guider, noise,
 * sigmas, a pipe, a context); and instead of a value there may be a link to a node that holds the value.
 */
final class ComfyInputs {
    private static final int DEPTH = 24;

    /** Carriers whose names do not tell it, in the order in which they are asked. */
    private static final List<String> CARRIERS = List.of("guider", "noise", "sampler", "sigmas", "scheduler");

    /** Under these names primitive nodes hold their value. */
    private static final String[] HELD = {
        "value",
        "Value",
        "seed",
        "noise_seed",
        "int",
        "INT",
        "integer",
        "float",
        "FLOAT",
        "number",
        "Number",
        "string",
        "String",
        "STRING",
        "text",
        "content",
        "steps_total",
        "a"
    };

    private final ComfyGraph graph;

    ComfyInputs(ComfyGraph graph) {
        this.graph = graph;
    }

    /** An input found, and the node that it belongs to. */
    record Found(ComfyNode node, String name, JsonNode value) {}

    /** The first input with one of these names, on the node itself or on what carries it there. */
    @Nullable Found find(ComfyNode node, String... names) {
        return find(node, names, 0, new HashSet<>());
    }

    private @Nullable Found find(ComfyNode node, String[] names, int depth, Set<String> seen) {
        if (depth > DEPTH || !seen.add(node.id())) {
            return null;
        }
        for (String name : names) {
            JsonNode value = node.input(name);
            if (value != null) {
                return new Found(node, name, value);
            }
        }
        for (String carrier : CARRIERS) {
            Found found = through(node.inputs().get(carrier), names, depth, seen);
            if (found != null) {
                return found;
            }
        }
        for (var input : node.inputs().entrySet()) {
            Found found = isCarrier(input.getKey()) ? through(input.getValue(), names, depth, seen) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Found through(@Nullable JsonNode value, String[] names, int depth, Set<String> seen) {
        ComfyGraph.Output output = graph.follow(value);
        return output == null ? null : find(output.node(), names, depth + 1, seen);
    }

    static boolean isCarrier(String input) {
        return input.contains("pipe")
                || input.contains("context")
                || input.contains("ctx")
                || input.equals("sdxl_tuple")
                || input.endsWith("settings")
                || input.endsWith("params");
    }

    /** A value and where it stands. */
    record Value<T>(T value, String place) {}

    /** What one of these inputs says, read in the given way; null when nothing is found or it is unreadable. */
    <T> @Nullable Value<T> value(ComfyNode node, Function<JsonNode, @Nullable T> reader, String... names) {
        Found found = find(node, names);
        return found == null ? null : literal(found.node(), found.name(), reader, names, 0);
    }

    private <T> @Nullable Value<T> literal(
            ComfyNode node, String name, Function<JsonNode, @Nullable T> reader, String[] names, int depth) {
        JsonNode value = node.inputs().get(name);
        if (value == null || depth > DEPTH) {
            return null;
        }
        ComfyGraph.Output output = graph.follow(value);
        if (output == null) {
            T read = reader.apply(value.isObject() && value.has("content") ? value.path("content") : value);
            return read == null ? null : new Value<>(read, graph.place(node, name));
        }
        String held = holder(output.node(), name, names);
        return held == null ? null : literal(output.node(), held, reader, names, depth + 1);
    }

    /** The input of a linked node that holds what was asked for: of the same name, else the one of a primitive. */
    private static @Nullable String holder(ComfyNode node, String name, String[] names) {
        if (node.input(name) != null) {
            return name;
        }
        for (String candidate : names) {
            if (node.input(candidate) != null) {
                return candidate;
            }
        }
        for (String candidate : HELD) {
            if (node.input(candidate) != null) {
                return candidate;
            }
        }
        return null;
    }
}
