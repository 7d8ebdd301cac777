package sluice.contracts.job;

import sluice.job.RetryRule;

class InMemoryBacklogConcurrencyTest extends BacklogConcurrencyContract {
    @Override
    protected WorthPorts fresh(RetryRule rule) {
        return WorthPorts.inMemory(rule);
    }
}
