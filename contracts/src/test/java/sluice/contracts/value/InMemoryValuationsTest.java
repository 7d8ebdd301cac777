package sluice.contracts.value;

import sluice.contracts.job.WorthPorts;
import sluice.job.RetryRule;

class InMemoryValuationsTest extends ValuationsContract {
    private final WorthPorts ports = WorthPorts.inMemory(RetryRule.DEFAULT);

    @Override
    protected WorthPorts ports() {
        return ports;
    }
}
