package sluice.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import sluice.contracts.job.WorthPorts;
import sluice.contracts.render.RenderBookContract;
import sluice.contracts.render.RenderPorts;
import sluice.job.RetryRule;

/** For each test a database in a folder of its own, unflushed, which must be sound at the end. */
final class TestDatabase implements BeforeEachCallback, AfterEachCallback {
    private final boolean reopened;
    private @Nullable Path folder;
    private @Nullable SqliteDatabase database;
    private int files;

    private TestDatabase(boolean reopened) {
        this.reopened = reopened;
    }

    static TestDatabase keptOpen() {
        return new TestDatabase(false);
    }

    /** Closed and opened again whenever a test asks for it, so that nothing can be kept in memory. */
    static TestDatabase reopened() {
        return new TestDatabase(true);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("sluice-sqlite");
        fresh();
    }

    SqliteDatabase database() {
        SqliteDatabase open = open();
        if (reopened) {
            open.close();
            open = SqliteDatabase.open(open.file(), false);
            database = open;
        }
        return open;
    }

    /** All that is kept of worth in this database. */
    WorthPorts ports() {
        return ports(database(), RetryRule.DEFAULT);
    }

    static WorthPorts ports(SqliteDatabase database, RetryRule rule) {
        return new WorthPorts(
                new SqliteCatalog(database),
                new SqliteSignals(database),
                new SqliteValuations(database),
                new SqliteLedger(database),
                new SqliteFindings(database),
                new SqliteBacklog(database, rule),
                (asset, stack, cover) -> database.write(session -> {
                    CatalogState state = CatalogState.load(session);
                    long key = new AssetKeys(session).of(asset).orElseThrow();
                    boolean changed =
                            new StandingRows(session, state).change(key, before -> before.withStack(stack, cover));
                    state.save(session);
                    return changed;
                }));
    }

    static RenderPorts renders(SqliteDatabase database, RetryRule rule) {
        return new RenderPorts(new SqliteRenderBook(database, rule), new SqliteCampaigns(database));
    }

    /** All that is kept of rendering in this database. */
    RenderPorts renders() {
        return renders(database(), RenderBookContract.RULE);
    }

    /** Another, empty one in place of this. */
    SqliteDatabase fresh() {
        closeSound();
        if (folder == null) {
            throw new IllegalStateException("no test has begun");
        }
        SqliteDatabase empty = SqliteDatabase.open(folder.resolve("catalog" + files++ + ".db"), false);
        database = empty;
        return empty;
    }

    private SqliteDatabase open() {
        if (database == null) {
            throw new IllegalStateException("no test has begun");
        }
        return database;
    }

    private void closeSound() {
        if (database != null) {
            try (SqliteDatabase open = database) {
                assertEquals(List.of(), open.integrity());
            } finally {
                database = null;
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        try {
            closeSound();
        } finally {
            if (folder != null) {
                delete(folder);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
