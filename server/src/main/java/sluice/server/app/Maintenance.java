package sluice.server.app;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sluice.adapters.jdbc.SqliteDatabase;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Picture;
import sluice.asset.PictureResult;
import sluice.image.Renditions;
import sluice.server.api.system.Upkeep;
import sluice.server.home.Home;

/** Keeps an open library sound. */
final class Maintenance implements Upkeep {
    private static final int PAGE = 1_000;

    private final Home home;
    private final SqliteDatabase database;
    private final Catalog catalog;
    private final Renditions renditions;
    private final Runnable indexes;
    private final Runnable picturesPending;
    private final Doctor doctor;

    /**
     * @param indexes makes what is derived from the database for searches again
     * @param picturesPending called when thumbnails are to be made again
     */
    Maintenance(
            Home home,
            SqliteDatabase database,
            Catalog catalog,
            Renditions renditions,
            Runnable indexes,
            Doctor doctor,
            Runnable picturesPending) {
        this.home = home;
        this.database = database;
        this.catalog = catalog;
        this.renditions = renditions;
        this.indexes = indexes;
        this.picturesPending = picturesPending;
        this.doctor = doctor;
    }

    @Override
    public List<Check> checks() {
        return doctor.checks();
    }

    /** The catalog says which thumbnails there should be; those that are not there wait again. */
    @Override
    public void rebuild(boolean everyThumbnail) {
        Set<AssetId> forgotten = new HashSet<>();
        long revision = 0;
        List<Asset> page = catalog.changedSince(revision, PAGE);
        while (!page.isEmpty()) {
            // A forgotten picture gives its asset a new revision, so that it comes up once more at the end.
            List<Asset> unseen =
                    page.stream().filter(asset -> forgotten.add(asset.id())).toList();
            forget(unseen, everyThumbnail);
            revision = page.getLast().revision();
            page = catalog.changedSince(revision, PAGE);
        }
        indexes.run();
        picturesPending.run();
    }

    private void forget(List<Asset> assets, boolean everyThumbnail) {
        List<PictureResult> pending = new ArrayList<>();
        for (Asset asset : assets) {
            boolean again = switch (asset.picture()) {
                case Picture.Pending waiting -> false;
                case Picture.Ready ready ->
                    everyThumbnail || !renditions.has(asset.id().hex(), Renditions.Kind.THUMBNAIL);
                case Picture.Impossible impossible -> everyThumbnail;
            };
            if (again) {
                renditions.delete(asset.id().hex());
                pending.add(new PictureResult(asset.id(), Picture.PENDING, null, List.of()));
            }
        }
        catalog.recordPictures(pending);
    }

    @Override
    public void backup(OutputStream out) throws IOException {
        new Backup(home, database).writeTo(out);
    }
}
