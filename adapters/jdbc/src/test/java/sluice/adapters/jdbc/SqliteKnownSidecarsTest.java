package sluice.adapters.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.contracts.interchange.KnownSidecarsContract;
import sluice.interchange.KnownSidecars;

class SqliteKnownSidecarsTest extends KnownSidecarsContract {
    @RegisterExtension
    final TestDatabase database = TestDatabase.reopened();

    @Override
    protected KnownSidecars known() {
        return new SqliteKnownSidecars(database.database());
    }
}
