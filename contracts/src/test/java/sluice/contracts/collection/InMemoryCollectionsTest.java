package sluice.contracts.collection;

import sluice.collection.Collections;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.contracts.job.WorthPorts;
import sluice.job.RetryRule;

class InMemoryCollectionsTest extends CollectionsContract {
    private final WorthPorts ports = WorthPorts.inMemory(RetryRule.DEFAULT);
    private final Collections collections = new InMemoryCollections((InMemoryCatalog) ports.catalog(), ports.signals());

    @Override
    protected WorthPorts ports() {
        return ports;
    }

    @Override
    protected Collections collections() {
        return collections;
    }
}
