package sluice.adapters.jdbc;

import java.sql.SQLException;
import sluice.asset.CatalogCounts;

/** The one row of {@code catalog_state} during a write: read at its beginning, written at its end if it changed. */
final class CatalogState {
    private static final String SELECT = "SELECT revision, last_asset, assets, missing, pictures_pending,"
            + " pictures_impossible, refused, bytes FROM catalog_state";
    private static final String UPDATE = "UPDATE catalog_state SET revision = ?, last_asset = ?, assets = ?,"
            + " missing = ?, pictures_pending = ?, pictures_impossible = ?, refused = ?, bytes = ?";

    private long revision;
    private long lastAsset;
    private long assets;
    private long missing;
    private long picturesPending;
    private long picturesImpossible;
    private long refused;
    private long bytes;

    private CatalogState() {}

    static CatalogState load(SqliteSession session) throws SQLException {
        return session.only(SELECT, row -> {
            CatalogState state = new CatalogState();
            state.revision = row.getLong(1);
            state.lastAsset = row.getLong(2);
            state.assets = row.getLong(3);
            state.missing = row.getLong(4);
            state.picturesPending = row.getLong(5);
            state.picturesImpossible = row.getLong(6);
            state.refused = row.getLong(7);
            state.bytes = row.getLong(8);
            return state;
        });
    }

    void save(SqliteSession session) throws SQLException {
        session.update(
                UPDATE, revision, lastAsset, assets, missing, picturesPending, picturesImpossible, refused, bytes);
    }

    CatalogCounts counts() {
        return new CatalogCounts(assets, missing, picturesPending, picturesImpossible, refused, bytes);
    }

    long nextRevision() {
        return ++revision;
    }

    /** The key of a new asset, present at one place and without a picture. */
    long addAsset(long itsBytes) {
        assets++;
        picturesPending++;
        bytes += itsBytes;
        return ++lastAsset;
    }

    void appeared(StoredPicture picture) {
        missing--;
        if (picture == StoredPicture.PENDING) {
            picturesPending++;
        }
    }

    void disappeared(StoredPicture picture) {
        missing++;
        if (picture == StoredPicture.PENDING) {
            picturesPending--;
        }
    }

    void pictureChanged(StoredPicture from, StoredPicture to, boolean present) {
        countPicture(from, present, -1);
        countPicture(to, present, 1);
    }

    private void countPicture(StoredPicture picture, boolean present, int change) {
        switch (picture) {
            case PENDING -> picturesPending += present ? change : 0;
            case IMPOSSIBLE -> picturesImpossible += change;
            case READY -> {}
        }
    }

    void refusedMore(int change) {
        refused += change;
    }
}
