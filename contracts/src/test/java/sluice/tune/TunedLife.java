package sluice.tune;

import sluice.contracts.catalog.InMemoryCatalog;
import sluice.contracts.curate.InMemoryGroups;
import sluice.contracts.signal.InMemorySignals;
import sluice.contracts.tune.Habit;
import sluice.contracts.tune.SimulatedUser;
import sluice.curate.grouping.Grouping;
import sluice.curate.likeness.GroupingRules;
import sluice.curate.likeness.Looks;
import sluice.value.ValueWeights;

/** A simulated user with a library in memory. */
final class TunedLife {
    static final TuningRules QUICK = TuningRules.DEFAULT.withResamples(60);

    final InMemoryCatalog catalog = new InMemoryCatalog();
    final InMemorySignals signals = new InMemorySignals(catalog);
    final InMemoryGroups groups = new InMemoryGroups(catalog, signals);
    final Outcomes outcomes = new Outcomes(signals);
    final SimulatedUser user;

    TunedLife(Habit habit, long seed) {
        Grouping grouping = new Grouping(catalog, groups, Looks.UNKNOWN, GroupingRules.DEFAULT);
        user = new SimulatedUser(catalog, signals, groups, grouping, habit, seed, 0);
    }

    void days(int count) {
        for (int day = 0; day < count; day++) {
            user.day();
        }
    }

    Tuner tuner(TuningRules rules) {
        return new Tuner(catalog, signals, groups, outcomes, rules);
    }

    Tuner.Fitted fit(TuningRules rules) throws InterruptedException {
        return tuner(rules).fit(ValueWeights.DEFAULT, read -> {});
    }
}
