package sluice.metadata.dialect;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A node of a ComfyUI graph.
 *
 * @param id {@code 17}, or {@code 98:17} inside a subgraph
 * @param type the node's class
 * @param inputs values, or links in the form {@code ["17", 0]}: node and output slot
 */
record ComfyNode(String id, String type, Map<String, JsonNode> inputs) {
    boolean isA(String... parts) {
        String lower = type.toLowerCase(Locale.ROOT);
        for (String part : parts) {
            if (lower.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** The input, unless it is absent, null or empty text. */
    @Nullable JsonNode input(String name) {
        JsonNode value = inputs.get(name);
        boolean says = value != null
                && !value.isNull()
                && !(value.isString() && value.stringValue().isBlank());
        return says ? value : null;
    }
}
