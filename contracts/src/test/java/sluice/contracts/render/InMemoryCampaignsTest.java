package sluice.contracts.render;

class InMemoryCampaignsTest extends CampaignsContract {
    private final RenderPorts ports = RenderPorts.inMemory(RenderBookContract.RULE);

    @Override
    protected RenderPorts ports() {
        return ports;
    }
}
