package sluice.adapters.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.asset.Catalog;
import sluice.contracts.catalog.CatalogConcurrencyContract;

class SqliteCatalogConcurrencyTest extends CatalogConcurrencyContract {
    @RegisterExtension
    final TestDatabase database = TestDatabase.keptOpen();

    @Override
    protected Catalog catalog() {
        return new SqliteCatalog(database.database());
    }
}
