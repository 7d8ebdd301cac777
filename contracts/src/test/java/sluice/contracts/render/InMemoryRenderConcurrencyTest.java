package sluice.contracts.render;

import sluice.job.RetryRule;

class InMemoryRenderConcurrencyTest extends RenderConcurrencyContract {
    @Override
    protected RenderPorts fresh(RetryRule rule) {
        return RenderPorts.inMemory(rule);
    }
}
