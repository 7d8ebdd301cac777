package sluice.contracts.analysis;

import sluice.contracts.job.WorthPorts;
import sluice.job.RetryRule;

class InMemoryFindingsTest extends FindingsContract {
    private final WorthPorts ports = WorthPorts.inMemory(RetryRule.DEFAULT);

    @Override
    protected WorthPorts ports() {
        return ports;
    }
}
