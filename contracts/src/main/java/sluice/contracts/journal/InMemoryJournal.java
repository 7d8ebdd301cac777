package sluice.contracts.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sluice.journal.Act;
import sluice.journal.Journal;
import sluice.journal.NewAct;

/** The contract of the journal said again in plain collections, for tests. */
public final class InMemoryJournal implements Journal {
    private final List<Act> acts = new ArrayList<>();
    private long last;

    @Override
    public synchronized Act record(NewAct act) {
        acts.removeIf(Act::undone);
        Instant at = Instant.ofEpochMilli(act.at().toEpochMilli());
        Act recorded = new Act(++last, new NewAct(at, act.origin(), act.words(), act.done(), act.back()), false);
        acts.add(recorded);
        if (acts.size() > MOST) {
            acts.removeFirst();
        }
        return recorded;
    }

    @Override
    public synchronized List<Act> latest(int limit) {
        return acts.reversed().stream().limit(limit).toList();
    }

    @Override
    public synchronized Optional<Act> lastStanding() {
        return acts.reversed().stream().filter(act -> !act.undone()).findFirst();
    }

    @Override
    public synchronized Optional<Act> firstUndone() {
        return acts.stream().filter(Act::undone).findFirst();
    }

    @Override
    public synchronized void mark(long id, boolean undone) {
        acts.replaceAll(act -> act.id() == id ? new Act(id, act.act(), undone) : act);
    }

    @Override
    public synchronized void forget(long id) {
        acts.removeIf(act -> act.id() == id);
    }
}
