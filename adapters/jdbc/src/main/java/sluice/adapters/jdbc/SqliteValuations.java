package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.asset.Standing;
import sluice.value.Valuation;
import sluice.value.Valuations;

/** The last valuations in SQLite, in the catalog's file. */
public final class SqliteValuations implements Valuations {
    static final String OF = "SELECT value, because, at FROM valuation WHERE asset = ?";
    static final String STALE = "SELECT content_hash FROM valuation JOIN asset ON asset.key = valuation.asset"
            + " WHERE at < ? ORDER BY at, valuation.asset LIMIT ?";
    private static final String WRITE =
            "INSERT OR REPLACE INTO valuation (asset, value, because, at) VALUES (?, ?, ?, ?)";

    private final SqliteDatabase database;

    public SqliteValuations(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public void record(List<Valuation> valuations) {
        List<Valuation> batch = List.copyOf(valuations);
        List<byte[]> packed = packed(batch);
        database.write(session -> {
            CatalogState state = CatalogState.load(session);
            for (int i = 0; i < batch.size(); i++) {
                record(session, state, batch.get(i), packed.get(i));
            }
            state.save(session);
            return state;
        });
    }

    private static List<byte[]> packed(List<Valuation> valuations) {
        try (PackedText.Packer packer = new PackedText.Packer()) {
            List<byte[]> packed = new ArrayList<>(valuations.size());
            for (Valuation valuation : valuations) {
                packed.add(PackedContributions.pack(valuation.because(), packer));
            }
            return packed;
        }
    }

    private static void record(SqliteSession session, CatalogState state, Valuation valuation, byte[] because)
            throws SQLException {
        Optional<Long> asset = new AssetKeys(session).of(valuation.asset());
        if (asset.isEmpty()) {
            return;
        }
        session.update(
                WRITE, asset.get(), valuation.value(), because, valuation.at().toEpochMilli());
        new StandingRows(session, state).change(asset.get(), before -> valued(before, valuation.value()));
    }

    private static Standing valued(Standing before, double value) {
        @Nullable Double was = before.value();
        return was == null || Math.abs(was - value) >= NOTICEABLE ? before.withValue(value) : before;
    }

    @Override
    public Map<AssetId, Valuation> find(Collection<AssetId> assets) {
        return database.read(session -> new AssetKeys(session)
                .each(
                        assets,
                        (key, id) -> session.first(
                                OF,
                                row -> new Valuation(
                                        id,
                                        row.getDouble(1),
                                        PackedContributions.unpack(row.getBytes(2)),
                                        Instant.ofEpochMilli(row.getLong(3))),
                                key)));
    }

    @Override
    public List<AssetId> staleBefore(Instant at, int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> session.list(STALE, row -> AssetKeys.id(row, 1), Instants.millisUp(at), limit));
    }
}
