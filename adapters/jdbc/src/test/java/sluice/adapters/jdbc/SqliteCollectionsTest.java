package sluice.adapters.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.collection.Collections;
import sluice.contracts.collection.CollectionsContract;
import sluice.contracts.job.WorthPorts;

class SqliteCollectionsTest extends CollectionsContract {
    @RegisterExtension
    final TestDatabase database = TestDatabase.reopened();

    @Override
    protected WorthPorts ports() {
        return database.ports();
    }

    @Override
    protected Collections collections() {
        return new SqliteCollections(database.database());
    }
}
