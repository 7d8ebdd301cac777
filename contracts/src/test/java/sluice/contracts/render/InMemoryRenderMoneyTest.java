package sluice.contracts.render;

class InMemoryRenderMoneyTest extends RenderMoneyContract {
    private final RenderPorts ports = RenderPorts.inMemory(RenderBookContract.RULE);

    @Override
    protected RenderPorts ports() {
        return ports;
    }
}
