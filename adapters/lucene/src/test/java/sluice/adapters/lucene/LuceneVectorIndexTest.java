package sluice.adapters.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.asset.AssetId;
import sluice.contracts.catalog.Sightings;
import sluice.contracts.search.InMemoryVectorIndex;
import sluice.contracts.search.VectorIndexContract;
import sluice.contracts.search.Vectors;
import sluice.search.Neighbour;
import sluice.search.VectorIndex;
import sluice.search.VectorSpace;

class LuceneVectorIndexTest extends VectorIndexContract {
    private static final VectorSpace SPACE = new VectorSpace("mobilenet-v2-1.4", "whole");
    private static final int MANY = 6_000;
    private static final int DIMENSIONS = 64;

    @TempDir
    Path folder;

    @Override
    protected VectorIndex open() {
        return LuceneVectorIndex.open(folder);
    }

    /** Enough that the graph answers; batches make several segments. */
    @Test
    void amongManyFewAreMissedAndSimilaritiesAreExact() {
        Map<AssetId, float[]> all = Vectors.walks(7, MANY, DIMENSIONS);
        try (VectorIndex index = LuceneVectorIndex.open(folder.resolve("many"));
                VectorIndex exact = new InMemoryVectorIndex()) {
            exact.put(SPACE, all);
            exact.refresh();
            for (int batch = 0; batch < 4; batch++) {
                int first = batch * MANY / 4;
                Map<AssetId, float[]> some = new LinkedHashMap<>();
                IntStream.range(first, first + MANY / 4)
                        .mapToObj(Sightings::id)
                        .forEach(id -> some.put(id, Objects.requireNonNull(all.get(id))));
                index.put(SPACE, some);
                index.refresh();
            }
            Set<AssetId> most = new HashSet<>(all.keySet());
            IntStream.range(0, MANY / 10).mapToObj(Sightings::id).forEach(most::remove);
            Random random = new Random(7);
            int missed = 0;
            for (int i = 0; i < 40; i++) {
                float[] wanted =
                        Vectors.near(Objects.requireNonNull(all.get(Sightings.id(random.nextInt(MANY)))), 0.5, random);
                missed += missed(exact.nearest(SPACE, wanted, 20, null), index.nearest(SPACE, wanted, 20, null));
                missed += missed(exact.nearest(SPACE, wanted, 20, most), index.nearest(SPACE, wanted, 20, most));
            }
            assertTrue(missed <= 80 * 20 * 3 / 100, "missed " + missed + " of " + 80 * 20);
        }
    }

    private static int missed(List<Neighbour> expected, List<Neighbour> found) {
        List<AssetId> ids = found.stream().map(Neighbour::id).toList();
        for (Neighbour one : expected) {
            int place = ids.indexOf(one.id());
            if (place >= 0) {
                assertEquals(one.similarity(), found.get(place).similarity(), 1e-5);
            }
        }
        return (int) expected.stream().filter(one -> !ids.contains(one.id())).count();
    }

    @Test
    void whatWasCommittedIsThereWhenItIsOpenedAgain() {
        Map<AssetId, float[]> vectors = Vectors.walks(1, 60, 1_792);
        try (VectorIndex index = LuceneVectorIndex.open(own())) {
            index.put(SPACE, vectors);
            index.commit(SPACE.model(), 60);
        }
        try (VectorIndex index = LuceneVectorIndex.open(own())) {
            assertEquals(60, index.checkpoint(SPACE.model()));
            assertEquals(60, index.size(SPACE));
            AssetId id = Sightings.id(33);
            assertEquals(
                    id,
                    index.nearest(SPACE, Objects.requireNonNull(vectors.get(id)), 1, null)
                            .getFirst()
                            .id());
        }
    }

    @Test
    void aDamagedIndexIsBegunAnew() throws IOException {
        try (VectorIndex index = LuceneVectorIndex.open(own())) {
            index.put(SPACE, Vectors.walks(1, 20, 8));
            index.commit(SPACE.model(), 20);
        }
        List<Path> commits;
        try (Stream<Path> files = Files.list(own())) {
            commits = files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .toList();
        }
        assertEquals(1, commits.size());
        Files.writeString(commits.getFirst(), "damaged");
        try (LuceneVectorIndex index = LuceneVectorIndex.open(own())) {
            assertTrue(index.beganAnew().isPresent());
            assertEquals(0, index.checkpoint(SPACE.model()));
            assertEquals(0, index.size(SPACE));
        }
    }

    /** Apart from the folder that the contract's index has open. */
    private Path own() {
        return folder.resolve("own");
    }
}
