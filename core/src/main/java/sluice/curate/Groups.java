package sluice.curate;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Port: stacks, sessions and lineage, and what the user decided about them. What rules put there can be made again from
 * the catalog; what he said cannot.
 *
 * <p>The contract, which {@code GroupsContract} tests line by line:
 *
 * <ul>
 *   <li>Every write is one transaction, durable when the call returns, and idempotent: the same again changes nothing,
 *       but that a new group is a new one each time.
 *   <li>An asset is in at most one stack and one session: who joins another leaves the one it was in. A stack left with
 *       one member is dissolved, a session left with none is gone; numbers of groups are never given to others.
 *   <li>A stack that loses its cover or its anchor goes on with the first imported of the rest as such.
 *   <li>The standings of assets whose stack, cover or session changed follow in the same transaction, each with a new
 *       revision; standings that stay as they are keep theirs.
 *   <li>Decisions about stacks are kept as they are told ({@link Assignment.Decided}) and move nobody. Of two assets, in
 *       either order, what was said last holds: {@code Apart}, {@code Together}, or nothing any more after
 *       {@code Undecided}. {@code Cover} marks an asset, {@code AnyCover} takes the mark from it. What is said again
 *       keeps its place in the order of deciding. An asset and itself are no pair.
 *   <li>Unknown assets are passed over, unknown groups left out of answers; a group that goes on but is unknown is begun
 *       anew.
 *   <li>Calls from any number of threads are safe. A failure of the storage has code {@code STORAGE}.
 * </ul>
 */
public interface Groups extends Sessions, Lineages {
    /**
     * Puts assets into stacks and sessions, in the order of the list.
     *
     * @return the number of the group of each assignment, in the same order; 0 where there is none (any more)
     */
    List<Long> assign(List<Assignment> assignments);

    /** Stacks with these ids. */
    Map<Long, Stack> stacks(Collection<Long> ids);

    /** What the user decided about stacks and still holds, with a higher id than this, by id. */
    List<KeptDecision> decisionsAfter(long id, int limit);

    /** How many members these stacks have. */
    Map<Long, Integer> stackSizes(Collection<Long> ids);

    /** Stacks with a higher id than this, by id. */
    List<Stack> stacksAfter(long id, int limit);

    /** How much there is in stacks. This walks them all; an adapter that can count does so. */
    default GroupCounts counts() {
        long stacks = 0;
        long stacked = 0;
        List<Stack> page = stacksAfter(0, 500);
        while (!page.isEmpty()) {
            stacks += page.size();
            stacked += page.stream().mapToLong(stack -> stack.members().size()).sum();
            page = stacksAfter(page.getLast().id(), 500);
        }
        return new GroupCounts(stacks, stacked);
    }
}
