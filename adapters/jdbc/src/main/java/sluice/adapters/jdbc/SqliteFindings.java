package sluice.adapters.jdbc;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sluice.analysis.Analysis;
import sluice.analysis.Embedding;
import sluice.analysis.Findings;
import sluice.asset.AssetId;

/** What analysis found out, in SQLite, in the catalog's file. {@link SqliteBacklog} writes it. */
public final class SqliteFindings implements Findings {
    static final String WRITTEN = "SELECT position, content_hash, model, kind, vector FROM embedding"
            + " JOIN asset ON asset.key = embedding.asset WHERE model = ? AND position > ? ORDER BY position LIMIT ?";
    private static final String COUNTS = "SELECT model, assets FROM embedding_count ORDER BY model";

    private final SqliteDatabase database;

    public SqliteFindings(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Map<AssetId, Analysis> find(Collection<AssetId> assets) {
        return database.read(session -> new AssetKeys(session).each(assets, new FindingRows(session)::read));
    }

    @Override
    public Map<AssetId, float[]> vectors(Collection<AssetId> assets, String model, Embedding.Kind kind) {
        return database.read(session ->
                new AssetKeys(session).each(assets, (key, id) -> new FindingRows(session).vector(key, model, kind)));
    }

    @Override
    public List<Written> writtenSince(long position, String model, int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> session.list(
                WRITTEN,
                row -> new Written(
                        row.getLong(1),
                        AssetKeys.id(row, 2),
                        new Embedding(
                                row.getString(3),
                                Embedding.Kind.valueOf(row.getString(4)),
                                HalfFloats.unpack(row.getBytes(5)))),
                model,
                position,
                limit));
    }

    @Override
    public Map<String, Long> counts() {
        return database.read(session -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            session.list(COUNTS, row -> counts.put(row.getString(1), row.getLong(2)));
            return counts;
        });
    }
}
