package sluice.contracts.search;

import sluice.search.VectorIndex;

class InMemoryVectorIndexTest extends VectorIndexContract {
    @Override
    protected VectorIndex open() {
        return new InMemoryVectorIndex();
    }
}
