package sluice.adapters.jdbc;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.Lineage;
import sluice.asset.Outcome;
import sluice.asset.Sighting;

/** Takes in sightings within one transaction, one after the other. */
final class SightingWrite {
    static final String AT = "SELECT asset, refusal, bytes, modified, arrival FROM file WHERE path = ?";
    static final String KNOWN = "SELECT key, present, created_at FROM asset WHERE content_hash = ?";
    static final String DELETE_FORMER = "DELETE FROM former_file WHERE path = ? AND asset = ?";
    private static final String INSERT_ASSET = "INSERT INTO asset (key, content_hash, format, width, height,"
            + " orientation, animated, bytes, created_at, imported_at, picture, present, revision)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', 1, ?)";
    private static final String APPEAR = "UPDATE asset SET present = present + 1, revision = ?,"
            + " created_at = min(created_at, ?) WHERE key = ? RETURNING present, picture";
    private static final String DISAPPEAR =
            "UPDATE asset SET present = present - 1, revision = ? WHERE key = ? RETURNING present, picture";
    private static final String TOUCH = "UPDATE asset SET revision = ?, created_at = min(created_at, ?) WHERE key = ?";
    private static final String INSERT_FILE =
            "INSERT INTO file (path, asset, refusal, bytes, modified, arrival, import, outcome)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_FORMER =
            "INSERT INTO former_file (asset, arrival, path, bytes, modified, departure, import)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";

    private final SqliteSession session;
    private final CatalogState state;
    private final long importId;

    SightingWrite(SqliteSession session, CatalogState state, long importId) {
        this.session = session;
        this.state = state;
        this.importId = importId;
    }

    /**
     * What is at a path now.
     *
     * @param asset its key, or null for a refused file
     * @param refusal null for an asset
     */
    private record Present(@Nullable Long asset, @Nullable String refusal, long bytes, long modified, long arrival) {}

    private record KnownAsset(long key, long present, long createdAt) {}

    private record Change(long present, StoredPicture picture) {}

    /** @param text what an image's file said; null for other sightings */
    Outcome take(Sighting sighting, @Nullable StoredText text) throws SQLException {
        return switch (sighting) {
            case Sighting.Image image when text != null -> image(image, text);
            case Sighting.Image image -> throw new IllegalArgumentException("no text for " + image.path());
            case Sighting.Unchanged(Path path) ->
                at(path).map(Present::refusal).isPresent() ? Outcome.REFUSED : Outcome.UNCHANGED;
            case Sighting.Refused refused -> refused(refused);
            case Sighting.Vanished(Path path) -> vanished(path);
        };
    }

    private Optional<Present> at(Path path) throws SQLException {
        return session.first(
                AT,
                row -> new Present(
                        row.getObject(1) == null ? null : (Long) row.getLong(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5)),
                path.toString());
    }

    private Outcome image(Sighting.Image image, StoredText text) throws SQLException {
        Optional<Present> before = at(image.path());
        byte[] hash = HashRange.first(image.contentHash().hex());
        Optional<KnownAsset> known =
                session.first(KNOWN, row -> new KnownAsset(row.getLong(1), row.getLong(2), row.getLong(3)), hash);
        if (known.isEmpty()) {
            return newAsset(image, hash, text, before);
        }
        long key = known.get().key();
        if (before.isPresent() && Long.valueOf(key).equals(before.get().asset())) {
            return seenAgain(image, known.get(), before.get());
        }
        displace(image.path(), before);
        session.update(DELETE_FORMER, image.path().toString(), key);
        Outcome outcome = known.get().present() > 0 ? Outcome.DUPLICATE : Outcome.MOVED;
        appear(image, key, outcome);
        return outcome;
    }

    private Outcome newAsset(Sighting.Image image, byte[] hash, StoredText text, Optional<Present> before)
            throws SQLException {
        displace(image.path(), before);
        long key = state.addAsset(image.bytes());
        long revision = state.nextRevision();
        session.update(
                INSERT_ASSET,
                key,
                hash,
                image.header().format().name(),
                image.header().width(),
                image.header().height(),
                image.header().orientation(),
                image.header().animated() ? 1 : 0,
                image.bytes(),
                image.createdAt().toEpochMilli(),
                image.seenAt().toEpochMilli(),
                revision);
        new TextRows(session).insert(key, text, image.warnings());
        @Nullable Long replaced = before.map(Present::asset).orElse(null);
        Outcome outcome = replaced == null ? Outcome.IMPORTED : Outcome.REPLACED;
        insertFile(image, key, revision, outcome);
        if (replaced != null) {
            session.update(
                    "INSERT INTO lineage (child, parent, kind) VALUES (?, ?, ?)",
                    key,
                    replaced,
                    Lineage.Kind.REPLACED.name());
        }
        return outcome;
    }

    private void appear(Sighting.Image image, long key, Outcome outcome) throws SQLException {
        long revision = state.nextRevision();
        Change change = change(APPEAR, revision, image.createdAt().toEpochMilli(), key);
        if (change.present() == 1) {
            state.appeared(change.picture());
        }
        insertFile(image, key, revision, outcome);
    }

    /** A file that was written again with the same bytes: only its time may be new. */
    private Outcome seenAgain(Sighting.Image image, KnownAsset known, Present before) throws SQLException {
        long modified = image.modified().toEpochMilli();
        long created = image.createdAt().toEpochMilli();
        if (modified != before.modified() || created < known.createdAt()) {
            session.update(
                    "UPDATE file SET modified = ? WHERE path = ?",
                    modified,
                    image.path().toString());
            session.update(TOUCH, state.nextRevision(), created, known.key());
        }
        return Outcome.UNCHANGED;
    }

    private Outcome refused(Sighting.Refused refused) throws SQLException {
        Optional<Present> before = at(refused.path());
        Present now = new Present(
                null, refused.reason(), refused.bytes(), refused.modified().toEpochMilli(), 0);
        if (!before.equals(Optional.of(now))) {
            displace(refused.path(), before);
            insertFile(refused.path(), now, Outcome.REFUSED);
            state.refusedMore(1);
        }
        return Outcome.REFUSED;
    }

    private Outcome vanished(Path path) throws SQLException {
        Optional<Present> before = at(path);
        displace(path, before);
        return before.isPresent() ? Outcome.VANISHED : Outcome.UNCHANGED;
    }

    /** Takes away what was at the path; an asset remembers that it was there, a refusal is forgotten. */
    private void displace(Path path, Optional<Present> before) throws SQLException {
        if (before.isEmpty()) {
            return;
        }
        session.update("DELETE FROM file WHERE path = ?", path.toString());
        Present gone = before.get();
        if (gone.asset() == null) {
            state.refusedMore(-1);
            return;
        }
        long revision = state.nextRevision();
        Change change = change(DISAPPEAR, revision, gone.asset());
        if (change.present() == 0) {
            state.disappeared(change.picture());
        }
        session.update(
                INSERT_FORMER,
                gone.asset(),
                gone.arrival(),
                path.toString(),
                gone.bytes(),
                gone.modified(),
                revision,
                importId);
    }

    private Change change(String sql, Object... arguments) throws SQLException {
        return session.only(sql, row -> new Change(row.getLong(1), StoredPicture.valueOf(row.getString(2))), arguments);
    }

    private void insertFile(Sighting.Image image, long asset, long arrival, Outcome outcome) throws SQLException {
        long modified = image.modified().toEpochMilli();
        insertFile(image.path(), new Present(asset, null, image.bytes(), modified, arrival), outcome);
    }

    private void insertFile(Path path, Present now, Outcome outcome) throws SQLException {
        session.update(
                INSERT_FILE,
                path.toString(),
                now.asset(),
                now.refusal(),
                now.bytes(),
                now.modified(),
                now.arrival(),
                importId,
                outcome.name());
    }
}
