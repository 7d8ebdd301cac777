package sluice.curate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sluice.asset.AssetId;

/** All stacks, and what has changed about them since it was last written. */
final class StackBook {
    private final Map<Long, StackState> stacks = new HashMap<>();
    private final Set<StackState> touched = new LinkedHashSet<>();
    /** Those that left a stack, whether or not they joined another since. */
    private final Set<Member> left = new LinkedHashSet<>();

    private long lastNew;

    /** Takes in a stack as it was written. */
    void load(long id, Member anchor, Member cover, String reason) {
        StackState state = new StackState(id, anchor);
        state.cover = cover;
        state.reason = reason;
        stacks.put(id, state);
    }

    /** Takes in a member of a stack that was loaded; one whose stack is gone belongs to none. */
    void loadMember(Member member) {
        StackState state = stacks.get(member.stack);
        if (state == null) {
            member.stack = 0;
        } else {
            state.members.add(member);
        }
    }

    Optional<StackState> of(Member member) {
        return Optional.ofNullable(stacks.get(member.stack));
    }

    /** The stack it is in, or a new one with it as anchor. */
    StackState around(Member member) {
        return of(member).orElseGet(() -> {
            StackState begun = new StackState(--lastNew, member);
            stacks.put(begun.id, begun);
            join(member, begun);
            return begun;
        });
    }

    void join(Member member, StackState stack) {
        if (member.stack == stack.id) {
            return;
        }
        leave(member);
        member.stack = stack.id;
        stack.members.add(member);
        stack.joined.add(member);
        touched.add(stack);
    }

    void leave(Member member) {
        StackState stack = stacks.get(member.stack);
        member.stack = 0;
        if (stack == null) {
            return;
        }
        stack.members.remove(member);
        stack.joined.remove(member);
        left.add(member);
        touched.add(stack);
        if (stack.cover == member) {
            stack.cover = null;
        }
        if (stack.anchor == member && !stack.members.isEmpty()) {
            stack.reanchored = true;
            stack.anchor = stack.members.stream()
                    .filter(other -> member.variation != 0 && other.variation == member.variation)
                    .findFirst()
                    .orElse(stack.members.getFirst());
        }
    }

    /** Has the cover of its stack chosen again. */
    void reconsider(Member member) {
        of(member).ifPresent(touched::add);
    }

    /** What is to be written, with the stacks that it is about; nothing is pending afterwards but {@link #numbered}. */
    Map<Assignment, Optional<StackState>> changes() {
        Map<Assignment, Optional<StackState>> changes = new LinkedHashMap<>();
        touched.stream().filter(stack -> stack.members.size() < 2).toList().forEach(this::dissolve);
        for (Member member : left) {
            if (member.stack == 0) {
                changes.put(new Assignment.Alone(member.id()), Optional.empty());
            }
        }
        for (StackState stack : touched) {
            if (stack.members.size() >= 2) {
                change(stack).ifPresent(change -> changes.put(change, Optional.of(stack)));
            }
        }
        left.clear();
        touched.clear();
        return changes;
    }

    private void dissolve(StackState stack) {
        for (Member member : List.copyOf(stack.members)) {
            leave(member);
        }
        stacks.remove(stack.id);
    }

    private static Optional<Assignment> change(StackState stack) {
        CoverRule.Choice choice = CoverRule.choose(stack.members, stack.cover);
        boolean begun = stack.id < 0;
        if (!begun && choice.cover() == stack.cover && stack.joined.isEmpty() && !stack.reanchored) {
            return Optional.empty();
        }
        if (choice.cover() != stack.cover) {
            stack.cover = choice.cover();
            stack.reason = choice.reason();
        }
        List<AssetId> ids = new ArrayList<>();
        Stream.concat(
                        Stream.of(choice.cover()),
                        (begun ? stack.members : stack.joined).stream().filter(member -> member != choice.cover()))
                .map(Member::id)
                .forEach(ids::add);
        stack.joined.clear();
        stack.reanchored = false;
        return Optional.of(new Assignment.Stacked(Math.max(0, stack.id), stack.anchor.id(), ids, stack.reason));
    }

    /** Says which number a stack has been given. */
    void numbered(StackState stack, long id) {
        if (stack.id == id) {
            return;
        }
        stacks.remove(stack.id);
        stack.id = id;
        stacks.put(id, stack);
        stack.members.forEach(member -> member.stack = id);
    }
}
