package sluice.contracts.trash;

import sluice.contracts.catalog.InMemoryCatalog;
import sluice.contracts.job.WorthPorts;
import sluice.job.RetryRule;
import sluice.trash.Trash;

class InMemoryTrashTest extends TrashContract {
    private final WorthPorts ports = WorthPorts.inMemory(RetryRule.DEFAULT);

    @Override
    protected WorthPorts ports() {
        return ports;
    }

    @Override
    protected Trash trash() {
        return new InMemoryTrash((InMemoryCatalog) ports.catalog());
    }
}
