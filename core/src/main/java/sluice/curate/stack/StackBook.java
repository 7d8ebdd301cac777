package sluice.curate.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sluice.asset.AssetId;
import sluice.curate.Assignment;
import sluice.curate.member.Member;

/** All stacks, and what has changed about them since it was last written. Bundles join and leave as one. */
public final class StackBook {
    private final Ties ties;
    private final Map<Long, StackState> stacks = new HashMap<>();
    private final Set<StackState> touched = new LinkedHashSet<>();
    /** Those that left a stack, whether or not they joined another since. */
    private final Set<Member> left = new LinkedHashSet<>();
    /** Those for whom another stack may be right now that something was left. */
    private final Set<Member> unsettled = new LinkedHashSet<>();
    /** Those that have to leave if nothing holds them where they are. */
    private final Set<Member> loosened = new LinkedHashSet<>();

    /** Whether somebody left a stack, or something else was said, since {@link #unsettled} was asked last. */
    private boolean upset;

    private long lastNew;

    public StackBook(Ties ties) {
        this.ties = ties;
    }

    /** Takes in a stack as it was written. */
    public void load(long id, Member anchor, Member cover, String reason) {
        StackState state = new StackState(id, anchor);
        state.cover = cover;
        state.reason = reason;
        stacks.put(id, state);
    }

    /** Takes in a member of a stack that was loaded; one whose stack is gone belongs to none. */
    public void loadMember(Member member) {
        StackState state = stacks.get(member.stack());
        if (state == null) {
            member.putInStack(0);
        } else {
            state.members.add(member);
        }
    }

    /** The stack it is in. */
    public Optional<StackState> of(Member member) {
        return Optional.ofNullable(stacks.get(member.stack()));
    }

    boolean anchors(Member member) {
        return of(member).filter(stack -> stack.anchor == member).isPresent();
    }

    /** Whether it belongs to its stack by its own right, so that others may look like it. */
    public boolean rooted(Member member) {
        return of(member).filter(stack -> Roots.has(stack, member, ties)).isPresent();
    }

    /** Whether it may join a stack, with all that it is together with. */
    boolean fits(Member member, StackState stack) {
        Set<Member> bundle = ties.bundle(member);
        long coming = bundle.stream().filter(one -> one.stack() != stack.id).count();
        return stack.members.size() + coming <= StackState.MOST
                && bundle.stream()
                        .flatMap(one -> ties.apartFrom(one).stream())
                        .noneMatch(other -> other.stack() == stack.id && !bundle.contains(other));
    }

    /** Whether it may be in one stack with another, or in that which the other is in already. */
    public boolean meets(Member member, Member host) {
        return of(host).map(stack -> fits(member, stack))
                .orElseGet(() -> !ties.apart(ties.bundle(member), ties.bundle(host)));
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

    /** It joins a stack that it fits into, with its bundle. */
    void join(Member member, StackState stack) {
        for (Member one : ties.bundle(member)) {
            joinAlone(one, stack);
        }
    }

    /** Whether the stacks of these two may be one. */
    boolean unites(Member one, Member other) {
        Set<Member> some = everybody(one);
        Set<Member> others = everybody(other);
        Set<Member> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all.size() <= StackState.MOST && !ties.apart(some, others);
    }

    /** The smaller of two stacks that {@linkplain #unites may be one} goes into the larger, or the later into the earlier. */
    void unite(Member one, Member other) {
        if (everybody(one).size() < everybody(other).size()) {
            unite(other, one);
        } else {
            StackState host = around(one);
            everybody(other).forEach(member -> joinAlone(member, host));
        }
    }

    /** Its stack's members, or only its bundle when it is in none. */
    private Set<Member> everybody(Member member) {
        return of(member)
                .<Set<Member>>map(stack -> new LinkedHashSet<>(stack.members))
                .orElseGet(() -> ties.bundle(member));
    }

    private void joinAlone(Member member, StackState stack) {
        if (member.stack() == stack.id) {
            return;
        }
        takeOut(member);
        member.putInStack(stack.id);
        stack.members.add(member);
        stack.joined.add(member);
        stack.roots = null;
        touched.add(stack);
    }

    /** It leaves its stack, with its bundle, which is a stack of its own from now on. */
    void leave(Member member) {
        Set<Member> bundle = ties.bundle(member);
        bundle.forEach(this::takeOut);
        if (bundle.size() > 1) {
            around(member);
        }
    }

    private void takeOut(Member member) {
        StackState stack = stacks.get(member.stack());
        member.putInStack(0);
        if (stack == null) {
            return;
        }
        stack.members.remove(member);
        stack.joined.remove(member);
        stack.roots = null;
        left.add(member);
        touched.add(stack);
        upset = true;
        unsettled.add(member);
        unsettled.add(stack.anchor);
        ties.apartFrom(member).forEach(this::unsettle);
        if (stack.cover == member) {
            stack.cover = null;
        }
        if (stack.anchor == member && !stack.members.isEmpty()) {
            stack.reanchored = true;
            stack.anchor = stack.members.stream()
                    .filter(other -> member.variation() != 0 && other.variation() == member.variation())
                    .findFirst()
                    .orElse(stack.members.getFirst());
            stack.members.stream()
                    .filter(other -> Roots.has(stack, other, ties))
                    .forEach(unsettled::add);
        }
    }

    /** Has the cover of its stack chosen again, and what belongs there by its own right found out again. */
    public void reconsider(Member member) {
        of(member).ifPresent(stack -> {
            stack.roots = null;
            touched.add(stack);
        });
    }

    /** Has the place of a member looked for again, and that of its stack's anchor: whole stacks may be one now. */
    void unsettle(Member member) {
        upset = true;
        unsettled.add(member);
        of(member).ifPresent(stack -> unsettled.add(stack.anchor));
    }

    /** Has the places of all in its stack looked for again; who is in it for no reason left has to leave. */
    void loosen(Member member) {
        loosened.addAll(everybody(member));
    }

    /** Those that may have to leave, in the order in which they came to be known, each handed out once. */
    List<Member> loosened() {
        List<Member> all =
                loosened.stream().sorted(Comparator.comparingInt(Member::row)).toList();
        loosened.clear();
        return all;
    }

    /**
     * Those whose place has to be looked for again: where somebody left, all whose stacks are others now. Stacks left with
     * one member are gone then.
     */
    List<Member> unsettled() {
        touched.stream().filter(stack -> stack.members.size() < 2).toList().forEach(this::dissolve);
        if (upset) {
            touched.forEach(stack -> unsettled.addAll(stack.members));
            upset = false;
        }
        List<Member> all = List.copyOf(unsettled);
        unsettled.clear();
        return all;
    }

    /** What is to be written, with the stacks that it is about; nothing is pending afterwards but {@link #numbered}. */
    public Map<Assignment, Optional<StackState>> changes() {
        Map<Assignment, Optional<StackState>> changes = new LinkedHashMap<>();
        touched.stream().filter(stack -> stack.members.size() < 2).toList().forEach(this::dissolve);
        for (Member member : left) {
            if (member.stack() == 0) {
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
        unsettled.clear();
        return changes;
    }

    private void dissolve(StackState stack) {
        for (Member member : List.copyOf(stack.members)) {
            takeOut(member);
        }
        stacks.remove(stack.id);
    }

    private static Optional<Assignment> change(StackState stack) {
        // One that was chosen by the user has no start once that is taken back: the cover before it has.
        boolean chosenSoFar = stack.reason.equals(CoverRule.CHOSEN);
        CoverRule.Choice choice = CoverRule.choose(stack.members, chosenSoFar ? stack.byRules : stack.cover);
        boolean begun = stack.id < 0;
        boolean another = choice.cover() != stack.cover || choice.reason().equals(CoverRule.CHOSEN) != chosenSoFar;
        if (!begun && !another && stack.joined.isEmpty() && !stack.reanchored) {
            return Optional.empty();
        }
        if (another) {
            if (!choice.reason().equals(CoverRule.CHOSEN)) {
                stack.byRules = null;
            } else if (!chosenSoFar) {
                stack.byRules = stack.cover;
            }
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
    public void numbered(StackState stack, long id) {
        if (stack.id == id) {
            return;
        }
        stacks.remove(stack.id);
        stack.id = id;
        stacks.put(id, stack);
        stack.members.forEach(member -> member.putInStack(id));
    }
}
