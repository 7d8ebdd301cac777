package sluice.adapters.jdbc;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.KnownFile;
import sluice.asset.Outcome;

/** Questions about paths, to the tables {@code file} and {@code former_file}. */
record FileRows(SqliteSession session) {
    static final String PRESENT = "SELECT bytes, modified, refusal, import, outcome FROM file WHERE path = ?";
    static final String FORMER =
            "SELECT bytes, modified, import FROM former_file WHERE path = ? ORDER BY departure DESC LIMIT 1";
    static final String AT = "SELECT path FROM file WHERE path = ? AND path > ?";
    static final String BELOW = "SELECT path FROM file WHERE path > max(?, ?) AND path < ? ORDER BY path LIMIT ?";

    Optional<KnownFile> known(Path path) throws SQLException {
        Optional<KnownFile> present = session.first(
                PRESENT,
                row -> new KnownFile(
                        row.getLong(1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        true,
                        row.getString(3),
                        row.getLong(4),
                        Outcome.valueOf(row.getString(5))),
                path.toString());
        return present.isPresent() ? present : former(path);
    }

    private Optional<KnownFile> former(Path path) throws SQLException {
        return session.first(
                FORMER,
                row -> new KnownFile(
                        row.getLong(1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        false,
                        null,
                        row.getLong(3),
                        Outcome.VANISHED),
                path.toString());
    }

    /**
     * Paths at or below a folder are the folder's own text, and all texts between it with a separator and it with the
     * character after the separator: one range of the index, without patterns.
     */
    List<Path> atOrBelow(Path folder, @Nullable Path after, int limit) throws SQLException {
        if (limit == 0) {
            return List.of();
        }
        String own = folder.toString();
        String separator = folder.getFileSystem().getSeparator();
        String prefix = own.endsWith(separator) ? own : own + separator;
        String end = prefix.substring(0, prefix.length() - 1) + (char) (separator.charAt(0) + 1);
        String later = after == null ? "" : after.toString();
        List<Path> paths = new ArrayList<>(session.list(AT, FileRows::path, own, later));
        paths.addAll(session.list(BELOW, FileRows::path, prefix, later, end, limit - paths.size()));
        return paths;
    }

    private static Path path(ResultSet row) throws SQLException {
        return Path.of(row.getString(1));
    }
}
