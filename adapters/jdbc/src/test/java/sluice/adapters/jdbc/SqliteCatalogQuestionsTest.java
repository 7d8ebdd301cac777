package sluice.adapters.jdbc;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.asset.Catalog;
import sluice.contracts.catalog.CatalogQuestionsContract;

class SqliteCatalogQuestionsTest {
    @Nested
    class KeptOpen extends CatalogQuestionsContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.keptOpen();

        @Override
        protected Catalog catalog() {
            return new SqliteCatalog(database.database());
        }
    }

    @Nested
    class ReopenedAtEachStep extends CatalogQuestionsContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.reopened();

        @Override
        protected Catalog catalog() {
            return new SqliteCatalog(database.database());
        }
    }
}
