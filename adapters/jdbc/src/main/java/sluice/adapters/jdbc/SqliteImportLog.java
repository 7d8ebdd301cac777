package sluice.adapters.jdbc;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.ingest.ImportCounts;
import sluice.ingest.ImportLog;
import sluice.ingest.ImportProblem;
import sluice.ingest.ImportRun;
import sluice.ingest.ImportState;

/** The log of imports in SQLite, in the catalog's file. */
public final class SqliteImportLog implements ImportLog {
    private static final String COLUMNS = "SELECT id, watch, state, files, imported, duplicates, unchanged, unreadable,"
            + " missing, started, ended FROM import";
    static final String BY_ID = COLUMNS + " WHERE id = ?";
    static final String LATEST = COLUMNS + " ORDER BY id DESC LIMIT ?";
    static final String UNFINISHED = COLUMNS + " WHERE ended IS NULL ORDER BY id";
    static final String PROBLEMS =
            "SELECT path, reason FROM import_problem WHERE import = ? ORDER BY path LIMIT ? OFFSET ?";

    private static final String ROOTS = "SELECT path FROM import_root WHERE import = ? ORDER BY ordinal";

    /** An import without its roots. */
    private record Run(
            long id,
            boolean watch,
            ImportState state,
            ImportCounts counts,
            Instant started,
            @Nullable Instant ended) {}

    private final SqliteDatabase database;

    public SqliteImportLog(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public ImportRun begin(List<Path> roots, boolean watch, Instant now) {
        return database.write(session -> {
            session.update(
                    "INSERT INTO import (watch, state, files, imported, duplicates, unchanged, unreadable, missing,"
                            + " started) VALUES (?, ?, 0, 0, 0, 0, 0, 0, ?)",
                    watch ? 1 : 0,
                    ImportState.RUNNING.name(),
                    now.toEpochMilli());
            long id = session.only("SELECT last_insert_rowid()", row -> row.getLong(1));
            for (int i = 0; i < roots.size(); i++) {
                String root = roots.get(i).toString();
                session.update("INSERT INTO import_root VALUES (?, ?, ?)", id, i, root);
                session.update("INSERT INTO known_root VALUES (?) ON CONFLICT DO NOTHING", root);
            }
            return find(session, id).orElseThrow();
        });
    }

    @Override
    public void update(long id, ImportState state, ImportCounts counts, Instant now) {
        database.write(session -> {
            int changed = session.update(
                    "UPDATE import SET state = ?, files = ?, imported = ?, duplicates = ?, unchanged = ?,"
                            + " unreadable = ?, missing = ?, ended = iif(?, coalesce(ended, ?), NULL) WHERE id = ?",
                    state.name(),
                    counts.files(),
                    counts.imported(),
                    counts.duplicates(),
                    counts.unchanged(),
                    counts.unreadable(),
                    counts.missing(),
                    state.ended() ? 1 : 0,
                    now.toEpochMilli(),
                    id);
            requireFound(changed > 0, id);
            return id;
        });
    }

    @Override
    public Optional<ImportRun> find(long id) {
        return database.read(session -> find(session, id));
    }

    private static Optional<ImportRun> find(SqliteSession session, long id) throws SQLException {
        return withRoots(session, session.list(BY_ID, SqliteImportLog::run, id)).stream()
                .findFirst();
    }

    private static List<ImportRun> withRoots(SqliteSession session, List<Run> runs) throws SQLException {
        List<ImportRun> answer = new ArrayList<>(runs.size());
        for (Run run : runs) {
            List<Path> roots = session.list(ROOTS, row -> Path.of(row.getString(1)), run.id());
            answer.add(
                    new ImportRun(run.id(), roots, run.watch(), run.state(), run.counts(), run.started(), run.ended()));
        }
        return answer;
    }

    private static Run run(ResultSet row) throws SQLException {
        long ended = row.getLong("ended");
        boolean going = row.wasNull();
        return new Run(
                row.getLong("id"),
                row.getBoolean("watch"),
                ImportState.valueOf(row.getString("state")),
                new ImportCounts(
                        row.getLong("files"),
                        row.getLong("imported"),
                        row.getLong("duplicates"),
                        row.getLong("unchanged"),
                        row.getLong("unreadable"),
                        row.getLong("missing")),
                Instant.ofEpochMilli(row.getLong("started")),
                going ? null : Instant.ofEpochMilli(ended));
    }

    @Override
    public List<ImportRun> latest(int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> withRoots(session, session.list(LATEST, SqliteImportLog::run, limit)));
    }

    @Override
    public List<ImportRun> unfinished() {
        return database.read(session -> withRoots(session, session.list(UNFINISHED, SqliteImportLog::run)));
    }

    @Override
    public void addProblems(long id, List<ImportProblem> problems) {
        database.write(session -> {
            requireFound(find(session, id).isPresent(), id);
            for (ImportProblem problem : problems) {
                session.update(
                        "INSERT INTO import_problem VALUES (?, ?, ?)"
                                + " ON CONFLICT DO UPDATE SET reason = excluded.reason",
                        id,
                        problem.path().toString(),
                        problem.reason());
            }
            return id;
        });
    }

    @Override
    public List<ImportProblem> problems(long id, int offset, int limit) {
        Bounds.notNegative(offset);
        Bounds.notNegative(limit);
        return database.read(session -> session.list(
                PROBLEMS, row -> new ImportProblem(Path.of(row.getString(1)), row.getString(2)), id, limit, offset));
    }

    @Override
    public long problemCount(long id) {
        return database.read(session -> session.list(
                        "SELECT count(*) FROM import_problem WHERE import = ?", row -> row.getLong(1), id)
                .getFirst());
    }

    @Override
    public Set<Path> roots() {
        return database.read(session -> new LinkedHashSet<>(
                session.list("SELECT path FROM known_root ORDER BY path", row -> Path.of(row.getString(1)))));
    }

    private static void requireFound(boolean found, long id) {
        if (!found) {
            throw SluiceException.about(FailureCode.NOT_FOUND, Long.toString(id), "there is no import " + id);
        }
    }
}
