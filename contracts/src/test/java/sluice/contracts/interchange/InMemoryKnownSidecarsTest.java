package sluice.contracts.interchange;

import sluice.interchange.KnownSidecars;

class InMemoryKnownSidecarsTest extends KnownSidecarsContract {
    private final KnownSidecars known = new InMemoryKnownSidecars();

    @Override
    protected KnownSidecars known() {
        return known;
    }
}
