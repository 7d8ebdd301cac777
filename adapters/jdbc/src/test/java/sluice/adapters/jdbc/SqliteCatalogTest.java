package sluice.adapters.jdbc;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.asset.Catalog;
import sluice.contracts.catalog.CatalogContract;

class SqliteCatalogTest {
    @Nested
    class KeptOpen extends CatalogContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.keptOpen();

        @Override
        protected Catalog catalog() {
            return new SqliteCatalog(database.database());
        }
    }

    @Nested
    class ReopenedAtEachStep extends CatalogContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.reopened();

        @Override
        protected Catalog catalog() {
            return new SqliteCatalog(database.database());
        }
    }
}
