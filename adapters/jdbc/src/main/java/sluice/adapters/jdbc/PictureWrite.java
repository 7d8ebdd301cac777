package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.Picture;
import sluice.asset.PictureResult;
import sluice.asset.PictureResult.Hidden;

/** Takes in thumbnails and what they brought to light, within one transaction. */
record PictureWrite(SqliteSession session, CatalogState state) {
    private static final String UPDATE = "UPDATE asset SET revision = ?, picture = ?, picture_width = ?,"
            + " picture_height = ?, perceptual_hash = ?, picture_reason = ? WHERE key = ?";

    /** @param text what was hidden, packed; null when nothing was */
    void take(PictureResult result, @Nullable StoredText text) throws SQLException {
        Optional<AssetRows.Keyed> found = new AssetRows(session).byId(result.id());
        if (found.isEmpty()) {
            return;
        }
        long key = found.get().key();
        Asset asset = found.get().asset();
        TextRows texts = new TextRows(session);
        texts.addWarnings(key, result.warnings());
        Hidden hidden = result.hidden();
        boolean changed = !asset.picture().equals(result.picture());
        if (hidden != null && text != null) {
            texts.replaceReadings(key, text, List.of(hidden.entry()));
            changed |= !asset.generation().equals(hidden.generation());
        }
        if (changed) {
            update(key, asset, result.picture());
        }
    }

    private void update(long key, Asset asset, Picture picture) throws SQLException {
        StoredPicture stored = StoredPicture.of(picture);
        state.pictureChanged(StoredPicture.of(asset.picture()), stored, !asset.missing());
        Picture.@Nullable Ready ready = picture instanceof Picture.Ready made ? made : null;
        session.update(
                UPDATE,
                state.nextRevision(),
                stored.name(),
                ready == null ? null : ready.width(),
                ready == null ? null : ready.height(),
                ready == null ? null : ready.perceptualHash(),
                picture instanceof Picture.Impossible(String reason) ? reason : null,
                key);
    }
}
