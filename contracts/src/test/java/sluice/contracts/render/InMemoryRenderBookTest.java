package sluice.contracts.render;

class InMemoryRenderBookTest extends RenderBookContract {
    private final RenderPorts ports = RenderPorts.inMemory(RenderBookContract.RULE);

    @Override
    protected RenderPorts ports() {
        return ports;
    }
}
