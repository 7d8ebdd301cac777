package sluice.adapters.jdbc;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.contracts.job.WorthPorts;
import sluice.contracts.signal.SignalsContract;

class SqliteSignalsTest {
    @Nested
    class KeptOpen extends SignalsContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.keptOpen();

        @Override
        protected WorthPorts ports() {
            return database.ports();
        }
    }

    @Nested
    class ReopenedAtEachStep extends SignalsContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.reopened();

        @Override
        protected WorthPorts ports() {
            return database.ports();
        }
    }
}
