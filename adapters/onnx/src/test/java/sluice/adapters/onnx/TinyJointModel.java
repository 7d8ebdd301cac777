package sluice.adapters.onnx;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import sluice.adapters.onnx.PublishedModel.PublishedFile;
import sluice.models.OnnxGraph;

/** A joint model in the shape of CLIP's, with weights by chance: two graphs, their tokenizer, and what is published of them. */
final class TinyJointModel {
    static final String ID = "tiny-joint";
    static final int DIMENSIONS = 24;

    private static final String REPOSITORY = "made-up/tiny";
    private static final int EDGE = 8;
    private static final int WINDOW = 77;
    private static final List<String> MERGES = List.of("a r", "ar t</w>", "c a", "ca t</w>");

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    TinyJointModel(boolean masked) {
        Random random = new Random(7);
        files.put("onnx/vision_model.onnx", pictures(random));
        files.put("onnx/text_model.onnx", words(random, masked));
        files.put("tokenizer.json", ClipTokenizerFile.json(MERGES).getBytes(StandardCharsets.UTF_8));
    }

    /** @param stated whether the checksums are published as well */
    PublishedModel published(boolean stated) {
        List<PublishedFile> listed = files.entrySet().stream()
                .map(file -> new PublishedFile(
                        file.getKey(), file.getValue().length, stated ? sha256(file.getValue()) : null))
                .toList();
        PictureInput input = new PictureInput(
                EDGE,
                PictureInput.Fit.CENTRE,
                Resampling.CUBIC,
                List.of(0.48f, 0.46f, 0.41f),
                List.of(0.27f, 0.26f, 0.28f));
        return new PublishedModel(ID, DIMENSIONS, "CC0", REPOSITORY, input, listed);
    }

    void serve(ModelHub hub, String prefix) {
        files.forEach((path, bytes) -> hub.serve(prefix + path(path), bytes));
    }

    /** Where a hub serves one of the files. */
    static String path(String file) {
        return "/" + REPOSITORY + "/resolve/main/" + file;
    }

    byte[] file(String path) {
        return Objects.requireNonNull(files.get(path));
    }

    private static byte[] pictures(Random random) {
        int pixels = 3 * EDGE * EDGE;
        return new OnnxGraph("pictures")
                .input("pixel_values", OnnxGraph.Type.FLOAT, OnnxGraph.ANY, 3, EDGE, EDGE)
                .floats("weights", gaussian(random, pixels * DIMENSIONS), pixels, DIMENSIONS)
                .floats("bias", gaussian(random, DIMENSIONS), DIMENSIONS)
                .node("Flatten", List.of("pixel_values"), "flat", Map.of("axis", 1L))
                .node("Gemm", List.of("flat", "weights", "bias"), "image_embeds", Map.of())
                .output("image_embeds", OnnxGraph.Type.FLOAT, OnnxGraph.ANY, DIMENSIONS)
                .toBytes("test", Map.of());
    }

    private static byte[] words(Random random, boolean masked) {
        int tokens = ClipTokenizerFile.size(MERGES);
        OnnxGraph graph = new OnnxGraph("words")
                .input("input_ids", OnnxGraph.Type.INT64, OnnxGraph.ANY, WINDOW)
                .floats("table", gaussian(random, tokens * DIMENSIONS), tokens, DIMENSIONS)
                .node("Gather", List.of("table", "input_ids"), "looked-up", Map.of("axis", 0L));
        String seen = "looked-up";
        if (masked) {
            seen = "seen";
            graph.input("attention_mask", OnnxGraph.Type.INT64, OnnxGraph.ANY, WINDOW)
                    .longs("last", new long[] {2}, 1)
                    .node("Cast", List.of("attention_mask"), "mask", Map.of("to", 1L))
                    .node("Unsqueeze", List.of("mask", "last"), "column", Map.of())
                    .node("Mul", List.of("looked-up", "column"), seen, Map.of());
        }
        return graph.node("ReduceMean", List.of(seen), "text_embeds", Map.of("axes", new long[] {1}, "keepdims", 0L))
                .output("text_embeds", OnnxGraph.Type.FLOAT, OnnxGraph.ANY, DIMENSIONS)
                .toBytes("test", Map.of());
    }

    private static float[] gaussian(Random random, int count) {
        float[] values = new float[count];
        for (int at = 0; at < count; at++) {
            values[at] = (float) random.nextGaussian();
        }
        return values;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }
}
