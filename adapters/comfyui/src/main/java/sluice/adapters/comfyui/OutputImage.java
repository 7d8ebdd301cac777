package sluice.adapters.comfyui;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A picture that a workflow has left at the server. */
record OutputImage(String fileName, String subfolder, String type) {
    private static final int MOST = 1_000;

    /** The first one that was saved for good, else the first temporary one; of nodes in the order of their numbers. */
    static Optional<OutputImage> first(JsonNode outputs) {
        List<OutputImage> all = outputs.properties().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, JsonNode> node) -> number(node.getKey()))
                        .thenComparing(Map.Entry::getKey))
                .flatMap(node -> images(node.getValue()))
                .limit(MOST)
                .toList();
        return all.stream()
                .filter(image -> image.type.equals("output"))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private static Stream<OutputImage> images(JsonNode node) {
        return node.path("images").values().stream()
                .map(image -> new OutputImage(
                        image.path("filename").asString(""),
                        image.path("subfolder").asString(""),
                        image.path("type").asString("output")))
                .filter(image -> !image.fileName.isEmpty());
    }

    private static int number(String node) {
        return node.matches("[0-9]{1,9}") ? Integer.parseInt(node) : Integer.MAX_VALUE;
    }

    String path() {
        return "/view?filename=" + ServerAddress.quoted(fileName) + "&subfolder=" + ServerAddress.quoted(subfolder)
                + "&type=" + ServerAddress.quoted(type);
    }
}
