package sluice.adapters.jdbc;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.contracts.job.WorthPorts;
import sluice.contracts.value.ValuationsContract;

class SqliteValuationsTest {
    @Nested
    class KeptOpen extends ValuationsContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.keptOpen();

        @Override
        protected WorthPorts ports() {
            return database.ports();
        }
    }

    @Nested
    class ReopenedAtEachStep extends ValuationsContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.reopened();

        @Override
        protected WorthPorts ports() {
            return database.ports();
        }
    }
}
