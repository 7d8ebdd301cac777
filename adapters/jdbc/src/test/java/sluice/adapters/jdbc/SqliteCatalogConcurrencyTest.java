package sluice.adapters.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import sluice.asset.Catalog;
import sluice.contracts.catalog.CatalogConcurrencyContract;

class SqliteCatalogConcurrencyTest extends CatalogConcurrencyContract {
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

    @Override
    protected Catalog catalog() {
        return new SqliteCatalog(database.database());
    }
}
