package sluice.collection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Port: the collections there are. What is in them is said by signals; here is what is said of them.
 *
 * <p>The contract, which {@code CollectionsContract} tests line by line:
 *
 * <ul>
 *   <li>A collection is there when it was defined, or when something outside the trash is in it. One that was not defined
 *       has the kind of the signal that last put something in, and the date of the first that did.
 *   <li>{@link #make} is one transaction and durable when it returns. Definitions are replaced by name. For everybody who
 *       leaves or joins a signal is recorded, first for those who leave: leaving happens now, joining at the date that it
 *       says. Standings and the catalog's revisions follow as with every signal.
 *   <li>An unknown asset refuses the whole change with a {@code SluiceException} of code {@code NOT_FOUND}.
 *   <li>Names are told apart letter by letter, cases too. A limit of 0 answers nothing, a negative one is an
 *       {@code IllegalArgumentException}. Calls from any number of threads are safe; a failure of the storage has code
 *       {@code STORAGE}.
 * </ul>
 */
public interface Collections {
    /** More cannot be defined. */
    int MOST = 1_000;

    /** A larger collection cannot be renamed or deleted in one go. */
    int MOST_MEMBERS = 100_000;

    /** All of them, by name. */
    List<CollectionEntry> all();

    Optional<CollectionEntry> find(String name);

    /** Who is in it, in the order of having been put in, the trash included: see {@link Membership#replay}. */
    List<Membership> members(String name, int limit);

    /** The queries of saved searches, by name. */
    Map<String, String> queries();

    /** Carries a change out. */
    void make(CollectionChange change, Instant at, String origin);
}
