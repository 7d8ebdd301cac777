package sluice.contracts.search;

import sluice.search.SearchIndex;

class InMemoryIndexTest extends SearchIndexContract {
    @Override
    protected SearchIndex open() {
        return new InMemoryIndex();
    }
}
