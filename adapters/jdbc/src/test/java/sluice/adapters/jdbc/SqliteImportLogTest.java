package sluice.adapters.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import sluice.contracts.catalog.ImportLogContract;
import sluice.ingest.ImportLog;

class SqliteImportLogTest {
    abstract static class OnSqlite extends ImportLogContract {
        @TempDir
        Path folder;

        private TestDatabase database;

        @BeforeEach
        void open() {
            database = new TestDatabase(folder);
        }

        @AfterEach
        void closeSound() {
            database.closeSound();
        }

        TestDatabase database() {
            return database;
        }
    }

    @Nested
    class KeptOpen extends OnSqlite {
        @Override
        protected ImportLog log() {
            return new SqliteImportLog(database().database());
        }
    }

    @Nested
    class ReopenedAtEachStep extends OnSqlite {
        @Override
        protected ImportLog log() {
            return new SqliteImportLog(database().reopened());
        }
    }
}
