package sluice.adapters.onnx;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import sluice.analysis.TextEmbedder;
import sluice.contracts.analysis.Cosine;
import sluice.contracts.analysis.TextEmbedderContract;

class MiniLmTextEmbedderTest extends TextEmbedderContract {
    private static final TextEmbedder SHIPPED = new MiniLmTextEmbedder();

    @Override
    protected TextEmbedder embedder() {
        return SHIPPED;
    }

    @AfterAll
    static void close() {
        SHIPPED.close();
    }

    @Test
    void textsOfOneMeaningAreCloserThanTextsOfTwo() {
        List<float[]> vectors = SHIPPED.embed(List.of(
                "a lighthouse on a cliff during a storm",
                "stormy sea, beacon tower on rocks",
                "portrait of a young woman with red hair",
                "close-up of a redheaded girl's face"));
        double sea = Cosine.between(vectors.get(0), vectors.get(1));
        double face = Cosine.between(vectors.get(2), vectors.get(3));
        double across = Math.max(
                Cosine.between(vectors.get(0), vectors.get(2)), Cosine.between(vectors.get(1), vectors.get(3)));
        assertTrue(sea > across + 0.2, sea + " against " + across);
        assertTrue(face > across + 0.2, face + " against " + across);
    }
}
