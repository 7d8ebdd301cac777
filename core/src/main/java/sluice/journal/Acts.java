package sluice.journal;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Takes acts back and does them again, one at a time. Safe for several threads.
 *
 * <p>What an act consists of is recorded before or together with the act itself; a kill in between leaves something done
 * that cannot be taken back by itself, never something lost.
 */
public final class Acts {
    private final Journal journal;
    private final Doing doing;
    private final InstantSource clock;

    /** Makes changes happen, all of them or, after a failure, as few as it can. */
    public interface Doing {
        /** @param origin page, cli or api */
        void apply(List<Change> changes, String origin);
    }

    public Acts(Journal journal, Doing doing, InstantSource clock) {
        this.journal = journal;
        this.doing = doing;
        this.clock = clock;
    }

    /**
     * Keeps what has just been done; what changed nothing is no act.
     *
     * @param words for the user: "Rejected 12 images"
     */
    public synchronized Optional<Act> did(String origin, String words, List<Change> done, List<Change> back) {
        return back.isEmpty()
                ? Optional.empty()
                : Optional.of(journal.record(new NewAct(clock.instant(), origin, words, done, back)));
    }

    /** Takes back the last act that stands; empty when there is none. */
    public synchronized Optional<Act> undo(String origin) {
        Optional<Act> last = journal.lastStanding();
        last.ifPresent(act -> {
            doing.apply(act.act().back(), origin);
            journal.mark(act.id(), true);
        });
        return last;
    }

    /** Does again what was taken back last; empty when there is nothing. */
    public synchronized Optional<Act> redo(String origin) {
        Optional<Act> next = journal.firstUndone();
        next.ifPresent(act -> {
            doing.apply(act.act().done(), origin);
            journal.mark(act.id(), false);
        });
        return next;
    }

    /** The last acts, the last first, undone ones among them. */
    public List<Act> latest(int limit) {
        return journal.latest(limit);
    }
}
