package sluice.contracts.job;

class InMemorySettlementTest extends SettlementContract {
    private final WorthPorts ports = WorthPorts.inMemory(BacklogContract.RULE);

    @Override
    protected WorthPorts ports() {
        return ports;
    }
}
