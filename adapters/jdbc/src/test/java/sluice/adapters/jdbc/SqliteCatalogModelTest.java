package sluice.adapters.jdbc;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import sluice.asset.Catalog;
import sluice.contracts.catalog.CatalogModelContract;

class SqliteCatalogModelTest {
    abstract static class OnSqlite extends CatalogModelContract {
        @TempDir
        Path folder;

        @Nullable TestDatabase database;

        private int sequence;

        @Override
        protected Catalog fresh() {
            closeSound();
            database = new TestDatabase(folder.resolve("sequence" + sequence++));
            return new SqliteCatalog(database.database());
        }

        @AfterEach
        void closeSound() {
            if (database != null) {
                database.closeSound();
                database = null;
            }
        }
    }

    @Nested
    class KeptOpen extends OnSqlite {}

    @Nested
    class ReopenedAtEachStep extends OnSqlite {
        @Override
        protected Catalog again(Catalog catalog) {
            return database == null ? catalog : new SqliteCatalog(database.reopened());
        }

        @Override
        protected int sequences() {
            return 50;
        }
    }
}
