package sluice.contracts.budget;

import sluice.contracts.job.WorthPorts;
import sluice.job.RetryRule;

class InMemoryLedgerTest extends LedgerContract {
    private final WorthPorts ports = WorthPorts.inMemory(RetryRule.DEFAULT);

    @Override
    protected WorthPorts ports() {
        return ports;
    }
}
