package sluice.adapters.onnx.cppn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.analysis.TextEmbedder;

/**
 * The vectors of a vocabulary's texts, anchor by anchor. Those of the shipped embedder are shipped as well, a byte a
 * component, because making them takes longer than drawing a picture; any other embedder makes its own.
 */
final class AnchorVectors {
    static final String RESOURCE = "/sluice/adapters/onnx/cppn/anchors.bin";
    private static final float SCALE = 1 / 254f;

    private final List<float[][]> anchors;

    private AnchorVectors(List<float[][]> anchors) {
        this.anchors = anchors;
    }

    static AnchorVectors of(Vocabulary vocabulary, TextEmbedder embedder) {
        byte[] shipped = resource();
        return shipped != null && Arrays.equals(key(vocabulary, embedder), Arrays.copyOf(shipped, 32))
                ? read(vocabulary, embedder, shipped)
                : made(vocabulary, embedder);
    }

    /** Embeds every text. */
    static AnchorVectors made(Vocabulary vocabulary, TextEmbedder embedder) {
        List<float[][]> anchors = new ArrayList<>();
        for (Vocabulary.Anchor anchor : vocabulary.anchors()) {
            anchors.add(embedder.embed(anchor.texts()).toArray(float[][]::new));
        }
        return new AnchorVectors(anchors);
    }

    /** What is shipped: the key of vocabulary and embedder, then the vectors. */
    byte[] toBytes(Vocabulary vocabulary, TextEmbedder embedder) {
        int texts = anchors.stream().mapToInt(vectors -> vectors.length).sum();
        ByteBuffer bytes =
                ByteBuffer.allocate(32 + texts * embedder.model().dimensions()).put(key(vocabulary, embedder));
        for (float[][] anchor : anchors) {
            for (float[] vector : anchor) {
                for (float component : vector) {
                    bytes.put((byte) Math.clamp(Math.round(component / SCALE), -127, 127));
                }
            }
        }
        return bytes.array();
    }

    /** How near a text is to each anchor: the cosine to the nearest of the anchor's texts. */
    float[] nearness(float[] vector) {
        float[] nearness = new float[anchors.size()];
        for (int anchor = 0; anchor < nearness.length; anchor++) {
            float best = -1;
            for (float[] text : anchors.get(anchor)) {
                best = Math.max(best, product(text, vector));
            }
            nearness[anchor] = best;
        }
        return nearness;
    }

    private static float product(float[] one, float[] other) {
        float sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }

    private static AnchorVectors read(Vocabulary vocabulary, TextEmbedder embedder, byte[] shipped) {
        List<float[][]> anchors = new ArrayList<>();
        int at = 32;
        for (Vocabulary.Anchor anchor : vocabulary.anchors()) {
            float[][] vectors =
                    new float[anchor.texts().size()][embedder.model().dimensions()];
            for (float[] vector : vectors) {
                for (int component = 0; component < vector.length; component++) {
                    vector[component] = shipped[at++] * SCALE;
                }
            }
            anchors.add(vectors);
        }
        return new AnchorVectors(anchors);
    }

    private static byte @Nullable [] resource() {
        try (InputStream in = AnchorVectors.class.getResourceAsStream(RESOURCE)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Changes with any text and with the embedder, so that old vectors are never taken for new texts. */
    private static byte[] key(Vocabulary vocabulary, TextEmbedder embedder) {
        StringBuilder texts = new StringBuilder(embedder.model().toString());
        vocabulary.anchors().forEach(anchor -> texts.append('\n').append(anchor.texts()));
        try {
            return MessageDigest.getInstance("SHA-256").digest(texts.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
