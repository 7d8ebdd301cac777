package sluice.bench.neardup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.adapters.lucene.LuceneVectorIndex;
import sluice.asset.AssetId;
import sluice.contracts.search.InMemoryVectorIndex;
import sluice.contracts.search.Vectors;
import sluice.search.Neighbour;
import sluice.search.VectorIndex;
import sluice.search.VectorSpace;

/** How many of the nearest the index of vectors finds, and how fast, among random walks of 1,792 components. */
public final class VectorRecall {
    private static final VectorSpace SPACE = new VectorSpace("walks", "whole");
    private static final int DIMENSIONS = 1_792;
    private static final int QUERIES = 200;

    private VectorRecall() {}

    public static void main(String[] arguments) throws IOException {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        Path folder = Files.createTempDirectory("sluice-vectors");
        Map<AssetId, float[]> all = Vectors.walks(1, count, DIMENSIONS);
        try (VectorIndex index = LuceneVectorIndex.open(folder);
                VectorIndex exact = new InMemoryVectorIndex()) {
            long start = System.nanoTime();
            Map<AssetId, float[]> batch = new LinkedHashMap<>();
            for (Map.Entry<AssetId, float[]> entry : all.entrySet()) {
                batch.put(entry.getKey(), entry.getValue());
                if (batch.size() == 500) {
                    index.put(SPACE, batch);
                    index.refresh();
                    batch.clear();
                }
            }
            index.put(SPACE, batch);
            index.refresh();
            index.commit(SPACE.model(), count);
            System.out.printf("%d vectors indexed in %.1f s%n", count, (System.nanoTime() - start) / 1e9);
            exact.put(SPACE, all);
            exact.refresh();
            List<float[]> vectors = new ArrayList<>(all.values());
            Set<AssetId> tenth = new HashSet<>();
            Set<AssetId> half = new HashSet<>();
            int place = 0;
            for (AssetId id : all.keySet()) {
                if (place % 10 == 0) {
                    tenth.add(id);
                }
                if (place++ % 2 == 0) {
                    half.add(id);
                }
            }
            for (int nearest : new int[] {10, 50}) {
                measure(index, exact, vectors, nearest, null, "all");
                measure(index, exact, vectors, nearest, half, "half of them");
                measure(index, exact, vectors, nearest, tenth, "a tenth");
            }
        }
    }

    private static void measure(
            VectorIndex index,
            VectorIndex exact,
            List<float[]> vectors,
            int nearest,
            @Nullable Set<AssetId> among,
            String name) {
        Random random = new Random(7);
        long nanos = 0;
        int found = 0;
        int expected = 0;
        for (int i = 0; i < QUERIES; i++) {
            float[] wanted = Vectors.near(vectors.get(random.nextInt(vectors.size())), 0.6, random);
            long start = System.nanoTime();
            List<Neighbour> answer = index.nearest(SPACE, wanted, nearest, among);
            nanos += System.nanoTime() - start;
            Set<AssetId> ids = new HashSet<>();
            answer.forEach(neighbour -> ids.add(neighbour.id()));
            List<Neighbour> right = exact.nearest(SPACE, wanted, nearest, among);
            expected += right.size();
            found += (int) right.stream().filter(one -> ids.contains(one.id())).count();
        }
        System.out.printf(
                "nearest %d of %s: recall %.4f, %.2f ms%n",
                nearest, name, (double) found / expected, nanos / 1e6 / QUERIES);
    }
}
