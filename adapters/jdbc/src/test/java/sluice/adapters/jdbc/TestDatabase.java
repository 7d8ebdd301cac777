package sluice.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

/** A database in a test's folder, which must be sound at the end. */
final class TestDatabase {
    private final Path file;
    private SqliteDatabase database;

    TestDatabase(Path folder) {
        file = folder.resolve("catalog.db");
        database = SqliteDatabase.open(file);
    }

    SqliteDatabase database() {
        return database;
    }

    SqliteDatabase reopened() {
        database.close();
        database = SqliteDatabase.open(file);
        return database;
    }

    void closeSound() {
        try (SqliteDatabase open = database) {
            assertEquals(List.of(), open.integrity());
        }
    }
}
