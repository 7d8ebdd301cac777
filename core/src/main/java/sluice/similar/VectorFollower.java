package sluice.similar;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sluice.analysis.Embedding;
import sluice.analysis.Findings;
import sluice.asset.AssetId;
import sluice.search.Follower;
import sluice.search.VectorIndex;

/** Keeps the vectors of one model in the index abreast of the findings; its positions are theirs. */
public final class VectorFollower extends Follower {
    private static final int BATCH = 500;

    public VectorFollower(Findings findings, VectorIndex index, String model) {
        super("vectors-" + model, new Indexing(findings, index, model));
    }

    private record Indexing(Findings findings, VectorIndex index, String model) implements Trail {
        @Override
        public long checkpoint() {
            return index.checkpoint(model);
        }

        @Override
        public void clear() {
            index.clear(model);
        }

        @Override
        public long advance(long position) {
            List<Findings.Written> written = findings.writtenSince(position, model, BATCH);
            if (written.isEmpty()) {
                return position;
            }
            Map<Embedding.Kind, Map<AssetId, float[]>> byKind = new EnumMap<>(Embedding.Kind.class);
            for (Findings.Written one : written) {
                byKind.computeIfAbsent(one.embedding().kind(), kind -> new LinkedHashMap<>())
                        .put(one.asset(), one.embedding().vector());
            }
            byKind.forEach((kind, vectors) -> index.put(Spaces.of(model, kind), vectors));
            index.refresh();
            return written.getLast().position();
        }

        @Override
        public void commit(long position) {
            index.commit(model, position);
        }
    }
}
