package sluice.contracts.journal;

import sluice.journal.Journal;

class InMemoryJournalTest extends JournalContract {
    private final Journal journal = new InMemoryJournal();

    @Override
    protected Journal journal() {
        return journal;
    }
}
