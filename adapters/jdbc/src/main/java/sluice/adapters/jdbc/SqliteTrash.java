package sluice.adapters.jdbc;

import sluice.trash.Trash;

/** Counts what lies in the trash, in the catalog's file. */
public final class SqliteTrash implements Trash {
    static final String COUNTS = "SELECT count(*), coalesce(sum(present), 0), coalesce(sum(present * bytes), 0)"
            + " FROM standing JOIN asset ON asset.key = standing.asset WHERE trashed = 1 AND present > 0";

    private final SqliteDatabase database;

    public SqliteTrash(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Counts counts() {
        return database.read(
                session -> session.only(COUNTS, row -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3))));
    }
}
