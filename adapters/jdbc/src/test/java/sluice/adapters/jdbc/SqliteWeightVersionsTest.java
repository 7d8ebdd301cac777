package sluice.adapters.jdbc;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import sluice.contracts.tune.WeightVersionsContract;
import sluice.tune.WeightVersions;

class SqliteWeightVersionsTest {
    @Nested
    class KeptOpen extends WeightVersionsContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.keptOpen();

        @Override
        protected WeightVersions versions() {
            return new SqliteWeightVersions(database.database());
        }
    }

    @Nested
    class ReopenedAtEachStep extends WeightVersionsContract {
        @RegisterExtension
        final TestDatabase database = TestDatabase.reopened();

        @Override
        protected WeightVersions versions() {
            return new SqliteWeightVersions(database.database());
        }
    }
}
