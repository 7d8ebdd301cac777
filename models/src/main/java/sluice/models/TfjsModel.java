package sluice.models;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A graph model of TensorFlow.js (github.com/tensorflow/tfjs, {@code graph_model}): the nodes of a TensorFlow GraphDef as
 * JSON, and weights, quantised to bytes where the manifest says so ({@code value = byte · scale + min}).
 *
 * @param nodes by name, as the file orders them
 * @param weights by the name of their {@code Const} node
 */
record TfjsModel(Map<String, Node> nodes, Map<String, Weight> weights) {
    /**
     * @param attributes as the file has them: see {@link #strings} and {@link #integers}
     */
    record Node(String name, String operation, List<String> inputs, JsonNode attributes) {
        List<String> strings(String attribute) {
            List<String> values = new ArrayList<>();
            JsonNode node = attributes.path(attribute);
            if (node.has("s")) {
                values.add(decoded(node.path("s")));
            }
            node.path("list").path("s").forEach(value -> values.add(decoded(value)));
            return values;
        }

        List<Long> integers(String attribute) {
            List<Long> values = new ArrayList<>();
            attributes.path(attribute).path("list").path("i").forEach(value -> values.add(value.asLong()));
            return values;
        }

        boolean flag(String attribute) {
            return attributes.path(attribute).path("b").asBoolean(false);
        }

        private static String decoded(JsonNode base64) {
            return new String(Base64.getDecoder().decode(base64.asString()), StandardCharsets.US_ASCII);
        }
    }

    /** One tensor, row-major: one byte an element. */
    record Weight(String name, int[] shape, byte[] quantised, double scale, double min) {
        float[] values() {
            float[] values = new float[quantised.length];
            for (int at = 0; at < values.length; at++) {
                values[at] = (float) ((quantised[at] & 0xFF) * scale + min);
            }
            return values;
        }
    }

    /**
     * @param topology the model's JSON
     * @param shards the weights' bytes in the order of the manifest's paths
     * @throws IllegalArgumentException for what the converter does not know
     */
    static TfjsModel of(JsonNode topology, List<byte[]> shards) {
        if (!"graph-model".equals(topology.path("format").asString(""))) {
            throw new IllegalArgumentException("not a graph model of TensorFlow.js");
        }
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (JsonNode node : topology.path("modelTopology").path("node")) {
            List<String> inputs = new ArrayList<>();
            node.path("input").forEach(input -> inputs.add(input.asString()));
            String name = node.path("name").asString();
            nodes.put(name, new Node(name, node.path("op").asString(), List.copyOf(inputs), node.path("attr")));
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        shards.forEach(joined::writeBytes);
        return new TfjsModel(nodes, weights(topology.path("weightsManifest"), joined.toByteArray()));
    }

    Node node(String name) {
        Node node = nodes.get(name);
        if (node == null) {
            throw new IllegalArgumentException("the graph has no node " + name);
        }
        return node;
    }

    Weight weight(String name) {
        Weight weight = weights.get(name);
        if (weight == null) {
            throw new IllegalArgumentException("the manifest has no weight " + name);
        }
        return weight;
    }

    private static Map<String, Weight> weights(JsonNode manifest, byte[] bytes) {
        Map<String, Weight> weights = new LinkedHashMap<>();
        int at = 0;
        for (JsonNode group : manifest) {
            for (JsonNode entry : group.path("weights")) {
                String name = entry.path("name").asString();
                JsonNode quantization = entry.path("quantization");
                if (!"float32".equals(entry.path("dtype").asString(""))
                        || !"uint8".equals(quantization.path("dtype").asString(""))) {
                    throw new IllegalArgumentException(name + " is not a float32 tensor quantised to uint8");
                }
                int[] shape = new int[entry.path("shape").size()];
                int size = 1;
                for (int axis = 0; axis < shape.length; axis++) {
                    shape[axis] = entry.path("shape").get(axis).asInt();
                    size = Math.multiplyExact(size, shape[axis]);
                }
                if (size > bytes.length - at) {
                    throw new IllegalArgumentException("the shards end inside " + name);
                }
                byte[] quantised = new byte[size];
                System.arraycopy(bytes, at, quantised, 0, size);
                at += size;
                double scale = quantization.path("scale").asDouble();
                double min = quantization.path("min").asDouble();
                weights.put(name, new Weight(name, shape, quantised, scale, min));
            }
        }
        if (at != bytes.length) {
            throw new IllegalArgumentException("the shards have " + (bytes.length - at) + " bytes that nothing names");
        }
        return weights;
    }
}
