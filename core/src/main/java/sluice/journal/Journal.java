package sluice.journal;

import java.util.List;
import java.util.Optional;

/**
 * Port: keeps what the user did, so that it can be taken back. The acts that stand are a stack: the last one that stands is
 * taken back first, and a new act forgets those that were taken back and not done again.
 *
 * <p>The contract, which {@code JournalContract} tests line by line:
 *
 * <ul>
 *   <li>{@link #record}, {@link #mark} and {@link #forget} are one transaction each and durable when they return; ids
 *       ascend and are never used again.
 *   <li>Recording forgets every act that is undone.
 *   <li>No more than {@link #MOST} acts are kept; the oldest go first.
 *   <li>A limit of 0 answers nothing, a negative one is an {@code IllegalArgumentException}. Calls from any number of
 *       threads are safe; a failure of the storage has code {@code STORAGE}.
 * </ul>
 */
public interface Journal {
    /** Beyond so many acts nobody goes back one by one. */
    int MOST = 10_000;

    Act record(NewAct act);

    /** Acts, the last first, undone ones among them. */
    List<Act> latest(int limit);

    /** The act to take back next: the last that stands. */
    Optional<Act> lastStanding();

    /** The act to do again next: the first that is undone. */
    Optional<Act> firstUndone();

    /** Says that an act was taken back, or done again; unknown ids are passed over. */
    void mark(long id, boolean undone);

    /** Drops an act that can be neither taken back nor done again; unknown ids are passed over. */
    void forget(long id);
}
