package sluice.contracts.render;

import sluice.job.RetryRule;

class InMemoryRenderModelTest extends RenderModelContract {
    @Override
    protected RenderPorts fresh(RetryRule rule) {
        return RenderPorts.inMemory(rule);
    }
}
