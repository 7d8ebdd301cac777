package sluice.contracts.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.asset.AssetId;
import sluice.contracts.catalog.Sightings;
import sluice.search.Neighbour;
import sluice.search.VectorIndex;
import sluice.search.VectorSpace;

/** What every {@link VectorIndex} promises. */
public abstract class VectorIndexContract {
    private static final VectorSpace SPACE = new VectorSpace("mobilenet-v2-1.4", "whole");
    private static final VectorSpace CROPS = new VectorSpace("mobilenet-v2-1.4", "crops");
    private static final VectorSpace PROMPT = new VectorSpace("all-minilm-l6-v2", "prompt");
    private static final double THOUSANDTH = 1e-3;

    private VectorIndex index = new InMemoryVectorIndex();

    /** A new, empty index. */
    protected abstract VectorIndex open();

    @BeforeEach
    void openIndex() {
        index = open();
    }

    @AfterEach
    void closeIndex() {
        index.close();
    }

    @Test
    void anEmptyIndexFindsNothing() {
        assertEquals(List.of(), index.nearest(SPACE, new float[] {1, 0}, 10, null));
        assertEquals(0, index.size(SPACE));
        assertEquals(Set.of(), index.known(SPACE, List.of(Sightings.id(1))));
        assertEquals(0, index.checkpoint(SPACE.model()));
    }

    @Test
    void theNearestComeFirstWithTheirSimilarities() {
        put(SPACE, Map.of(id(1), turned(0), id(2), turned(60), id(3), turned(180)));
        List<Neighbour> found = index.nearest(SPACE, turned(10), 10, null);
        assertEquals(List.of(id(1), id(2), id(3)), ids(found));
        assertEquals(Math.cos(Math.toRadians(10)), found.get(0).similarity(), THOUSANDTH);
        assertEquals(Math.cos(Math.toRadians(50)), found.get(1).similarity(), THOUSANDTH);
        assertEquals(Math.cos(Math.toRadians(170)), found.get(2).similarity(), THOUSANDTH);
        assertEquals(List.of(id(1), id(2)), ids(index.nearest(SPACE, turned(10), 2, null)));
    }

    @Test
    void tiesGoById() {
        Map<AssetId, float[]> same =
                IntStream.range(0, 20).boxed().collect(Collectors.toMap(Sightings::id, i -> turned(30)));
        put(SPACE, same);
        List<AssetId> ordered = same.keySet().stream().sorted().toList();
        assertEquals(ordered, ids(index.nearest(SPACE, turned(0), 20, null)));
        assertEquals(ordered.subList(0, 5), ids(index.nearest(SPACE, turned(0), 5, null)));
    }

    @Test
    void putReplacesTheVectorOfThatSpaceAlone() {
        put(SPACE, Map.of(id(1), turned(0), id(2), turned(40)));
        put(CROPS, Map.of(id(1), turned(0)));
        put(SPACE, Map.of(id(1), turned(90)));
        assertEquals(List.of(id(2), id(1)), ids(index.nearest(SPACE, turned(10), 9, null)));
        assertEquals(List.of(id(1)), ids(index.nearest(CROPS, turned(10), 9, null)));
        assertEquals(2, index.size(SPACE));
        assertEquals(1, index.size(CROPS));
    }

    @Test
    void spacesHaveTheirOwnDimensions() {
        put(SPACE, Map.of(id(1), turned(0)));
        put(PROMPT, Map.of(id(2), new float[] {0, 0, 1}));
        assertEquals(List.of(id(2)), ids(index.nearest(PROMPT, new float[] {0, 0.6f, 0.8f}, 9, null)));
        assertThrows(IllegalArgumentException.class, () -> index.nearest(PROMPT, turned(0), 9, null));
        assertThrows(IllegalArgumentException.class, () -> index.put(SPACE, Map.of(id(3), new float[] {0, 0, 1})));
        assertThrows(
                IllegalArgumentException.class,
                () -> index.put(CROPS, Map.of(id(3), new float[VectorIndex.MOST_DIMENSIONS + 1])));
    }

    @Test
    void countsOutsideTheirBoundsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> index.nearest(SPACE, turned(0), 0, null));
        assertThrows(IllegalArgumentException.class, () -> index.nearest(SPACE, turned(0), 1_001, null));
    }

    @Test
    void onlyTheWantedAreFound() {
        put(SPACE, Map.of(id(1), turned(0), id(2), turned(20), id(3), turned(40)));
        assertEquals(List.of(id(2), id(3)), ids(index.nearest(SPACE, turned(0), 9, Set.of(id(2), id(3), id(8)))));
        assertEquals(List.of(), index.nearest(SPACE, turned(0), 9, Set.of(id(8))));
        assertEquals(List.of(), index.nearest(SPACE, turned(0), 9, Set.of()));
        assertEquals(Set.of(id(1)), index.known(SPACE, List.of(id(1), id(8))));
    }

    @Test
    void eachModelHasItsCheckpointAndIsForgottenAlone() {
        put(SPACE, Map.of(id(1), turned(0)));
        put(PROMPT, Map.of(id(1), turned(0)));
        index.commit("mobilenet-v2-1.4", 7);
        index.commit("all-minilm-l6-v2", 3);
        assertEquals(7, index.checkpoint("mobilenet-v2-1.4"));
        assertEquals(3, index.checkpoint("all-minilm-l6-v2"));
        index.commit("mobilenet-v2-1.4", 9);
        assertEquals(9, index.checkpoint("mobilenet-v2-1.4"));
        assertEquals(3, index.checkpoint("all-minilm-l6-v2"));
        index.clear("mobilenet-v2-1.4");
        assertEquals(0, index.checkpoint("mobilenet-v2-1.4"));
        assertEquals(3, index.checkpoint("all-minilm-l6-v2"));
        assertEquals(List.of(), index.nearest(SPACE, turned(0), 9, null));
        assertEquals(1, index.size(PROMPT));
        put(SPACE, Map.of(id(2), turned(5)));
        assertEquals(1, index.size(SPACE));
    }

    /** Vectors of 1,792 components, as the default model has, in batches with replacements among them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void amongHundredsNothingIsMissed(long seed) {
        Random random = new Random(seed);
        VectorIndex exact = new InMemoryVectorIndex();
        for (int batch = 0; batch < 4; batch++) {
            Map<AssetId, float[]> some = new LinkedHashMap<>();
            Vectors.walks(seed * 10 + batch, 250, 1_792).forEach((id, vector) -> {
                if (random.nextInt(2) == 0) {
                    some.put(id, vector);
                }
            });
            for (VectorIndex one : List.of(index, exact)) {
                one.put(SPACE, some);
                one.refresh();
            }
        }
        for (int i = 0; i < 20; i++) {
            float[] wanted = Vectors.any(random, 1_792);
            Set<AssetId> among = new HashSet<>();
            random.ints(100, 0, 250).forEach(content -> among.add(Sightings.id(content)));
            compare(exact.nearest(SPACE, wanted, 30, null), index.nearest(SPACE, wanted, 30, null));
            compare(exact.nearest(SPACE, wanted, 30, among), index.nearest(SPACE, wanted, 30, among));
        }
        assertEquals(exact.size(SPACE), index.size(SPACE));
    }

    /** Rounding may change the order of those that are equally near. */
    private static void compare(List<Neighbour> expected, List<Neighbour> found) {
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < found.size(); i++) {
            assertEquals(expected.get(i).similarity(), found.get(i).similarity(), 1e-5);
        }
        long shared =
                found.stream().filter(one -> ids(expected).contains(one.id())).count();
        assertTrue(shared >= found.size() - 1, () -> expected + "\n" + found);
    }

    private void put(VectorSpace space, Map<AssetId, float[]> vectors) {
        index.put(space, vectors);
        index.refresh();
    }

    private static AssetId id(int content) {
        return Sightings.id(content);
    }

    private static float[] turned(double degrees) {
        double radians = Math.toRadians(degrees);
        return new float[] {(float) Math.cos(radians), (float) Math.sin(radians)};
    }

    private static List<AssetId> ids(List<Neighbour> neighbours) {
        return neighbours.stream().map(Neighbour::id).toList();
    }
}
