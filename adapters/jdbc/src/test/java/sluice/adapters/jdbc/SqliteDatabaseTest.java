package sluice.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.id;
import static sluice.contracts.catalog.Sightings.image;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.asset.Sighting;
import sluice.contracts.catalog.Sightings;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

class SqliteDatabaseTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("catalog.db");
    }

    @Test
    void aNewFileHasTheSchemaAndTheDurabilityItPromises() {
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            assertEquals(Schema.version(), number(database, "PRAGMA user_version"));
            assertEquals(Schema.APPLICATION_ID, number(database, "PRAGMA application_id"));
            assertEquals(1, number(database, "PRAGMA synchronous"), "NORMAL: LogFlushTest holds who flushes");
            assertEquals(1, number(database, "PRAGMA foreign_keys"));
            assertEquals(0, number(database, "PRAGMA mmap_size"));
            assertEquals("wal", database.write(s -> s.only("PRAGMA journal_mode", row -> row.getString(1))));
            assertEquals(List.of(), database.integrity());
        }
    }

    private static long number(SqliteDatabase database, String pragma) {
        return database.write(session -> session.only(pragma, row -> row.getLong(1)));
    }

    @Test
    void readersCannotWrite() {
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            assertThrows(
                    SluiceException.class,
                    () -> database.read(session -> session.update("INSERT INTO known_root VALUES ('x')")));
        }
    }

    @Test
    void namesOfFoldersMayHoldAnyCharacter() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("100% ä? #1 &foreign_keys=off"));
        try (SqliteDatabase database = SqliteDatabase.open(odd.resolve("catalog.db"))) {
            new SqliteCatalog(database).record(1, List.of(image("a.png", 1)));
        }
        assertTrue(Files.size(odd.resolve("catalog.db")) > 0);
    }

    @Test
    void aLaterSchemaIsRefusedByName() throws SQLException {
        SqliteDatabase.open(file).close();
        run("PRAGMA user_version = 4711");
        assertRefused("4711");
    }

    @Test
    void anotherProgramsDatabaseIsRefusedUntouched() throws SQLException, IOException {
        run("CREATE TABLE photo (name TEXT)");
        byte[] before = Files.readAllBytes(file);
        assertRefused("another program");
        assertEquals(before.length, Files.readAllBytes(file).length);
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Files.writeString(file, "this is a letter, and not a short one at that\n".repeat(100));
        assertRefused("damaged or no catalog");
    }

    @Test
    void aMissingFolderIsSaidSo() {
        file = folder.resolve("not there").resolve("catalog.db");
        assertRefused("cannot be opened");
    }

    private void assertRefused(String says) {
        SluiceException failure = assertThrows(SluiceException.class, () -> SqliteDatabase.open(file));
        assertEquals(FailureCode.STORAGE, failure.code());
        assertTrue(String.valueOf(failure.getMessage()).contains(says), failure.getMessage());
        assertTrue(String.valueOf(failure.getMessage()).contains(file.toString()), failure.getMessage());
    }

    @Test
    void damageIsFoundByTheCheckAndNamedByTheCall() throws IOException {
        long page;
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            new SqliteCatalog(database).record(1, many());
            page = number(database, "SELECT rootpage FROM sqlite_schema WHERE name = 'asset'");
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek((page - 1) * 4_096);
            bytes.write(new byte[4_096]);
        }
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            SluiceException failure =
                    assertThrows(SluiceException.class, () -> new SqliteCatalog(database).changedSince(0, 1_000));
            assertEquals(FailureCode.STORAGE, failure.code());
            assertTrue(String.valueOf(failure.getMessage()).contains(file.toString()), failure.getMessage());
            assertFalse(problems(database).isEmpty());
        }
    }

    /** The check may find so much damage that it cannot go on; saying so is an answer too. */
    private static List<String> problems(SqliteDatabase database) {
        try {
            return database.integrity();
        } catch (SluiceException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    @Test
    void countsThatDoNotAddUpAreFound() throws SQLException {
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            new SqliteCatalog(database).record(1, many());
        }
        run("UPDATE catalog_state SET assets = assets + 1");
        run("UPDATE asset SET present = 2 WHERE key = 1");
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            assertEquals(2, database.integrity().size(), database.integrity().toString());
        }
    }

    @Test
    void aBackupIsTheStateOfTheLastCommit() {
        Path copy = folder.resolve("copy.db");
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            SqliteCatalog catalog = new SqliteCatalog(database);
            catalog.record(1, many());
            database.backupTo(copy);
            catalog.record(1, List.of(image("later.png", 777)));
            assertFalse(Files.exists(folder.resolve("copy.db.part")));
        }
        try (SqliteDatabase restored = SqliteDatabase.open(copy)) {
            assertEquals(List.of(), restored.integrity());
            assertEquals(100, new SqliteCatalog(restored).counts().assets());
            assertEquals(List.of(), new SqliteCatalog(restored).find(List.of(id(777))));
        }
    }

    @Test
    void aBackupNeverOverwrites() throws IOException {
        Path copy = Files.writeString(folder.resolve("copy.db"), "precious");
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            SluiceException failure = assertThrows(SluiceException.class, () -> database.backupTo(copy));
            assertEquals(FailureCode.CONFLICT, failure.code());
        }
        assertEquals("precious", Files.readString(copy));
    }

    @Test
    void aClosedDatabaseSaysSo() {
        SqliteDatabase database = SqliteDatabase.open(file);
        SqliteCatalog catalog = new SqliteCatalog(database);
        database.close();
        database.close();
        assertThrows(SluiceException.class, catalog::counts);
        assertThrows(SluiceException.class, () -> catalog.record(1, many()));
    }

    @Test
    void aBatchThatFailsHalfWayLeavesNothingBehind() throws SQLException {
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            SqliteCatalog catalog = new SqliteCatalog(database);
            catalog.record(1, List.of(image("first.png", 500)));
            for (String table : List.of("asset", "generation", "raw_entry", "reading", "file", "lineage")) {
                run("CREATE TRIGGER fault BEFORE INSERT ON " + table + " WHEN (SELECT count(*) FROM asset) > "
                        + (table.equals("lineage") ? 0 : 50) + " BEGIN SELECT RAISE(ABORT, 'injected'); END");
                List<Sighting> batch = new ArrayList<>(many());
                batch.add(image("first.png", 501));
                SluiceException failure = assertThrows(SluiceException.class, () -> catalog.record(2, batch), table);
                assertEquals(FailureCode.STORAGE, failure.code());
                assertEquals(1, catalog.counts().assets(), table);
                assertEquals(1, catalog.changedSince(0, 1_000).size(), table);
                assertEquals(1, catalog.files(Sightings.LIBRARY, null, 1_000).size(), table);
                run("DROP TRIGGER fault");
            }
            assertEquals(List.of(), database.integrity());
            assertEquals(100, catalog.record(3, many()).size());
        }
    }

    private static List<Sighting> many() {
        return IntStream.range(0, 100)
                .<Sighting>mapToObj(content -> image(content + ".png", content))
                .toList();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
