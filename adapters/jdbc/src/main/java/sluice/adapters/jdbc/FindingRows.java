package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.analysis.Analysis;
import sluice.analysis.DeepFindings;
import sluice.analysis.Embedding;
import sluice.analysis.StandardFindings;
import sluice.asset.AssetId;
import sluice.asset.Tier;

/** What analysis found out: tables {@code standard_findings}, {@code deep_findings} and {@code embedding}. */
record FindingRows(SqliteSession session) {
    static final String STANDARD = "SELECT findings, at FROM standard_findings WHERE asset = ?";
    static final String DEEP = "SELECT findings, at FROM deep_findings WHERE asset = ?";
    static final String VECTOR = "SELECT vector FROM embedding WHERE asset = ? AND model = ? AND kind = ?";
    static final String DELETE_VECTOR = "DELETE FROM embedding WHERE asset = ? AND model = ? AND kind = ?";

    /** Findings of one tier and when they were made. */
    private record Dated<T>(T findings, Instant at) {}

    void write(long asset, StoredAnalysis stored) throws SQLException {
        long at = stored.analysis().at().toEpochMilli();
        byte @Nullable [] standard = stored.standard();
        if (standard != null) {
            session.update("INSERT OR REPLACE INTO standard_findings VALUES (?, ?, ?)", asset, standard, at);
        }
        byte @Nullable [] deep = stored.deep();
        if (deep != null) {
            session.update("INSERT OR REPLACE INTO deep_findings VALUES (?, ?, ?)", asset, deep, at);
        }
        List<Embedding> embeddings = stored.analysis().embeddings();
        for (int i = 0; i < embeddings.size(); i++) {
            write(asset, embeddings.get(i), stored.vectors().get(i));
        }
    }

    private void write(long asset, Embedding embedding, byte[] vector) throws SQLException {
        String kind = embedding.kind().name();
        boolean there = session.update(DELETE_VECTOR, asset, embedding.model(), kind) > 0;
        session.update(
                "INSERT INTO embedding (asset, model, kind, vector) VALUES (?, ?, ?, ?)",
                asset,
                embedding.model(),
                kind,
                vector);
        if (!there && embedding.kind() == Embedding.Kind.WHOLE) {
            session.update(
                    "INSERT INTO embedding_count VALUES (?, 1) ON CONFLICT DO UPDATE SET assets = assets + 1",
                    embedding.model());
        }
    }

    /** All that is known of an asset, without its vectors. */
    Optional<Analysis> read(long key, AssetId asset) throws SQLException {
        Optional<Dated<StandardFindings>> standard = session.first(
                STANDARD,
                row -> new Dated<>(PackedFindings.standard(row.getBytes(1)), Instant.ofEpochMilli(row.getLong(2))),
                key);
        Optional<Dated<DeepFindings>> deep = session.first(
                DEEP,
                row -> new Dated<>(PackedFindings.deep(row.getBytes(1)), Instant.ofEpochMilli(row.getLong(2))),
                key);
        if (standard.isEmpty() && deep.isEmpty()) {
            return Optional.empty();
        }
        Instant standardAt = standard.map(Dated::at).orElse(Instant.MIN);
        Instant deepAt = deep.map(Dated::at).orElse(Instant.MIN);
        return Optional.of(new Analysis(
                asset,
                deep.isPresent() ? Tier.DEEP : Tier.STANDARD,
                standard.map(Dated::findings).orElse(null),
                deep.map(Dated::findings).orElse(null),
                List.of(),
                deepAt.isAfter(standardAt) ? deepAt : standardAt));
    }

    Optional<float[]> vector(long key, String model, Embedding.Kind kind) throws SQLException {
        return session.first(VECTOR, row -> HalfFloats.unpack(row.getBytes(1)), key, model, kind.name());
    }
}
