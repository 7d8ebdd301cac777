package sluice.adapters.jdbc;

import java.io.ByteArrayOutputStream;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;

/** What came of images: table {@code render_asset}, and the lists in {@code render_job}. */
record RenderAssets(SqliteSession session) {
    static final String JOB_OF = "SELECT job FROM render_asset WHERE asset = ?";
    private static final String INSERT =
            "INSERT INTO render_asset (asset, job) VALUES (?, ?) ON CONFLICT (asset) DO NOTHING";
    private static final int BYTES = 16;

    /** Whoever was there first keeps it. */
    void record(long job, List<AssetId> assets) throws SQLException {
        for (AssetId asset : assets) {
            session.update(INSERT, bytes(asset), job);
        }
    }

    Optional<Long> jobOf(AssetId asset) throws SQLException {
        return session.first(JOB_OF, row -> row.getLong(1), bytes(asset));
    }

    private static byte[] bytes(AssetId asset) {
        return HexFormat.of().parseHex(asset.hex());
    }

    static byte @Nullable [] pack(List<AssetId> assets) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(assets.size() * BYTES);
        assets.forEach(asset -> all.writeBytes(bytes(asset)));
        return assets.isEmpty() ? null : all.toByteArray();
    }

    static List<AssetId> unpack(byte @Nullable [] packed) throws SQLException {
        if (packed == null) {
            return List.of();
        }
        if (packed.length % BYTES != 0) {
            throw new SQLDataException("a list of assets has " + packed.length + " bytes");
        }
        List<AssetId> assets = new ArrayList<>();
        for (int at = 0; at < packed.length; at += BYTES) {
            assets.add(new AssetId(HexFormat.of().formatHex(packed, at, at + BYTES)));
        }
        return assets;
    }
}
