package sluice.bench.distil;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import sluice.adapters.jdbc.SqliteCatalog;
import sluice.adapters.jdbc.SqliteDatabase;
import sluice.adapters.jdbc.SqliteFindings;
import sluice.adapters.jdbc.SqliteGroups;
import sluice.analysis.Embedding;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.contracts.search.InMemoryIndex;
import sluice.contracts.search.InMemoryVectorIndex;
import sluice.distil.Distillation;
import sluice.distil.Distiller;
import sluice.distil.Weights;
import sluice.distil.Wish;
import sluice.search.Query;
import sluice.search.Search;
import sluice.server.home.Home;
import sluice.similar.OnDemand;
import sluice.similar.SimilaritySearch;

/** An analysed library as the scenario looks at it: only what has an embedding, since distances are measured by those. */
final class Gallery implements AutoCloseable {
    private final SqliteDatabase database;
    private final SqliteCatalog catalog;
    private final SqliteFindings findings;
    private final InMemoryIndex index = new InMemoryIndex();
    final String model;
    final List<Asset> assets = new ArrayList<>();
    final Map<AssetId, float[]> vectors = new HashMap<>();

    Gallery(Home home) {
        database = SqliteDatabase.open(home.database());
        catalog = new SqliteCatalog(database);
        findings = new SqliteFindings(database);
        model = findings.counts().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        for (Asset asset : catalog.changedSince(0, 100_000)) {
            Map<AssetId, float[]> found = findings.vectors(List.of(asset.id()), model, Embedding.Kind.WHOLE);
            if (found.containsKey(asset.id())) {
                assets.add(asset);
                vectors.putAll(found);
            }
        }
        assets.sort(Comparator.comparing(Asset::id));
        index.put(assets);
        index.refresh();
    }

    Asset asset(AssetId id) {
        return assets.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    Distillation distilled(int count, Weights weights) {
        SimilaritySearch none = new SimilaritySearch(
                index, new InMemoryVectorIndex(), findings, catalog, new SqliteGroups(database), new Unasked(model));
        return new Distiller(catalog, index, none, findings, () -> model, weights)
                .distil(new Search(Query.ALL, null), Wish.of(count));
    }

    /** The most valued, or the most valued of each stack. */
    List<AssetId> topByValue(int count, boolean oneOfAStack) {
        List<Long> seen = new ArrayList<>();
        Predicate<Asset> fresh = asset -> {
            Long stack = asset.standing().stack();
            boolean first = stack == null || !seen.contains(stack);
            if (stack != null) {
                seen.add(stack);
            }
            return first || !oneOfAStack;
        };
        return assets.stream()
                .sorted(Comparator.comparingDouble((Asset asset) -> -Figures.value(asset))
                        .thenComparing(Asset::id))
                .filter(fresh)
                .map(Asset::id)
                .limit(count)
                .toList();
    }

    @Override
    public void close() {
        database.close();
    }

    /** Nothing here is embedded on demand. */
    private record Unasked(String model) implements OnDemand {
        @Override
        public float[] picture(AssetId asset, String wanted) {
            throw new IllegalStateException("nothing is asked for by likeness");
        }

        @Override
        public Optional<float[]> words(String text, String wanted) {
            return Optional.empty();
        }

        @Override
        public String promptModel() {
            return model;
        }

        @Override
        public float[] prompt(String text) {
            throw new IllegalStateException("nothing is asked for by meaning");
        }
    }
}
