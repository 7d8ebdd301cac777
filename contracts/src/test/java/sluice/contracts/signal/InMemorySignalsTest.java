package sluice.contracts.signal;

import sluice.contracts.job.WorthPorts;
import sluice.job.RetryRule;

class InMemorySignalsTest extends SignalsContract {
    private final WorthPorts ports = WorthPorts.inMemory(RetryRule.DEFAULT);

    @Override
    protected WorthPorts ports() {
        return ports;
    }
}
