package sluice.contracts.catalog;

import sluice.asset.Catalog;

/** The model against itself: that revisions keep their promises, and that failures do no harm. */
class InMemoryCatalogModelTest extends CatalogModelContract {
    @Override
    protected Catalog fresh() {
        return new InMemoryCatalog();
    }
}
