package sluice.adapters.onnx.cppn;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What words can steer: motifs in the network's order, palettes, and moods in opposite pairs. Each is an anchor with the
 * words that name it and phrases that are near it.
 */
record Vocabulary(List<Anchor> motifs, List<Palette> palettes, List<Anchor> moods) {
    static final String RESOURCE = "/sluice/adapters/onnx/cppn/vocabulary.json";

    Vocabulary {
        motifs = List.copyOf(motifs);
        palettes = List.copyOf(palettes);
        moods = List.copyOf(moods);
    }

    /**
     * A place in the space of texts.
     *
     * @param words in lower case; one of them in a prompt names the anchor
     */
    record Anchor(String name, List<String> words, List<String> phrases) {
        /** All texts whose vectors make up the anchor. */
        List<String> texts() {
            return Stream.concat(phrases.stream(), words.stream()).toList();
        }
    }

    /**
     * Colours from dark to light, as a rule.
     *
     * @param stops six, 0xRRGGBB
     * @param glow of what shines
     */
    record Palette(Anchor anchor, int[] stops, int glow) {}

    static Vocabulary shipped() {
        try (InputStream in = Vocabulary.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw SluiceException.about(
                        FailureCode.INTERNAL, RESOURCE, "The generator's vocabulary is missing from the program.");
            }
            JsonNode root = JsonMapper.shared().readTree(in.readAllBytes());
            List<Palette> palettes = new ArrayList<>();
            for (JsonNode node : root.path("palettes")) {
                List<String> stops = texts(node.path("stops"));
                palettes.add(new Palette(
                        anchor(node),
                        stops.stream().mapToInt(Vocabulary::colour).toArray(),
                        colour(node.path("glow").asString())));
            }
            return new Vocabulary(anchors(root.path("motifs")), palettes, anchors(root.path("moods")));
        } catch (IOException failure) {
            throw new SluiceException(
                    FailureCode.INTERNAL, RESOURCE, "The generator's vocabulary cannot be read.", failure);
        }
    }

    /** Motifs, palettes and moods, in this order. */
    List<Anchor> anchors() {
        List<Anchor> all = new ArrayList<>(motifs);
        palettes.forEach(palette -> all.add(palette.anchor()));
        all.addAll(moods);
        return List.copyOf(all);
    }

    private static List<Anchor> anchors(JsonNode nodes) {
        List<Anchor> anchors = new ArrayList<>();
        nodes.forEach(node -> anchors.add(anchor(node)));
        return anchors;
    }

    private static Anchor anchor(JsonNode node) {
        return new Anchor(node.path("name").asString(), texts(node.path("words")), texts(node.path("phrases")));
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(text -> texts.add(text.asString()));
        return List.copyOf(texts);
    }

    private static int colour(String hex) {
        return Integer.parseInt(hex.substring(1), 16);
    }
}
