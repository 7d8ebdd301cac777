package sluice.contracts.catalog;

import sluice.asset.Catalog;

class InMemoryCatalogPicturesTest extends CatalogPicturesContract {
    private final Catalog catalog = new InMemoryCatalog();

    @Override
    protected Catalog catalog() {
        return catalog;
    }
}
