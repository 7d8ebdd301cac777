package sluice.contracts.catalog;

import sluice.asset.Catalog;

class InMemoryCatalogConcurrencyTest extends CatalogConcurrencyContract {
    private final Catalog catalog = new InMemoryCatalog();

    @Override
    protected Catalog catalog() {
        return catalog;
    }
}
