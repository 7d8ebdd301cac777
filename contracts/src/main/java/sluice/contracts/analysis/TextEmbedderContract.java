package sluice.contracts.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import sluice.analysis.TextEmbedder;

/** What every {@link TextEmbedder} does. */
public abstract class TextEmbedderContract {
    private static final double SAME = 1e-5;
    private static final int THREADS = 4;

    private static final List<String> TEXTS = List.of(
            "a lighthouse in a storm, oil on canvas",
            "portrait of an old fisherman, 35mm",
            "",
            "cyberpunk alley, neon, rain",
            "caf\u00e9 \u00e0 Paris, (sharp focus:1.2), <lora:style:0.7>",
            "\u5c71\u6c34\u753b",
            "\ud83d\udc31 \u0000 \t cat",
            "word ".repeat(2_000),
            "x".repeat(5_000));

    /** One that is ready, and that the suite does not close. */
    protected abstract TextEmbedder embedder();

    @Test
    void nothingIsEmbeddedAsNothing() {
        assertEquals(List.of(), embedder().embed(List.of()));
    }

    @Test
    void anyTextHasAVectorOfLengthOne() {
        List<float[]> vectors = embedder().embed(TEXTS);
        assertEquals(TEXTS.size(), vectors.size());
        for (float[] vector : vectors) {
            assertEquals(embedder().model().dimensions(), vector.length);
            assertEquals(1, Cosine.length(vector), 1e-4);
        }
    }

    @Test
    void aBatchSaysWhatOneByOneSays() {
        List<float[]> together = embedder().embed(TEXTS);
        for (int at = 0; at < TEXTS.size(); at++) {
            float[] alone = embedder().embed(List.of(TEXTS.get(at))).getFirst();
            assertEquals(1, Cosine.between(alone, together.get(at)), SAME, TEXTS.get(at));
        }
    }

    @Test
    void differentTextsHaveDifferentVectors() {
        List<float[]> vectors = embedder().embed(TEXTS.subList(0, 4));
        for (int one = 0; one < vectors.size(); one++) {
            for (int other = 0; other < one; other++) {
                assertFalse(Arrays.equals(vectors.get(one), vectors.get(other)), one + " and " + other);
            }
        }
    }

    @Test
    void whatIsBeyondTheWindowIsCut() {
        String window = "word ".repeat(2_000);
        List<float[]> vectors = embedder().embed(List.of(window, window + "and a lighthouse"));
        assertArrayEquals(vectors.get(0), vectors.get(1));
    }

    @Test
    void severalThreadsAreAnsweredAsOneIs() throws Exception {
        List<float[]> expected = embedder().embed(TEXTS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> runs = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                runs.add(threads.submit(() -> {
                    List<float[]> vectors = embedder().embed(TEXTS);
                    for (int at = 0; at < TEXTS.size(); at++) {
                        assertEquals(1, Cosine.between(expected.get(at), vectors.get(at)), SAME, TEXTS.get(at));
                    }
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        }
    }
}
