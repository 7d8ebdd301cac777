package sluice.curate.stack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import sluice.curate.member.Member;

/**
 * Who belongs to a stack by his own right, so that others may look like him: its anchor, the anchor's seed variations, and
 * whom the user put together with one of these.
 */
final class Roots {
    private Roots() {}

    static boolean has(StackState stack, Member member, Ties ties) {
        return member == stack.anchor
                || member.variation() != 0 && member.variation() == stack.anchor.variation()
                || !ties.unbundled() && tied(stack, ties).contains(member);
    }

    /** What the anchor leads to from member to member; none when the user tied nobody here. */
    private static Set<Member> tied(StackState stack, Ties ties) {
        Set<Member> known = stack.roots;
        if (known == null) {
            known = stack.members.stream().anyMatch(ties::tied) ? closure(stack, ties) : Set.of();
            stack.roots = known;
        }
        return known;
    }

    private static Set<Member> closure(StackState stack, Ties ties) {
        Set<Member> reached = new HashSet<>(Set.of(stack.anchor));
        Deque<Member> ahead = new ArrayDeque<>(reached);
        Set<Long> keys = new HashSet<>();
        while (!ahead.isEmpty()) {
            Member member = ahead.remove();
            Stream<Member> variations = member.variation() != 0 && keys.add(member.variation())
                    ? stack.members.stream().filter(other -> other.variation() == member.variation())
                    : Stream.empty();
            Stream.concat(variations, ties.togetherWith(member).stream().filter(other -> other.stack() == stack.id))
                    .filter(reached::add)
                    .forEach(ahead::add);
        }
        return reached;
    }
}
