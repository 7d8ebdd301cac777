package sluice.curate;

import java.util.List;
import sluice.asset.AssetId;

/** A change of groups. */
public sealed interface Assignment {
    /**
     * These assets belong to one stack, with those that are in it already.
     *
     * @param id of the stack that goes on, or 0 for a new one
     * @param anchor the member that others have to look like to belong to it
     * @param members the cover first; those of a stack that goes on may be left out
     * @param reason why the first is the cover
     */
    record Stacked(long id, AssetId anchor, List<AssetId> members, String reason) implements Assignment {
        public Stacked {
            members = List.copyOf(members);
            if (members.isEmpty()) {
                throw new IllegalArgumentException("a stack has a cover");
            }
        }
    }

    /** This asset belongs to no stack. */
    record Alone(AssetId asset) implements Assignment {}

    /**
     * These assets belong to one session, with those that are in it already.
     *
     * @param id of the session that goes on, or 0 for a new one
     */
    record InSession(long id, List<AssetId> members) implements Assignment {
        public InSession {
            members = List.copyOf(members);
        }
    }

    /** The user said so: it is kept until he says otherwise. */
    record Decided(Decision decision) implements Assignment {}
    /**
     * The user put these assets into one session, with those that are in it already, or gives them back to the rules.
     *
     * @param id of the session that goes on; one that is gone comes back under its number; 0 for a new one
     * @param pinned whether no rule takes these out of it
     */
    record Put(long id, List<AssetId> members, boolean pinned) implements Assignment {
        public Put {
            members = List.copyOf(members);
        }
    }

    /**
     * The user calls a session so.
     *
     * @param name empty for none
     */
    record Called(long id, String name) implements Assignment {}
}
