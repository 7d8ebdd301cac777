package sluice.curate;

import java.util.List;
import sluice.asset.AssetId;

/** A change of groups. */
public sealed interface Assignment {
    /**
     * These assets are one stack.
     *
     * @param id of the stack that goes on, or 0 for a new one
     * @param members the cover first; one alone is no stack, and leaves the one it was in
     * @param reason why the first is the cover
     */
    record Stacked(long id, List<AssetId> members, String reason) implements Assignment {
        public Stacked {
            members = List.copyOf(members);
        }
    }

    /**
     * These assets are one session.
     *
     * @param id of the session that goes on, or 0 for a new one
     */
    record InSession(long id, List<AssetId> members) implements Assignment {
        public InSession {
            members = List.copyOf(members);
        }
    }
}
