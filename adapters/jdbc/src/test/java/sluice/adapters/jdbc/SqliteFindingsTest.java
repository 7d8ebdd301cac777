package sluice.adapters.jdbc;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.contracts.analysis.FindingsContract;
import sluice.contracts.job.WorthPorts;

class SqliteFindingsTest {
    @Nested
    class KeptOpen extends FindingsContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.keptOpen();

        @Override
        protected WorthPorts ports() {
            return database.ports();
        }
    }

    @Nested
    class ReopenedAtEachStep extends FindingsContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.reopened();

        @Override
        protected WorthPorts ports() {
            return database.ports();
        }
    }
}
