package sluice.bench.tuning;

import java.nio.file.Path;
import sluice.adapters.jdbc.SqliteCatalog;
import sluice.adapters.jdbc.SqliteDatabase;
import sluice.adapters.jdbc.SqliteGroups;
import sluice.adapters.jdbc.SqliteSignals;
import sluice.contracts.tune.Habit;
import sluice.contracts.tune.SimulatedUser;
import sluice.curate.grouping.Grouping;
import sluice.curate.likeness.GroupingRules;
import sluice.curate.likeness.Looks;
import sluice.tune.Outcomes;
import sluice.tune.Tuner;
import sluice.tune.TuningRules;

/** One simulated user with a catalog of his own. */
final class Life implements AutoCloseable {
    private final SqliteDatabase database;
    private final SqliteCatalog catalog;
    private final SqliteSignals signals;
    private final SqliteGroups groups;
    private final Outcomes outcomes;
    final SimulatedUser user;

    Life(Path file, Habit habit, long seed) {
        database = SqliteDatabase.open(file);
        catalog = new SqliteCatalog(database);
        signals = new SqliteSignals(database);
        groups = new SqliteGroups(database);
        outcomes = new Outcomes(signals);
        Grouping grouping = new Grouping(catalog, groups, Looks.UNKNOWN, GroupingRules.DEFAULT);
        user = new SimulatedUser(catalog, signals, groups, grouping, habit, seed, 0);
    }

    Tuner tuner(TuningRules rules) {
        return new Tuner(catalog, signals, groups, outcomes, rules);
    }

    void days(int count) {
        for (int day = 0; day < count; day++) {
            user.day();
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
