package sluice.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sluice.journal.Act;
import sluice.journal.Journal;
import sluice.journal.NewAct;

/** The journal of the user's acts in SQLite, in the catalog's file. */
public final class SqliteJournal implements Journal {
    private static final String SELECT = "SELECT id, at, origin, words, done, back, undone FROM act";
    static final String LATEST = SELECT + " WHERE id > 0 ORDER BY id DESC LIMIT ?";
    static final String LAST_STANDING = SELECT + " WHERE undone = 0 ORDER BY id DESC LIMIT 1";
    static final String FIRST_UNDONE = SELECT + " WHERE undone = 1 ORDER BY id LIMIT 1";
    static final String FORGET_UNDONE = "DELETE FROM act WHERE undone = 1";
    static final String FORGET_OLD = "DELETE FROM act WHERE id <= ?";
    private static final String INSERT =
            "INSERT INTO act (at, origin, words, done, back, undone) VALUES (?, ?, ?, ?, ?, 0)";

    private final SqliteDatabase database;

    public SqliteJournal(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Act record(NewAct act) {
        byte[] done = PackedChanges.pack(act.done());
        byte[] back = PackedChanges.pack(act.back());
        Instant at = Instant.ofEpochMilli(act.at().toEpochMilli());
        return database.write(session -> {
            session.update(FORGET_UNDONE);
            session.update(INSERT, at.toEpochMilli(), act.origin(), act.words(), done, back);
            long id = session.only("SELECT last_insert_rowid()", row -> row.getLong(1));
            // Ids have gaps where acts were forgotten, so that somewhat fewer may be left.
            session.update(FORGET_OLD, id - MOST);
            return new Act(id, new NewAct(at, act.origin(), act.words(), act.done(), act.back()), false);
        });
    }

    @Override
    public List<Act> latest(int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> session.list(LATEST, SqliteJournal::act, limit));
    }

    @Override
    public Optional<Act> lastStanding() {
        return database.read(session -> session.first(LAST_STANDING, SqliteJournal::act));
    }

    @Override
    public Optional<Act> firstUndone() {
        return database.read(session -> session.first(FIRST_UNDONE, SqliteJournal::act));
    }

    @Override
    public void mark(long id, boolean undone) {
        database.write(session -> session.update("UPDATE act SET undone = ? WHERE id = ?", undone ? 1 : 0, id));
    }

    @Override
    public void forget(long id) {
        database.write(session -> session.update("DELETE FROM act WHERE id = ?", id));
    }

    private static Act act(ResultSet row) throws SQLException {
        return new Act(
                row.getLong(1),
                new NewAct(
                        Instant.ofEpochMilli(row.getLong(2)),
                        row.getString(3),
                        row.getString(4),
                        PackedChanges.unpack(row.getBytes(5)),
                        PackedChanges.unpack(row.getBytes(6))),
                row.getBoolean(7));
    }
}
