package sluice.contracts.catalog;

import sluice.asset.Catalog;

class InMemoryCatalogQuestionsTest extends CatalogQuestionsContract {
    private final Catalog catalog = new InMemoryCatalog();

    @Override
    protected Catalog catalog() {
        return catalog;
    }
}
