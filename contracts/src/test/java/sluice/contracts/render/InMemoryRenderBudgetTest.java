package sluice.contracts.render;

class InMemoryRenderBudgetTest extends RenderBudgetContract {
    private final RenderPorts ports = RenderPorts.inMemory(RenderBookContract.RULE);

    @Override
    protected RenderPorts ports() {
        return ports;
    }
}
