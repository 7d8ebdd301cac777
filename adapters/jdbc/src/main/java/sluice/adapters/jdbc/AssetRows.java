package sluice.adapters.jdbc;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.ContentHash;
import sluice.asset.Location;
import sluice.asset.Picture;
import sluice.asset.Standing;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.metadata.GenerationParameters;

/** Assets as the catalog answers them, put together from their tables. */
record AssetRows(SqliteSession session) {
    private static final String COLUMNS =
            "SELECT asset.key, content_hash, format, width, height, orientation, animated,"
                    + " bytes, created_at, imported_at, picture, picture_width, picture_height, perceptual_hash,"
                    + " picture_reason, revision, parameters, " + StandingRows.COLUMNS + " FROM asset";
    private static final String JOIN = " LEFT JOIN generation ON generation.asset = asset.key"
            + " LEFT JOIN standing ON standing.asset = asset.key";
    static final String BY_ID = COLUMNS + JOIN + " WHERE content_hash BETWEEN ? AND ?";
    static final String AWAITING_PICTURE = COLUMNS
            + " INDEXED BY asset_awaiting_picture" + JOIN
            + " WHERE picture = 'PENDING' AND present > 0 ORDER BY asset.key DESC LIMIT ?";
    static final String CHANGED_SINCE = COLUMNS + JOIN + " WHERE revision > ? ORDER BY revision LIMIT ?";
    static final String FILES = "SELECT path, bytes, modified FROM file WHERE asset = ? ORDER BY arrival";
    static final String FORMER_FILES = "SELECT path, bytes, modified FROM former_file WHERE asset = ? ORDER BY arrival";

    /** An asset without its locations, and the key to them. */
    private record Row(
            long key,
            ContentHash hash,
            ImageHeader header,
            long bytes,
            Instant createdAt,
            Instant importedAt,
            GenerationParameters generation,
            Picture picture,
            Standing standing,
            long revision) {
        Asset at(List<Location> locations) {
            return new Asset(
                    hash.assetId(),
                    hash,
                    header,
                    bytes,
                    createdAt,
                    importedAt,
                    generation,
                    picture,
                    locations,
                    standing,
                    revision);
        }
    }

    /** An asset and the key of its rows. */
    record Keyed(long key, Asset asset) {}

    Optional<Keyed> byId(AssetId id) throws SQLException {
        Optional<Row> row = session.first(BY_ID, AssetRows::row, HashRange.first(id.hex()), HashRange.last(id.hex()));
        return row.isEmpty()
                ? Optional.empty()
                : Optional.of(new Keyed(row.get().key(), located(row.get())));
    }

    List<Asset> byIds(Collection<AssetId> ids) throws SQLException {
        List<Asset> assets = new ArrayList<>(ids.size());
        for (AssetId id : ids) {
            byId(id).map(Keyed::asset).ifPresent(assets::add);
        }
        return assets;
    }

    List<Asset> awaitingPicture(int limit) throws SQLException {
        return located(session.list(AWAITING_PICTURE, AssetRows::row, limit));
    }

    List<Asset> changedSince(long revision, int limit) throws SQLException {
        return located(session.list(CHANGED_SINCE, AssetRows::row, revision, limit));
    }

    private List<Asset> located(List<Row> rows) throws SQLException {
        List<Asset> assets = new ArrayList<>(rows.size());
        for (Row row : rows) {
            assets.add(located(row));
        }
        return assets;
    }

    private Asset located(Row row) throws SQLException {
        List<Location> locations = new ArrayList<>(session.list(FILES, file -> location(file, true), row.key()));
        locations.addAll(session.list(FORMER_FILES, file -> location(file, false), row.key()));
        return row.at(locations);
    }

    private static Location location(ResultSet row, boolean present) throws SQLException {
        return new Location(Path.of(row.getString(1)), row.getLong(2), Instant.ofEpochMilli(row.getLong(3)), present);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(1),
                ContentHash.of(row.getBytes(2)),
                new ImageHeader(
                        ImageFormat.valueOf(row.getString(3)),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getBoolean(7)),
                row.getLong(8),
                Instant.ofEpochMilli(row.getLong(9)),
                Instant.ofEpochMilli(row.getLong(10)),
                generation(row.getBytes(17)),
                StoredPicture.read(row),
                StandingRows.read(row, 18),
                row.getLong(16));
    }

    private static GenerationParameters generation(byte @Nullable [] parameters) throws SQLException {
        return parameters == null ? GenerationParameters.NONE : PackedGeneration.unpack(parameters);
    }
}
