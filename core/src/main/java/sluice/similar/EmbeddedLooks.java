package sluice.similar;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import sluice.analysis.Embedding;
import sluice.analysis.Findings;
import sluice.asset.AssetId;
import sluice.curate.likeness.Looks;
import sluice.search.Neighbour;
import sluice.search.VectorIndex;

/** Looks as the vectors of whole pictures tell them. */
public final class EmbeddedLooks implements Looks {
    private static final int FEW = 10;

    private final Findings findings;
    private final VectorIndex index;
    private final Supplier<String> model;

    /** @param model whose vectors are to be compared now: see {@link ServingModel} */
    public EmbeddedLooks(Findings findings, VectorIndex index, Supplier<String> model) {
        this.findings = findings;
        this.index = index;
        this.model = model;
    }

    @Override
    public OptionalDouble cosine(AssetId one, AssetId other) {
        Map<AssetId, float[]> vectors = findings.vectors(List.of(one, other), model.get(), Embedding.Kind.WHOLE);
        float[] first = vectors.get(one);
        float[] second = vectors.get(other);
        return first == null || second == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(Spaces.product(first, second));
    }

    @Override
    public List<AssetId> near(AssetId asset, double atLeast) {
        String serving = model.get();
        float[] vector =
                findings.vectors(List.of(asset), serving, Embedding.Kind.WHOLE).get(asset);
        if (vector == null) {
            return List.of();
        }
        return index.nearest(Spaces.of(serving, Embedding.Kind.WHOLE), vector, FEW + 1, null).stream()
                .filter(neighbour ->
                        neighbour.similarity() >= atLeast && !neighbour.id().equals(asset))
                .map(Neighbour::id)
                .limit(FEW)
                .toList();
    }
}
