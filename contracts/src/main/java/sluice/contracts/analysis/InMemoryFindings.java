package sluice.contracts.analysis;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sluice.analysis.Analysis;
import sluice.analysis.Embedding;
import sluice.analysis.Findings;
import sluice.asset.AssetId;
import sluice.asset.Tier;
import sluice.contracts.catalog.InMemoryCatalog;

/** The contract of the findings said again in plain collections, for tests. */
public final class InMemoryFindings implements Findings {
    private record Space(AssetId asset, String model, Embedding.Kind kind) {}

    private final InMemoryCatalog catalog;
    private final Map<AssetId, Analysis> found = new HashMap<>();
    private final Map<Space, Written> vectors = new LinkedHashMap<>();
    private long position;

    public InMemoryFindings(InMemoryCatalog catalog) {
        this.catalog = catalog;
    }

    /** As the backlog does when a job is settled; answers all that is known of the asset now. */
    public Analysis write(Analysis result) {
        synchronized (catalog) {
            for (Embedding embedding : result.embeddings()) {
                Space space = new Space(result.asset(), embedding.model(), embedding.kind());
                vectors.put(space, new Written(++position, result.asset(), copy(embedding)));
            }
            Analysis merged = merged(found.get(result.asset()), result);
            if (merged.standard() != null || merged.deep() != null) {
                found.put(result.asset(), merged);
            }
            return merged;
        }
    }

    private static Analysis merged(@Nullable Analysis before, Analysis result) {
        boolean says = result.standard() != null || result.deep() != null;
        Instant at = before == null || (says && result.at().isAfter(before.at())) ? result.at() : before.at();
        var standard = result.standard() == null && before != null ? before.standard() : result.standard();
        var deep = result.deep() == null && before != null ? before.deep() : result.deep();
        return new Analysis(result.asset(), deep == null ? Tier.STANDARD : Tier.DEEP, standard, deep, List.of(), at);
    }

    private static Embedding copy(Embedding embedding) {
        return new Embedding(
                embedding.model(), embedding.kind(), embedding.vector().clone());
    }

    @Override
    public Map<AssetId, Analysis> find(Collection<AssetId> assets) {
        synchronized (catalog) {
            Map<AssetId, Analysis> answer = new LinkedHashMap<>();
            for (AssetId asset : assets) {
                Analysis analysis = found.get(asset);
                if (analysis != null) {
                    answer.put(asset, analysis);
                }
            }
            return answer;
        }
    }

    @Override
    public Map<AssetId, float[]> vectors(Collection<AssetId> assets, String model, Embedding.Kind kind) {
        synchronized (catalog) {
            Map<AssetId, float[]> answer = new LinkedHashMap<>();
            for (AssetId asset : assets) {
                Written written = vectors.get(new Space(asset, model, kind));
                if (written != null) {
                    answer.put(asset, written.embedding().vector().clone());
                }
            }
            return answer;
        }
    }

    @Override
    public List<Written> writtenSince(long since, String model, int limit) {
        synchronized (catalog) {
            return vectors.values().stream()
                    .filter(written -> written.position() > since)
                    .filter(written -> written.embedding().model().equals(model))
                    .sorted(Comparator.comparingLong(Written::position))
                    .limit(limit)
                    .map(written -> new Written(written.position(), written.asset(), copy(written.embedding())))
                    .toList();
        }
    }

    @Override
    public Map<String, Long> counts() {
        synchronized (catalog) {
            Map<String, Long> counts = new TreeMap<>();
            for (Space space : vectors.keySet()) {
                if (space.kind() == Embedding.Kind.WHOLE) {
                    counts.merge(space.model(), 1L, Long::sum);
                }
            }
            return counts;
        }
    }
}
