package sluice.adapters.jdbc;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.contracts.job.BacklogContract;
import sluice.contracts.job.WorthPorts;

class SqliteBacklogTest {
    @Nested
    class KeptOpen extends BacklogContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.keptOpen();

        @Override
        protected WorthPorts ports() {
            return TestDatabase.ports(database.database(), BacklogContract.RULE);
        }
    }

    @Nested
    class ReopenedAtEachStep extends BacklogContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.reopened();

        @Override
        protected WorthPorts ports() {
            return TestDatabase.ports(database.database(), BacklogContract.RULE);
        }
    }
}
