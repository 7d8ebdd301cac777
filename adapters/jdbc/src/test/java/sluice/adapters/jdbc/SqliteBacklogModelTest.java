package sluice.adapters.jdbc;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.contracts.job.BacklogContract;
import sluice.contracts.job.BacklogModelContract;
import sluice.contracts.job.WorthPorts;
import sluice.job.RetryRule;

class SqliteBacklogModelTest {
    @Nested
    class KeptOpen extends BacklogModelContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.keptOpen();

        @Override
        protected WorthPorts fresh(RetryRule rule) {
            return TestDatabase.ports(database.fresh(), rule);
        }
    }

    @Nested
    class ReopenedAtEachStep extends BacklogModelContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.reopened();

        @Override
        protected WorthPorts fresh(RetryRule rule) {
            return TestDatabase.ports(database.fresh(), rule);
        }

        @Override
        protected WorthPorts again(WorthPorts ports) {
            return TestDatabase.ports(database.database(), BacklogContract.RULE);
        }

        @Override
        protected int histories() {
            return 10;
        }
    }
}
