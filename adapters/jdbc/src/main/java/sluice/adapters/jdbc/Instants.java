package sluice.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as the database keeps them: milliseconds since 1970, the begun one counted as begun. */
final class Instants {
    private Instants() {}

    static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : (Long) at.toEpochMilli();
    }

    /** The first whole millisecond that is not before this: what is kept is at or after it when it is at or after that. */
    static long millisUp(Instant at) {
        long millis = at.toEpochMilli();
        return Instant.ofEpochMilli(millis).isBefore(at) ? millis + 1 : millis;
    }

    static @Nullable Instant read(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
