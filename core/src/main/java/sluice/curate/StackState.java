package sluice.curate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One stack while grouping works on it. */
final class StackState {
    /** Larger stacks are of no use to anybody: who comes later begins another. */
    static final int MOST = 1_000;

    /** Negative while it has no number yet. */
    long id;

    Member anchor;

    @Nullable Member cover;

    /** The cover that the rules chose last; not remembered from one start to the next. */
    @Nullable Member byRules;

    String reason = "";
    final List<Member> members = new ArrayList<>();

    /** Those that came since the last write. */
    final List<Member> joined = new ArrayList<>();

    /** Whether its anchor is another than was written. */
    boolean reanchored;

    /** Those that belong here by their own right because of what the user said; null when that is to be found out. */
    @Nullable Set<Member> roots;

    StackState(long id, Member anchor) {
        this.id = id;
        this.anchor = anchor;
    }

    boolean full() {
        return members.size() >= MOST;
    }
}
