package sluice.adapters.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.analysis.Embedder;
import sluice.analysis.TextEmbedder;
import sluice.image.Raster;

/** Shipped models, optimised once and kept, against the same models optimised at every load. */
class ShippedGraphTest {
    private static final String PROPERTY = "sluice.unpacked";
    private static final List<String> PROMPTS =
            List.of("a spiral of warm colours", "", "portrait of an old sailor, oil on canvas, 1890");

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(PROPERTY);
    }

    private static float[][] words() {
        try (TextEmbedder embedder = new MiniLmTextEmbedder()) {
            return embedder.embed(PROMPTS).toArray(float[][]::new);
        }
    }

    private static float[] picture() {
        byte[] rgb = new byte[3 * 96 * 64];
        new Random(5).nextBytes(rgb);
        try (Embedder embedder = ShippedModels.pictures()) {
            return embedder.embed(List.of(new Raster(96, 64, rgb))).getFirst().vector();
        }
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    @Test
    void whatIsKeptGivesTheSameBits() throws IOException {
        float[][] words = words();
        float[] picture = picture();
        System.setProperty(PROPERTY, folder.toString());
        for (String time : List.of("made", "kept")) {
            assertArrayEquals(words, words(), time);
            assertArrayEquals(picture, picture(), time);
        }
        assertEquals(2, kept().size(), () -> "the graphs of both: " + folder);
    }

    @Test
    void whatWasDamagedIsMadeAgain() throws IOException {
        float[][] words = words();
        System.setProperty(PROPERTY, folder.toString());
        words();
        Path damaged = kept().getFirst();
        Files.writeString(damaged, "no graph");
        assertArrayEquals(words, words());
        assertFalse(Files.exists(damaged));
        assertArrayEquals(words, words());
        assertEquals(List.of(damaged), kept());
    }
}
