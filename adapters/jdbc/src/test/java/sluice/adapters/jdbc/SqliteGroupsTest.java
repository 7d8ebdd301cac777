package sluice.adapters.jdbc;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.asset.Catalog;
import sluice.contracts.curate.GroupsContract;
import sluice.contracts.curate.SessionsContract;
import sluice.curate.Groups;
import sluice.signal.Signals;

class SqliteGroupsTest {
    @Nested
    class KeptOpen extends GroupsContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.keptOpen();

        @Override
        protected Catalog catalog() {
            return new SqliteCatalog(database.database());
        }

        @Override
        protected Groups groups() {
            return new SqliteGroups(database.database());
        }

        @Override
        protected Signals signals() {
            return new SqliteSignals(database.database());
        }
    }

    @Nested
    class Sessions extends SessionsContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.keptOpen();

        @Override
        protected Catalog catalog() {
            return new SqliteCatalog(database.database());
        }

        @Override
        protected Groups groups() {
            return new SqliteGroups(database.database());
        }

        @Override
        protected Signals signals() {
            return new SqliteSignals(database.database());
        }
    }
}
