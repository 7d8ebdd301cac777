package sluice.adapters.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.contracts.job.BacklogConcurrencyContract;
import sluice.contracts.job.WorthPorts;
import sluice.job.RetryRule;

class SqliteBacklogConcurrencyTest extends BacklogConcurrencyContract {
    @RegisterExtension
    final TestDatabase database = TestDatabase.keptOpen();

    @Override
    protected WorthPorts fresh(RetryRule rule) {
        return TestDatabase.ports(database.fresh(), rule);
    }
}
