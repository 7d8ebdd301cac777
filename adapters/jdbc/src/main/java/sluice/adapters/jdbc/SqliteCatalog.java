package sluice.adapters.jdbc;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetDetails;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.CatalogCounts;
import sluice.asset.KnownFile;
import sluice.asset.Outcome;
import sluice.asset.PictureResult;
import sluice.asset.Sighting;
import sluice.metadata.GenerationParameters;

/** The catalog in SQLite. Its schema is in {@code 0001-catalog.sql}; every question has an index to answer it. */
public final class SqliteCatalog implements Catalog {
    private final SqliteDatabase database;
    private final boolean flushed;

    public SqliteCatalog(SqliteDatabase database) {
        this(database, true);
    }

    private SqliteCatalog(SqliteDatabase database, boolean flushed) {
        this.database = database;
        this.flushed = flushed;
    }

    /**
     * The same catalog for one who writes to this database again before he calls anything done: sightings are on the disk
     * with that write, and do not wait for a flush of their own.
     */
    public SqliteCatalog ofWhoWritesAgain() {
        return new SqliteCatalog(database, false);
    }

    @Override
    public Map<Path, KnownFile> known(Collection<Path> paths) {
        return database.read(session -> {
            FileRows files = new FileRows(session);
            Map<Path, KnownFile> known = new LinkedHashMap<>();
            for (Path path : paths) {
                files.known(path).ifPresent(file -> known.put(path, file));
            }
            return known;
        });
    }

    @Override
    public List<Outcome> record(long importId, List<Sighting> sightings) {
        List<Sighting> batch = List.copyOf(sightings);
        List<@Nullable StoredText> texts = packed(batch);
        SqliteDatabase.Work<List<Outcome>> work = session -> {
            CatalogState state = CatalogState.load(session);
            SightingWrite write = new SightingWrite(session, state, importId);
            List<Outcome> outcomes = new ArrayList<>(batch.size());
            for (int i = 0; i < batch.size(); i++) {
                outcomes.add(write.take(batch.get(i), texts.get(i)));
            }
            state.save(session);
            return List.copyOf(outcomes);
        };
        return flushed ? database.write(work) : database.writeUnflushed(work);
    }

    private static List<@Nullable StoredText> packed(List<Sighting> sightings) {
        try (PackedText.Packer packer = new PackedText.Packer()) {
            List<@Nullable StoredText> texts = new ArrayList<>(sightings.size());
            for (Sighting sighting : sightings) {
                texts.add(
                        sighting instanceof Sighting.Image image
                                ? StoredText.of(image.generation(), image.raw(), image.readings(), packer)
                                : null);
            }
            return texts;
        }
    }

    @Override
    public List<Path> files(Path folder, @Nullable Path after, int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> new FileRows(session).atOrBelow(folder, after, limit));
    }

    @Override
    public List<Asset> find(Collection<AssetId> ids) {
        return database.read(session -> new AssetRows(session).byIds(ids));
    }

    @Override
    public Optional<AssetDetails> details(AssetId id) {
        return database.read(session -> {
            Optional<AssetRows.Keyed> found = new AssetRows(session).byId(id);
            return found.isEmpty() ? Optional.empty() : Optional.of(details(session, found.get()));
        });
    }

    private static AssetDetails details(SqliteSession session, AssetRows.Keyed found) throws SQLException {
        GenerationParameters generation = found.asset().generation();
        TextRows texts = new TextRows(session);
        LineageRows lineage = new LineageRows(session);
        return new AssetDetails(
                found.asset(),
                texts.raw(found.key()),
                texts.readings(found.key(), generation),
                texts.warnings(found.key()),
                lineage.parents(found.key()),
                lineage.children(found.key()));
    }

    @Override
    public List<AssetId> resolve(String reference, int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> new ReferenceRows(session).resolve(reference, limit));
    }

    @Override
    public List<Asset> awaitingPicture(int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> new AssetRows(session).awaitingPicture(limit));
    }

    @Override
    public void recordPictures(List<PictureResult> results) {
        List<PictureResult> batch = List.copyOf(results);
        List<@Nullable StoredText> texts = packedHidden(batch);
        database.write(session -> {
            CatalogState state = CatalogState.load(session);
            PictureWrite write = new PictureWrite(session, state);
            for (int i = 0; i < batch.size(); i++) {
                write.take(batch.get(i), texts.get(i));
            }
            state.save(session);
            return state;
        });
    }

    private static List<@Nullable StoredText> packedHidden(List<PictureResult> results) {
        try (PackedText.Packer packer = new PackedText.Packer()) {
            List<@Nullable StoredText> texts = new ArrayList<>(results.size());
            for (PictureResult result : results) {
                PictureResult.@Nullable Hidden hidden = result.hidden();
                texts.add(
                        hidden == null
                                ? null
                                : StoredText.of(
                                        hidden.generation(), List.of(hidden.entry()), hidden.readings(), packer));
            }
            return texts;
        }
    }

    @Override
    public List<Asset> changedSince(long revision, int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> new AssetRows(session).changedSince(revision, limit));
    }

    @Override
    public CatalogCounts counts() {
        return database.read(session -> CatalogState.load(session).counts());
    }
}
