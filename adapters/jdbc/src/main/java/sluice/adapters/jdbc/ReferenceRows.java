package sluice.adapters.jdbc;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import sluice.asset.AssetId;
import sluice.asset.ContentHash;

/** Finds the assets that a person means by some digits or by a path. */
record ReferenceRows(SqliteSession session) {
    private static final Pattern HASH_PREFIX = Pattern.compile("[0-9a-fA-F]{6,64}");
    static final String BY_PREFIX =
            "SELECT content_hash FROM asset WHERE content_hash BETWEEN ? AND ? ORDER BY content_hash LIMIT ?";
    static final String BY_FILE =
            "SELECT content_hash FROM file JOIN asset ON asset.key = file.asset WHERE file.path = ?";
    static final String BY_FORMER_FILE = "SELECT content_hash FROM former_file"
            + " JOIN asset ON asset.key = former_file.asset WHERE former_file.path = ? ORDER BY departure DESC LIMIT ?";

    List<AssetId> resolve(String reference, int limit) throws SQLException {
        Set<AssetId> ids = new LinkedHashSet<>();
        if (HASH_PREFIX.matcher(reference).matches()) {
            String digits = reference.toLowerCase(Locale.ROOT);
            ids.addAll(
                    session.list(BY_PREFIX, ReferenceRows::id, HashRange.first(digits), HashRange.last(digits), limit));
        }
        if (isAbsolute(reference)) {
            String path = Path.of(reference).normalize().toString();
            ids.addAll(session.list(BY_FILE, ReferenceRows::id, path));
            // An asset may have left the same path several times.
            ids.addAll(session.list(BY_FORMER_FILE, ReferenceRows::id, path, limit));
        }
        return new ArrayList<>(ids).subList(0, Math.min(limit, ids.size()));
    }

    private static boolean isAbsolute(String reference) {
        try {
            return Path.of(reference).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static AssetId id(ResultSet row) throws SQLException {
        return ContentHash.of(row.getBytes(1)).assetId();
    }
}
