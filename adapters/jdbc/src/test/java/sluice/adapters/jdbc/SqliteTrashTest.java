package sluice.adapters.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.contracts.job.WorthPorts;
import sluice.contracts.trash.TrashContract;
import sluice.trash.Trash;

class SqliteTrashTest extends TrashContract {
    @RegisterExtension
    final TestDatabase database = TestDatabase.reopened();

    @Override
    protected WorthPorts ports() {
        return database.ports();
    }

    @Override
    protected Trash trash() {
        return new SqliteTrash(database.database());
    }
}
