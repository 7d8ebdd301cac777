package sluice.metadata.dialect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Follows conditioning back to the words it was made from: through guidance, control nets, combinations and switches
 * to the text encoders, and from there through string nodes. Words that a language model, a tagger or a cycler made
 * while the workflow ran are in no file; they are left out, and {@link Words#isIncomplete} says so.
 */
final class ComfyText {
    private static final int DEPTH = 64;
    private static final int VISITS = 4_000;
    /** Characters of all parts together, so that joining what was joined does not multiply. */
    private static final int LONGEST = 4 << 20;

    /** Part of the class name of nodes whose output exists only while running. */
    private static final String[] RUNTIME = {
        "llm", "vlm", "ollama", "gpt", "gemini", "claude", "deepseek", "textgenerate", "florence", "caption",
        "interrogat", "tagger", "llava", "qwenvl", "qwen2vl", "qwen3vl", "joytag", "cycler", "iterator", "randomline",
        "load line"
    };

    private static final Set<String> DELIMITERS = Set.of("delimiter", "separator", "joiner", "join_with");

    private final ComfyGraph graph;
    private final boolean positive;
    private final Set<String> path = new HashSet<>();
    private int visits;
    private int length;
    private boolean incomplete;
    private @Nullable String place;

    private ComfyText(ComfyGraph graph, boolean positive) {
        this.graph = graph;
        this.positive = positive;
    }

    /**
     * What a conditioning says.
     *
     * @param text the parts, one a line
     * @param place of the first part
     * @param isIncomplete a part was made while running
     */
    record Words(String text, @Nullable String place, boolean isIncomplete) {}

    /** The words behind an input of a node. */
    static Words behind(ComfyGraph graph, ComfyInputs.Found found, boolean positive) {
        ComfyText text = new ComfyText(graph, positive);
        return text.words(text.value(found.node(), found.name()));
    }

    /** The words that a node itself holds. */
    static Words of(ComfyGraph graph, ComfyNode node, boolean positive) {
        ComfyText text = new ComfyText(graph, positive);
        return text.words(text.held(node));
    }

    private Words words(List<String> parts) {
        String joined = String.join("\n", new LinkedHashSet<>(parts));
        return new Words(joined, place, incomplete);
    }

    private List<String> value(ComfyNode node, String name) {
        JsonNode value = node.inputs().get(name);
        if (value == null) {
            return List.of();
        }
        if (value.isString()) {
            String text = value.stringValue();
            if (text.isBlank() || text.length() > LONGEST - length) {
                return List.of();
            }
            length += text.length();
            place = place == null ? graph.place(node, name) : place;
            return List.of(text);
        }
        ComfyGraph.Output output = graph.follow(value);
        return output == null ? List.of() : node(output.node());
    }

    private List<String> node(ComfyNode node) {
        if (visits++ > VISITS || path.size() > DEPTH || !path.add(node.id())) {
            return List.of();
        }
        try {
            return said(node);
        } finally {
            path.remove(node.id());
        }
    }

    private List<String> said(ComfyNode node) {
        List<String> stored = first(node, "populated_text", "text_0", "result");
        if (!stored.isEmpty()) {
            return stored;
        }
        if (node.isA(RUNTIME)) {
            incomplete = true;
            return List.of();
        }
        if (node.isA("zeroout")) {
            return List.of();
        }
        List<String> branches = ComfySwitch.branches(graph, node);
        if (!branches.isEmpty()) {
            // Where the chosen words were made while running, the others are the ones that the user typed.
            return first(node, branches.toArray(String[]::new));
        }
        List<String> conditioning = conditioning(node);
        return conditioning.isEmpty() ? held(node) : conditioning;
    }

    /** Through nodes that pass conditioning on; a node with a positive and a negative side passes each on its own. */
    private List<String> conditioning(ComfyNode node) {
        String side = positive ? "positive" : "negative";
        if (graph.follow(node, side) != null) {
            return value(node, side);
        }
        List<String> all = new ArrayList<>();
        for (var input : node.inputs().entrySet()) {
            String name = input.getKey();
            boolean passes = name.startsWith("cond") || name.equals("base_cond") || name.equals("text_embeds");
            if (passes && ComfyGraph.isLink(input.getValue())) {
                all.addAll(value(node, name));
            }
        }
        return all;
    }

    private List<String> held(ComfyNode node) {
        if (node.isA("concat", "join", "combine", "append", "stringfunction") && !node.isA("cliptextencode")) {
            return joined(node);
        }
        String side = positive ? "positive" : "negative";
        List<String> sided = first(node, "text_" + side, side + "_prompt", side + "_text", side);
        if (!sided.isEmpty()) {
            return sided;
        }
        boolean isOneSided = node.inputs().containsKey("negative_prompt")
                || node.inputs().containsKey("text_negative")
                || node.inputs().containsKey("negative");
        if (!positive && isOneSided) {
            return List.of();
        }
        List<String> text = first(node, "text");
        if (!text.isEmpty()) {
            return text;
        }
        List<String> encoders = all(
                node,
                "text_g",
                "text_l",
                "prompt_g",
                "prompt_l",
                "clip_g",
                "clip_l",
                "t5xxl",
                "llama",
                "bert",
                "mt5xl");
        return !encoders.isEmpty()
                ? encoders
                : first(
                        node,
                        "prompt",
                        "Text",
                        "value",
                        "string",
                        "String",
                        "STRING",
                        "user_prompt",
                        "prompt_text",
                        "wildcard_text",
                        "input",
                        "source",
                        "any",
                        "anything",
                        "Value",
                        "text1",
                        "text_a",
                        "string_a",
                        "content",
                        "tags",
                        "caption");
    }

    private List<String> first(ComfyNode node, String... names) {
        for (String name : names) {
            List<String> words = value(node, name);
            if (!words.isEmpty()) {
                return words;
            }
        }
        return List.of();
    }

    /** Encoders with several inputs are mostly given the same words twice. */
    private List<String> all(ComfyNode node, String... names) {
        Set<String> words = new LinkedHashSet<>();
        for (String name : names) {
            words.addAll(value(node, name));
        }
        return List.copyOf(words);
    }

    private List<String> joined(ComfyNode node) {
        List<String> parts = new ArrayList<>();
        String delimiter = "";
        for (var input : node.inputs().entrySet()) {
            String name = input.getKey();
            if (DELIMITERS.contains(name) && input.getValue().isString()) {
                delimiter = delimiter(input.getValue().stringValue());
            } else if (isPart(name)) {
                parts.addAll(value(node, name));
            }
        }
        return parts.isEmpty() ? List.of() : List.of(String.join(delimiter, parts));
    }

    private static String delimiter(String written) {
        return switch (written) {
            case "\\n", "newline" -> "\n";
            case "comma" -> ", ";
            case "space" -> " ";
            case "none" -> "";
            default -> written;
        };
    }

    private static boolean isPart(String name) {
        return name.startsWith("text")
                || name.startsWith("string")
                || name.startsWith("prompt")
                || name.startsWith("part")
                || name.startsWith("input")
                || name.equals("prefix")
                || name.equals("suffix")
                || name.length() == 1;
    }
}
