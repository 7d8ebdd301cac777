package sluice.curate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.asset.Lineage;

/**
 * Port: stacks, sessions and derived lineage. All of it can be made again from the catalog.
 *
 * <p>The contract, which {@code GroupsContract} tests line by line: every write is one transaction and idempotent; an
 * asset is in at most one stack and one session; the standings of assets whose stack, cover or session changed follow in
 * the same transaction, with a new revision; unknown assets are passed over, unknown groups left out.
 */
public interface Groups {
    /** Puts assets into stacks and sessions, out of those they were in. A stack left with one member is dissolved. */
    void assign(List<Assignment> assignments);

    /** Adds lineage; what is there already stays once. */
    void link(List<Lineage> links);

    /** Stacks with these ids. */
    Map<Long, Stack> stacks(Collection<Long> ids);

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

    /** Sessions with these ids. */
    Map<Long, Session> sessions(Collection<Long> ids);

    /** Sessions that began before this one, or the latest when it is null; the last first. */
    List<Session> sessionsBefore(@Nullable Long id, int limit);

    /** What these assets were made into. */
    Map<AssetId, List<Lineage>> children(Collection<AssetId> parents);
}
