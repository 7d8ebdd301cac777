package sluice.contracts.job;

class InMemoryBacklogTest extends BacklogContract {
    private final WorthPorts ports = WorthPorts.inMemory(BacklogContract.RULE);

    @Override
    protected WorthPorts ports() {
        return ports;
    }
}
