package sluice.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A database in a test's folder, unflushed, which must be sound at the end. */
final class TestDatabase {
    private final Path file;
    private SqliteDatabase database;

    TestDatabase(Path folder) {
        file = created(folder).resolve("catalog.db");
        database = SqliteDatabase.open(file, false);
    }

    private static Path created(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SqliteDatabase database() {
        return database;
    }

    SqliteDatabase reopened() {
        database.close();
        database = SqliteDatabase.open(file, false);
        return database;
    }

    void closeSound() {
        try (SqliteDatabase open = database) {
            assertEquals(List.of(), open.integrity());
        }
    }
}
