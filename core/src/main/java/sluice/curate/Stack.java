package sluice.curate;

import java.util.List;
import sluice.asset.AssetId;

/**
 * Look-alikes shown as one.
 *
 * @param cover the member that stands for the others and is analysed first
 * @param reason why this one is the cover, in words for the user
 * @param members at least two, the cover first
 */
public record Stack(long id, AssetId cover, String reason, List<AssetId> members) {
    public Stack {
        members = List.copyOf(members);
        if (members.size() < 2 || !members.getFirst().equals(cover)) {
            throw new IllegalArgumentException("a stack has two members or more, its cover first");
        }
    }
}
