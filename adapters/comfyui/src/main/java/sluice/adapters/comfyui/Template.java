package sluice.adapters.comfyui;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.json.Nearest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A workflow in ComfyUI's API format (nodes by id, each with {@code class_type} and {@code inputs}), in which texts hold
 * slots. A text that is nothing but a slot becomes the value with its type; a slot within a text becomes part of the text.
 * Values are put into the tree, never into its JSON: whatever a prompt holds, it stays a text.
 */
final class Template {
    private static final Pattern MARK = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_NODES = 2_000;

    private final String source;
    private final JsonNode workflow;
    private final Set<Slot> slots = EnumSet.noneOf(Slot.class);

    /**
     * @param source what to call it in messages
     * @throws SluiceException with code {@code INVALID} that names the source, and the node or slot at fault
     */
    Template(String source, JsonNode workflow) {
        this.source = source;
        this.workflow = workflow;
        if (workflow.path("nodes").isArray() && workflow.has("links")) {
            throw wrong("it was saved for ComfyUI's editor: use \"Export (API)\" there");
        }
        if (!workflow.isObject() || workflow.isEmpty() || workflow.size() > MOST_NODES) {
            throw wrong("an object of 1 to " + MOST_NODES + " nodes is needed");
        }
        for (Map.Entry<String, JsonNode> node : workflow.properties()) {
            JsonNode type = node.getValue().path("class_type");
            if (!type.isString() || !node.getValue().path("inputs").isObject()) {
                throw wrong("the node " + node.getKey() + " needs a class_type and inputs");
            }
            look("node " + node.getKey(), node.getValue());
        }
    }

    private void look(String where, JsonNode value) {
        if (value.isString()) {
            Matcher marks = MARK.matcher(value.asString());
            while (marks.find()) {
                String label = marks.group(1).strip();
                slots.add(Slot.labelled(label)
                        .orElseThrow(() -> wrong(
                                where + ": there is no slot {{" + label + "}}" + Nearest.hint(label, Slot.labels()))));
            }
        } else {
            value.values().forEach(inner -> look(where, inner));
        }
    }

    String source() {
        return source;
    }

    boolean has(Slot slot) {
        return slots.contains(slot);
    }

    /** @throws SluiceException with code {@code INVALID} that names the first slot that is not there */
    Template needing(Set<Slot> needed) {
        for (Slot slot : new TreeSet<>(needed)) {
            if (!has(slot)) {
                throw wrong("it needs the slot " + slot.mark());
            }
        }
        return this;
    }

    /** @throws SluiceException with code {@code INVALID} that names the first slot that is there and must not be */
    Template without(Set<Slot> unwanted, String why) {
        for (Slot slot : new TreeSet<>(unwanted)) {
            if (has(slot)) {
                throw wrong("the slot " + slot.mark() + " cannot be filled: " + why);
            }
        }
        return this;
    }

    /** @param values of all its slots at least */
    ObjectNode filled(Map<Slot, JsonNode> values) {
        return (ObjectNode) filled(workflow, values);
    }

    private JsonNode filled(JsonNode value, Map<Slot, JsonNode> values) {
        if (value.isString()) {
            return filled(value.asString(), values);
        }
        if (value.isArray()) {
            ArrayNode all = NODES.arrayNode();
            value.values().forEach(inner -> all.add(filled(inner, values)));
            return all;
        }
        if (value.isObject()) {
            ObjectNode all = NODES.objectNode();
            value.properties().forEach(field -> all.set(field.getKey(), filled(field.getValue(), values)));
            return all;
        }
        return value;
    }

    private JsonNode filled(String text, Map<Slot, JsonNode> values) {
        Matcher marks = MARK.matcher(text);
        if (marks.matches()) {
            return value(marks.group(1), values);
        }
        marks.reset();
        return NODES.stringNode(marks.replaceAll(mark -> Matcher.quoteReplacement(text(value(mark.group(1), values)))));
    }

    private JsonNode value(String label, Map<Slot, JsonNode> values) {
        JsonNode value = Slot.labelled(label.strip()).map(values::get).orElse(null);
        if (value == null) {
            throw wrong("nothing is known for the slot {{" + label + "}}");
        }
        return value;
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }

    private SluiceException wrong(String what) {
        return SluiceException.about(FailureCode.INVALID, source, source + ": " + what + ".");
    }
}
