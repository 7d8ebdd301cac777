package sluice.contracts.curate;

import sluice.asset.Catalog;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.contracts.signal.InMemorySignals;
import sluice.curate.Groups;
import sluice.signal.Signals;

class InMemorySessionsTest extends SessionsContract {
    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final Signals signals = new InMemorySignals(catalog);

    @Override
    protected Catalog catalog() {
        return catalog;
    }

    @Override
    protected Groups groups() {
        return new InMemoryGroups(catalog, signals);
    }

    @Override
    protected Signals signals() {
        return signals;
    }
}
