package sluice.contracts.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.search.Neighbour;
import sluice.search.VectorIndex;
import sluice.search.VectorSpace;

/** Compares with every vector: slow, and easy to see to be right. Nothing outlives it. */
public final class InMemoryVectorIndex implements VectorIndex {
    private final Map<VectorSpace, Map<AssetId, float[]>> written = new HashMap<>();
    private final Map<String, Long> checkpoints = new HashMap<>();
    private Map<VectorSpace, Map<AssetId, float[]>> visible = Map.of();

    @Override
    public synchronized void put(VectorSpace space, Map<AssetId, float[]> vectors) {
        for (float[] vector : vectors.values()) {
            requireFitting(written.get(space), vector);
            written.computeIfAbsent(space, its -> new HashMap<>());
        }
        written.computeIfAbsent(space, its -> new HashMap<>()).putAll(vectors);
    }

    @Override
    public synchronized void refresh() {
        Map<VectorSpace, Map<AssetId, float[]>> now = new HashMap<>();
        written.forEach((space, vectors) -> now.put(space, Map.copyOf(vectors)));
        visible = now;
    }

    @Override
    public synchronized void commit(String model, long position) {
        checkpoints.put(model, position);
    }

    @Override
    public synchronized long checkpoint(String model) {
        return checkpoints.getOrDefault(model, 0L);
    }

    @Override
    public synchronized void clear(String model) {
        written.keySet().removeIf(space -> space.model().equals(model));
        checkpoints.remove(model);
        refresh();
    }

    @Override
    public synchronized List<Neighbour> nearest(
            VectorSpace space, float[] vector, int count, @Nullable Set<AssetId> among) {
        if (count < 1 || count > MOST_NEIGHBOURS) {
            throw new IllegalArgumentException("neighbours are from 1 to " + MOST_NEIGHBOURS + ", not " + count);
        }
        Map<AssetId, float[]> vectors = visible.getOrDefault(space, Map.of());
        requireFitting(vectors, vector);
        return vectors.entrySet().stream()
                .filter(entry -> among == null || among.contains(entry.getKey()))
                .map(entry -> new Neighbour(entry.getKey(), product(vector, entry.getValue())))
                .sorted(Neighbour.NEAREST)
                .limit(count)
                .toList();
    }

    @Override
    public synchronized Set<AssetId> known(VectorSpace space, Collection<AssetId> assets) {
        Map<AssetId, float[]> vectors = visible.getOrDefault(space, Map.of());
        return assets.stream().filter(vectors::containsKey).collect(Collectors.toSet());
    }

    @Override
    public synchronized long size(VectorSpace space) {
        return visible.getOrDefault(space, Map.of()).size();
    }

    @Override
    public void close() {
        // There is nothing to let go of.
    }

    private static void requireFitting(@Nullable Map<AssetId, float[]> there, float[] vector) {
        boolean fits = vector.length > 0 && vector.length <= MOST_DIMENSIONS;
        if (there != null && !there.isEmpty()) {
            fits &= there.values().iterator().next().length == vector.length;
        }
        if (!fits) {
            throw new IllegalArgumentException("a vector of " + vector.length + " components does not fit here");
        }
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
