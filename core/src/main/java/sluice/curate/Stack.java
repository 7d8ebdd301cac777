package sluice.curate;

import java.util.List;
import sluice.asset.AssetId;

/**
 * Look-alikes shown as one.
 *
 * @param cover the member that stands for the others and is analysed first
 * @param anchor the member that others have to look like to belong here; it stays when the cover changes, so that a
 *     stack does not wander from likeness to likeness
 * @param reason why this one is the cover, in words for the user
 * @param members at least two, the cover first, then by the time they were imported
 */
public record Stack(long id, AssetId cover, AssetId anchor, String reason, List<AssetId> members) {
    public Stack {
        members = List.copyOf(members);
        if (members.size() < 2 || !members.getFirst().equals(cover)) {
            throw new IllegalArgumentException("a stack has two members or more, its cover first");
        }
    }
}
