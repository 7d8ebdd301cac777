package sluice.adapters.jdbc;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.asset.Catalog;
import sluice.contracts.catalog.CatalogModelContract;

class SqliteCatalogModelTest {
    @Nested
    class KeptOpen extends CatalogModelContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.keptOpen();

        @Override
        protected Catalog fresh() {
            return new SqliteCatalog(database.fresh());
        }
    }

    @Nested
    class ReopenedAtEachStep extends CatalogModelContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.reopened();

        @Override
        protected Catalog fresh() {
            return new SqliteCatalog(database.fresh());
        }

        @Override
        protected Catalog again(Catalog catalog) {
            return new SqliteCatalog(database.database());
        }

        @Override
        protected int sequences() {
            return 50;
        }
    }
}
