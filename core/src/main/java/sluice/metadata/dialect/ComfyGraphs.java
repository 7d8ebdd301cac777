package sluice.metadata.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Finds ComfyUI graphs wherever a saver has put them: under {@code prompt} and {@code workflow}, under any other key,
 * behind a label in an EXIF tag, or both together in one JSON object. A graph is known by its form, not by its key.
 */
final class ComfyGraphs {
    private static final int MOST_NODES = 20_000;

    private ComfyGraphs() {}

    static boolean isIn(Payloads payloads) {
        return payloads.objects().anyMatch(payload -> !candidates(payload).isEmpty());
    }

    /** All graphs of a layer: those that were run before those as drawn. */
    static List<ComfyGraph> in(Payloads payloads) {
        List<ComfyGraph> run = new ArrayList<>();
        List<ComfyGraph> drawn = new ArrayList<>();
        payloads.objects().flatMap(payload -> candidates(payload).stream()).forEach(candidate -> {
            if (isDrawn(candidate.json())) {
                drawn.add(new ComfyGraph(candidate.source(), ComfyDrawing.nodes(candidate.json())));
            } else {
                run.add(new ComfyGraph(candidate.source(), nodes(candidate.json())));
            }
        });
        run.addAll(drawn);
        return run;
    }

    private record Candidate(String source, JsonNode json) {}

    private static List<Candidate> candidates(Payload payload) {
        List<Candidate> found = new ArrayList<>();
        JsonNode json = payload.json();
        if (json == null) {
            return found;
        }
        if (isRun(json) || isDrawn(json)) {
            found.add(new Candidate(payload.source(), json));
            return found;
        }
        for (String key : List.of("prompt", "workflow", "Prompt", "Workflow", "extra_pnginfo")) {
            JsonNode inner = json.get(key);
            if (inner != null
                    && inner.isString()
                    && inner.stringValue().stripLeading().startsWith("{")) {
                inner = TolerantJson.object(inner.stringValue()).orElse(inner);
            }
            if (inner != null && key.equals("extra_pnginfo") && inner.isObject()) {
                inner = inner.get("workflow");
            }
            if (inner != null && (isRun(inner) || isDrawn(inner))) {
                found.add(new Candidate(payload.source() + "#" + key, inner));
            }
        }
        return found;
    }

    /** The graph as run: an object of nodes by id, each with its class. Other keys may stand between them. */
    private static boolean isRun(JsonNode json) {
        return json.isObject() && json.values().stream().anyMatch(ComfyGraphs::isNode);
    }

    private static boolean isNode(JsonNode json) {
        return json.isObject() && json.path("class_type").isString();
    }

    /** The graph as drawn: lists of nodes and links. InvokeAI's workflows have edges instead. */
    private static boolean isDrawn(JsonNode json) {
        return json.isObject()
                && json.path("nodes").isArray()
                && !json.has("edges")
                && (json.path("links").isArray() || json.has("last_node_id"));
    }

    private static Map<String, ComfyNode> nodes(JsonNode json) {
        Map<String, ComfyNode> nodes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (isNode(entry.getValue()) && nodes.size() < MOST_NODES) {
                Map<String, JsonNode> inputs = new LinkedHashMap<>();
                JsonNode given = entry.getValue().path("inputs");
                if (given.isObject()) {
                    given.properties().forEach(input -> inputs.put(input.getKey(), input.getValue()));
                }
                String type = entry.getValue().path("class_type").stringValue();
                nodes.put(entry.getKey(), new ComfyNode(entry.getKey(), type, inputs));
            }
        }
        return nodes;
    }
}
