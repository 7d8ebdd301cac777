package sluice.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import sluice.asset.Picture;

/** The name in column {@code picture}, and the columns that go with each. */
enum StoredPicture {
    PENDING,
    READY,
    IMPOSSIBLE;

    static StoredPicture of(Picture picture) {
        return switch (picture) {
            case Picture.Pending() -> PENDING;
            case Picture.Ready ready -> READY;
            case Picture.Impossible impossible -> IMPOSSIBLE;
        };
    }

    static Picture read(ResultSet row) throws SQLException {
        return switch (valueOf(row.getString("picture"))) {
            case PENDING -> Picture.PENDING;
            case READY ->
                new Picture.Ready(
                        row.getInt("picture_width"), row.getInt("picture_height"), row.getLong("perceptual_hash"));
            case IMPOSSIBLE -> new Picture.Impossible(row.getString("picture_reason"));
        };
    }
}
