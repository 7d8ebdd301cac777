package sluice.adapters.jdbc;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.contracts.render.CampaignsContract;
import sluice.contracts.render.RenderBookContract;
import sluice.contracts.render.RenderBudgetContract;
import sluice.contracts.render.RenderMoneyContract;
import sluice.contracts.render.RenderPorts;
import sluice.contracts.render.RenderTurnContract;

class SqliteRenderBookTest {
    @RegisterExtension
    final TestDatabase database = TestDatabase.keptOpen();

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
