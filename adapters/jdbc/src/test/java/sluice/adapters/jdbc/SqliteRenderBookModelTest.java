package sluice.adapters.jdbc;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.contracts.render.RenderConcurrencyContract;
import sluice.contracts.render.RenderModelContract;
import sluice.contracts.render.RenderPorts;
import sluice.job.RetryRule;

class SqliteRenderBookModelTest {
    @Nested
    class KeptOpen extends RenderModelContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.keptOpen();

        @Override
        protected RenderPorts fresh(RetryRule rule) {
            return TestDatabase.renders(database.fresh(), rule);
        }
    }

    @Nested
    class ReopenedAtEachStep extends RenderModelContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.reopened();

        @Override
        protected RenderPorts fresh(RetryRule rule) {
            return TestDatabase.renders(database.fresh(), rule);
        }

        @Override
        protected RenderPorts again(RenderPorts ports) {
            return database.renders();
        }

        @Override
        protected int histories() {
            return 5;
        }
    }

    @Nested
    class Together extends RenderConcurrencyContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.keptOpen();

        @Override
        protected RenderPorts fresh(RetryRule rule) {
            return TestDatabase.renders(database.fresh(), rule);
        }
    }
}
