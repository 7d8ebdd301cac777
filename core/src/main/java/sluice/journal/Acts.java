package sluice.journal;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

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
        /**
         * @param origin page, cli or api
         * @throws SluiceException of a code that no repetition helps when they cannot be made any more
         */
        void apply(List<Change> changes, String origin);
    }

    public Acts(Journal journal, Doing doing, InstantSource clock) {
        this.journal = journal;
        this.doing = doing;
        this.clock = clock;
    }

    /**
     * Does something while no other act is done or taken back: what takes it back follows from how things stand before, and
     * that must not change in between.
     */
    public synchronized <T> T alone(Supplier<T> work) {
        return work.get();
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

    /**
     * Takes back the last act that stands; empty when there is none.
     *
     * @throws SluiceException with code {@code CONFLICT} when it cannot be taken back any more; it is forgotten then, so
     *     that the acts before it still can
     */
    public synchronized Optional<Act> undo(String origin) {
        return journal.lastStanding().map(act -> turn(act, act.act().back(), origin, true));
    }

    /**
     * Does again what was taken back last; empty when there is nothing.
     *
     * @throws SluiceException with code {@code CONFLICT} when it cannot be done any more; it is forgotten then
     */
    public synchronized Optional<Act> redo(String origin) {
        return journal.firstUndone().map(act -> turn(act, act.act().done(), origin, false));
    }

    private Act turn(Act act, List<Change> changes, String origin, boolean undone) {
        try {
            doing.apply(changes, origin);
        } catch (SluiceException e) {
            if (e.code().retryable()) {
                throw e;
            }
            journal.forget(act.id());
            throw new SluiceException(
                    FailureCode.CONFLICT,
                    e.subject(),
                    "“%s” cannot be %s any more: %s"
                            .formatted(act.act().words(), undone ? "undone" : "done again", e.getMessage()),
                    e);
        }
        journal.mark(act.id(), undone);
        return new Act(act.id(), act.act(), undone);
    }

    /** The last acts, the last first, undone ones among them. */
    public List<Act> latest(int limit) {
        return journal.latest(limit);
    }
}
