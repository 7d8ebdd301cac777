package sluice.contracts.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import sluice.analysis.Embedded;
import sluice.analysis.Embedder;
import sluice.image.Raster;

/** What every {@link Embedder} does. */
public abstract class EmbedderContract {
    /** The cosine distance within which a picture's vector is the same alone and in a batch. */
    private static final double SAME = 1e-5;

    private static final int BATCH = 11;
    private static final int THREADS = 4;

    /** One that is ready, and that the suite does not close. */
    protected abstract Embedder embedder();

    @Test
    void nothingIsEmbeddedAsNothing() {
        assertEquals(List.of(), embedder().embed(List.of()));
    }

    @Test
    void vectorsHaveTheModelsDimensionsAndLengthOne() {
        for (Embedded embedded : embedder().embed(pictures(1))) {
            assertEquals(embedder().model().dimensions(), embedded.vector().length);
            assertEquals(1, Cosine.length(embedded.vector()), 1e-4);
        }
    }

    @Test
    void probabilitiesSumToOne() {
        for (Embedded embedded : embedder().embed(pictures(2))) {
            double sum = embedded.classes().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertEquals(embedded.classes().isEmpty() ? 0 : 1, sum, 1e-4);
        }
    }

    @Test
    void aBatchSaysWhatOneByOneSays() {
        List<Raster> pictures = pictures(3);
        List<Embedded> together = embedder().embed(pictures);
        assertEquals(pictures.size(), together.size());
        for (int at = 0; at < pictures.size(); at++) {
            Embedded alone = embedder().embed(List.of(pictures.get(at))).getFirst();
            assertEquals(1, Cosine.between(alone.vector(), together.get(at).vector()), SAME, "picture " + at);
        }
    }

    @Test
    void theOrderOfTheBatchIsTheOrderOfTheAnswers() {
        List<Raster> pictures = pictures(4);
        List<Embedded> forwards = embedder().embed(pictures);
        List<Embedded> backwards = embedder().embed(pictures.reversed());
        for (int at = 0; at < pictures.size(); at++) {
            float[] mirrored = backwards.get(pictures.size() - 1 - at).vector();
            assertEquals(1, Cosine.between(forwards.get(at).vector(), mirrored), SAME, "picture " + at);
        }
    }

    @Test
    void theSamePictureIsTheSameAgain() {
        Raster picture = Rasters.scene(200, 160, 5);
        Embedded first = embedder().embed(List.of(picture)).getFirst();
        Embedded second = embedder().embed(List.of(picture)).getFirst();
        assertArrayEquals(first.vector(), second.vector());
        assertEquals(first.classes(), second.classes());
    }

    @Test
    void aPictureIsLikerToItselfMadeLighterThanToOthers() {
        List<Raster> pictures = pictures(6);
        List<Embedded> embedded = embedder().embed(pictures);
        List<Embedded> lighter = embedder()
                .embed(pictures.stream()
                        .map(picture -> Rasters.lighter(picture, 6))
                        .toList());
        for (int at = 0; at < pictures.size(); at++) {
            double own =
                    Cosine.between(embedded.get(at).vector(), lighter.get(at).vector());
            for (int other = 0; other < pictures.size(); other++) {
                double others = Cosine.between(
                        embedded.get(other).vector(), lighter.get(at).vector());
                assertTrue(other == at || own > others, own + " against " + others + " for picture " + at);
            }
        }
    }

    @Test
    void picturesOfAnyShapeAreTaken() {
        for (int[] size : new int[][] {{1, 1}, {1, 900}, {900, 1}, {3, 2}, {224, 224}, {37, 1200}}) {
            Raster picture = Rasters.scene(size[0], size[1], 7);
            float[] vector = embedder().embed(List.of(picture)).getFirst().vector();
            assertEquals(1, Cosine.length(vector), 1e-4, size[0] + "x" + size[1]);
        }
    }

    @Test
    void aPictureOfOneColourIsTaken() {
        for (int rgb : new int[] {0x000000, 0xFFFFFF, 0x808080, 0xFF0000}) {
            float[] vector = embedder()
                    .embed(List.of(Rasters.plain(64, 64, rgb)))
                    .getFirst()
                    .vector();
            assertEquals(1, Cosine.length(vector), 1e-4, Integer.toHexString(rgb));
        }
    }

    @Test
    void severalThreadsAreAnsweredAsOneIs() throws Exception {
        List<Raster> pictures = pictures(8);
        List<Embedded> expected = embedder().embed(pictures);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> runs = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(thread);
                runs.add(threads.submit(() -> {
                    List<Integer> order = new ArrayList<>();
                    for (int at = 0; at < pictures.size(); at++) {
                        order.add(at);
                    }
                    Collections.shuffle(order, random);
                    for (int at : order) {
                        Embedded alone =
                                embedder().embed(List.of(pictures.get(at))).getFirst();
                        assertEquals(
                                1, Cosine.between(expected.get(at).vector(), alone.vector()), SAME, "picture " + at);
                    }
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        }
    }

    /** Pictures of different shapes. */
    private static List<Raster> pictures(long seed) {
        Random random = new Random(seed);
        List<Raster> pictures = new ArrayList<>();
        for (int at = 0; at < BATCH; at++) {
            pictures.add(Rasters.scene(40 + random.nextInt(400), 40 + random.nextInt(400), random.nextLong()));
        }
        return pictures;
    }
}
