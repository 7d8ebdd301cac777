package sluice.metadata.dialect;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The nodes of one workflow and the links between them. Links may dangle and may form cycles. */
final class ComfyGraph {
    private final String source;
    private final Map<String, ComfyNode> nodes;

    /**
     * @param source where the graph stands
     * @param nodes by id, in the file's order
     */
    ComfyGraph(String source, Map<String, ComfyNode> nodes) {
        this.source = source;
        this.nodes = Collections.unmodifiableMap(nodes);
    }

    /** One end of a link. */
    record Output(ComfyNode node, int slot) {}

    Collection<ComfyNode> nodes() {
        return nodes.values();
    }

    boolean isEmpty() {
        return nodes.isEmpty();
    }

    String source() {
        return source;
    }

    /** A place in the graph, for example {@code png:prompt#3.seed}. */
    String place(ComfyNode node, String input) {
        return source + (source.indexOf('#') < 0 ? '#' : '.') + node.id() + "." + input;
    }

    /** Where a link leads; null when the value is none, or the node it names is not there. */
    @Nullable Output follow(@Nullable JsonNode value) {
        if (value == null || !isLink(value)) {
            return null;
        }
        String id = Scalar.text(value.get(0));
        ComfyNode node = id == null ? null : nodes.get(id);
        return node == null ? null : new Output(node, value.get(1).intValue(0));
    }

    /** Where the first of these inputs that is a link leads. */
    @Nullable Output follow(ComfyNode node, String... inputs) {
        for (String input : inputs) {
            Output output = follow(node.inputs().get(input));
            if (output != null) {
                return output;
            }
        }
        return null;
    }

    static boolean isLink(@Nullable JsonNode value) {
        return value != null
                && value.isArray()
                && value.size() == 2
                && (value.get(0).isString() || value.get(0).isIntegralNumber())
                && value.get(1).isIntegralNumber();
    }

    /** The ids of all nodes that another node takes something from. */
    Set<String> used() {
        Set<String> used = new HashSet<>();
        for (ComfyNode node : nodes.values()) {
            for (JsonNode value : node.inputs().values()) {
                Output output = follow(value);
                if (output != null) {
                    used.add(output.node().id());
                }
            }
        }
        return used;
    }
}
