package sluice.adapters.jdbc;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.contracts.journal.JournalContract;
import sluice.journal.Journal;

class SqliteJournalTest {
    @Nested
    class KeptOpen extends JournalContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.keptOpen();

        @Override
        protected Journal journal() {
            return new SqliteJournal(database.database());
        }
    }

    @Nested
    class ReopenedAtEachStep extends JournalContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.reopened();

        @Override
        protected Journal journal() {
            return new SqliteJournal(database.database());
        }
    }
}
