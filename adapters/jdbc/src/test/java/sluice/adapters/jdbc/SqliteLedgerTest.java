package sluice.adapters.jdbc;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.contracts.budget.LedgerContract;
import sluice.contracts.job.WorthPorts;

class SqliteLedgerTest {
    @Nested
    class KeptOpen extends LedgerContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.keptOpen();

        @Override
        protected WorthPorts ports() {
            return database.ports();
        }
    }

    @Nested
    class ReopenedAtEachStep extends LedgerContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.reopened();

        @Override
        protected WorthPorts ports() {
            return database.ports();
        }
    }
}
