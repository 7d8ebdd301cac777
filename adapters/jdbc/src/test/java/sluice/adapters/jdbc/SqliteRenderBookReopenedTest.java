package sluice.adapters.jdbc;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.contracts.render.CampaignsContract;
import sluice.contracts.render.RenderBookContract;
import sluice.contracts.render.RenderBudgetContract;
import sluice.contracts.render.RenderMoneyContract;
import sluice.contracts.render.RenderPorts;
import sluice.contracts.render.RenderTurnContract;

/** With the database closed and opened again at each step. */
class SqliteRenderBookReopenedTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.reopened();

    @Nested
    class Requests extends RenderBookContract {
        @Override
        protected RenderPorts ports() {
            return database.renders();
        }
    }

    @Nested
    class Turns extends RenderTurnContract {
        @Override
        protected RenderPorts ports() {
            return database.renders();
        }
    }

    @Nested
    class Money extends RenderMoneyContract {
        @Override
        protected RenderPorts ports() {
            return database.renders();
        }
    }

    @Nested
    class Budgets extends RenderBudgetContract {
        @Override
        protected RenderPorts ports() {
            return database.renders();
        }
    }

    @Nested
    class Payers extends CampaignsContract {
        @Override
        protected RenderPorts ports() {
            return database.renders();
        }
    }
}
