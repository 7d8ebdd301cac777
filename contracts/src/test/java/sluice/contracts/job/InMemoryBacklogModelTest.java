package sluice.contracts.job;

import sluice.job.RetryRule;

class InMemoryBacklogModelTest extends BacklogModelContract {
    @Override
    protected WorthPorts fresh(RetryRule rule) {
        return WorthPorts.inMemory(rule);
    }
}
