package sluice.contracts.render;

class InMemoryRenderTurnTest extends RenderTurnContract {
    private final RenderPorts ports = RenderPorts.inMemory(RenderBookContract.RULE);

    @Override
    protected RenderPorts ports() {
        return ports;
    }
}
