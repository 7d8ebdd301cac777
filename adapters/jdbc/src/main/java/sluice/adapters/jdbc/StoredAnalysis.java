package sluice.adapters.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.analysis.Analysis;
import sluice.analysis.Embedding;

/** What was found out, packed for its tables before the one writer's turn is taken. */
record StoredAnalysis(Analysis analysis, byte @Nullable [] standard, byte @Nullable [] deep, List<byte[]> vectors) {
    static StoredAnalysis of(Analysis analysis) {
        try (PackedText.Packer packer = new PackedText.Packer()) {
            var standard = analysis.standard();
            var deep = analysis.deep();
            List<byte[]> vectors = new ArrayList<>();
            for (Embedding embedding : analysis.embeddings()) {
                vectors.add(HalfFloats.pack(embedding.vector()));
            }
            return new StoredAnalysis(
                    analysis,
                    standard == null ? null : PackedFindings.pack(standard, packer),
                    deep == null ? null : PackedFindings.pack(deep, packer),
                    vectors);
        }
    }

    /** Whether it says more than vectors do. */
    boolean hasFindings() {
        return standard != null || deep != null;
    }
}
