package sluice.adapters.jdbc;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.contracts.catalog.ImportLogContract;
import sluice.ingest.ImportLog;

class SqliteImportLogTest {
    @Nested
    class KeptOpen extends ImportLogContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.keptOpen();

        @Override
        protected ImportLog log() {
            return new SqliteImportLog(database.database());
        }
    }

    @Nested
    class ReopenedAtEachStep extends ImportLogContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.reopened();

        @Override
        protected ImportLog log() {
            return new SqliteImportLog(database.database());
        }
    }
}
