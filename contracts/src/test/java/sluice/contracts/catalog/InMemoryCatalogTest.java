package sluice.contracts.catalog;

import sluice.asset.Catalog;

class InMemoryCatalogTest extends CatalogContract {
    private final Catalog catalog = new InMemoryCatalog();

    @Override
    protected Catalog catalog() {
        return catalog;
    }
}
