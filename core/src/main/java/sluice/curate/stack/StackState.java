package sluice.curate.stack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.curate.member.Member;

/** One stack while grouping works on it. */
public final class StackState {
    /** Larger stacks are of no use to anybody: who comes later begins another. */
    public static final int MOST = 1_000;

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

    public StackState(long id, Member anchor) {
        this.id = id;
        this.anchor = anchor;
    }

    boolean full() {
        return members.size() >= MOST;
    }

    /** Those that are in it, a view. */
    public List<Member> members() {
        return Collections.unmodifiableList(members);
    }
}
