package sluice.curate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stack while grouping works on it. */
final class StackState {
    /** Larger stacks are of no use to anybody: who comes later begins another. */
    static final int MOST = 1_000;

    /** Negative while it has no number yet. */
    long id;

    Member anchor;

    @Nullable Member cover;

    String reason = "";
    final List<Member> members = new ArrayList<>();

    /** Those that came since the last write. */
    final List<Member> joined = new ArrayList<>();

    /** Whether its anchor is another than was written. */
    boolean reanchored;

    StackState(long id, Member anchor) {
        this.id = id;
        this.anchor = anchor;
    }

    boolean full() {
        return members.size() >= MOST;
    }

    /** Whether it belongs here by its own right, so that others may look like it: the anchor and its seed variations. */
    boolean rooted(Member member) {
        return member == anchor || member.variation != 0 && member.variation == anchor.variation;
    }
}
