package sluice.curate.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import sluice.asset.AssetId;
import sluice.curate.Decision;
import sluice.curate.member.Member;
import sluice.curate.stack.Ties.Tie;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * Takes in what the user says about stacks. All of one call is looked at together: either all of it can be, or nothing is
 * changed. What was said of a pair before is replaced.
 */
public final class StackDecisions {
    private final Ties ties;
    private final StackBook stacks;
    private final BiPredicate<Member, Member> belong;
    private final Function<AssetId, Member> members;
    private long chosen;

    /**
     * @param belong whether two would be in one stack if nobody said anything
     * @param members of assets that grouping knows
     */
    public StackDecisions(
            Ties ties, StackBook stacks, BiPredicate<Member, Member> belong, Function<AssetId, Member> members) {
        this.belong = belong;
        this.ties = ties;
        this.stacks = stacks;
        this.members = members;
    }

    /**
     * What a call has changed.
     *
     * @param done what is to be kept of it, in order
     * @param back what takes it back, in the order in which that has to happen
     */
    public record Taken(List<Decision> done, List<Decision> back) {}

    private record Pair(Member one, Member other) {}

    /** What is being taken in. */
    private final class Taking {
        final List<Decision> done = new ArrayList<>();
        final List<Decision> back = new ArrayList<>();
        final Map<Set<Member>, Pair> pairs = new LinkedHashMap<>();
        /** Bundles as they were, by those that are taken out of them. */
        final Map<Member, Set<Member>> cut = new LinkedHashMap<>();
        /** Those whose stacks were held together by something that is no longer said. */
        final Set<Member> loosened = new LinkedHashSet<>();

        /** Said of a pair; without a word when it stands so already. */
        void say(AssetId first, AssetId second, Tie tie) {
            Member one = members.apply(first);
            Member other = members.apply(second);
            Tie before = ties.of(one, other);
            if (before == Tie.TOGETHER && tie != Tie.TOGETHER) {
                loosened.addAll(List.of(one, other));
                if (tie == Tie.APART) {
                    cut.computeIfAbsent(one, ties::bundle);
                }
            }
            if (before != tie) {
                pairs.put(Set.of(one, other), new Pair(one, other));
                ties.set(one, other, tie);
                done.add(decision(first, second, tie));
                back.addFirst(decision(first, second, before));
            }
        }

        void choose(Member member) {
            List<Member> others = chosenBeside(member);
            if (others.isEmpty() && member.chosen() > 0) {
                return;
            }
            others.forEach(this::unchoose);
            long before = member.chosen();
            member.choose(++chosen);
            done.add(new Decision.Cover(member.id()));
            if (before == 0) {
                back.addFirst(new Decision.AnyCover(member.id()));
            }
            stacks.reconsider(member);
        }

        void unchoose(Member member) {
            member.choose(0);
            done.add(new Decision.AnyCover(member.id()));
            back.addFirst(new Decision.Cover(member.id()));
            stacks.reconsider(member);
        }
    }

    /** Takes in one that was kept, when memory is filled. */
    public void load(Decision decision) {
        switch (decision) {
            case Decision.Apart(AssetId one, AssetId other) ->
                ties.set(members.apply(one), members.apply(other), Tie.APART);
            case Decision.Together(AssetId one, AssetId other) ->
                ties.set(members.apply(one), members.apply(other), Tie.TOGETHER);
            case Decision.Cover(AssetId asset) -> members.apply(asset).choose(++chosen);
            case Decision.Undecided open -> {}
            case Decision.AnyCover open -> {}
            case Decision.OnSessions _ -> {}
            case Decision.OnLineage _ -> {}
        }
    }

    /**
     * @param decisions about stacks; others are passed over
     * @throws SluiceException with code {@code CONFLICT}, naming two assets that would be together and apart, or a stack
     *     that would be too large; nothing is changed then
     */
    public Taken take(List<Decision> decisions) {
        Taking taking = new Taking();
        decisions.forEach(decision -> take(decision, taking));
        keepWhole(taking);
        try {
            taking.pairs.values().forEach(this::check);
        } catch (SluiceException e) {
            taking.back.forEach(decision -> take(decision, new Taking()));
            throw e;
        }
        for (Pair pair : taking.pairs.values()) {
            stacks.reconsider(pair.one());
            stacks.reconsider(pair.other());
        }
        taking.pairs.values().forEach(this::move);
        taking.loosened.forEach(stacks::loosen);
        return new Taken(List.copyOf(taking.done), List.copyOf(taking.back));
    }

    private void take(Decision decision, Taking taking) {
        switch (decision) {
            case Decision.Apart(AssetId one, AssetId other) -> taking.say(one, other, Tie.APART);
            case Decision.Together(AssetId one, AssetId other) -> taking.say(one, other, Tie.TOGETHER);
            case Decision.Undecided(AssetId one, AssetId other) -> taking.say(one, other, Tie.OPEN);
            case Decision.Cover(AssetId asset) -> taking.choose(members.apply(asset));
            case Decision.AnyCover(AssetId asset) -> {
                Member member = members.apply(asset);
                List<Member> all = new ArrayList<>(chosenBeside(member));
                if (member.chosen() > 0) {
                    all.add(member);
                }
                all.sort(Comparator.comparingLong(one -> -one.chosen()));
                all.forEach(taking::unchoose);
            }
            case Decision.OnSessions _ -> {}
            case Decision.OnLineage _ -> {}
        }
    }

    /** Who was together stays together without those that are taken out, also if it was through them alone. */
    private void keepWhole(Taking taking) {
        Set<Member> out = Set.copyOf(taking.cut.keySet());
        for (Set<Member> bundle : List.copyOf(taking.cut.values())) {
            List<Member> rest =
                    bundle.stream().filter(member -> !out.contains(member)).toList();
            boolean parted = rest.stream()
                    .noneMatch(member -> ties.togetherWith(member).stream().anyMatch(out::contains));
            for (int i = 1; parted && i < rest.size(); i++) {
                Member first = rest.getFirst();
                Member next = rest.get(i);
                if (!ties.bundle(first).contains(next) && ties.of(first, next) == Tie.OPEN) {
                    taking.say(first.id(), next.id(), Tie.TOGETHER);
                }
            }
        }
    }

    private static Decision decision(AssetId one, AssetId other, Tie tie) {
        return switch (tie) {
            case APART -> new Decision.Apart(one, other);
            case TOGETHER -> new Decision.Together(one, other);
            case OPEN -> new Decision.Undecided(one, other);
        };
    }

    /** The others of its stack that were chosen as cover, the last first. */
    private List<Member> chosenBeside(Member member) {
        return stacks.of(member).stream()
                .flatMap(stack -> stack.members.stream())
                .filter(other -> other != member && other.chosen() > 0)
                .sorted(Comparator.comparingLong(other -> -other.chosen()))
                .toList();
    }

    private void check(Pair pair) {
        Set<Member> bundle = ties.bundle(pair.one());
        if (bundle.size() > StackState.MOST) {
            throw SluiceException.of(
                    FailureCode.CONFLICT,
                    "a stack holds at most %,d images, and this one would have %,d"
                            .formatted(StackState.MOST, bundle.size()));
        }
        for (Member one : bundle) {
            for (Member other : ties.apartFrom(one)) {
                if (bundle.contains(other)) {
                    throw SluiceException.of(
                            FailureCode.CONFLICT,
                            ("%s and %s were said to be different, and by what was said of others they would be the same:"
                                            + " say first what these two are")
                                    .formatted(shortly(one), shortly(other)));
                }
            }
        }
    }

    private static String shortly(Member member) {
        return member.id().hex().substring(0, 12);
    }

    private void move(Pair pair) {
        switch (ties.of(pair.one(), pair.other())) {
            case APART -> {
                if (pair.one().stack() != 0
                        && pair.one().stack() == pair.other().stack()) {
                    stacks.leave(pair.one());
                }
            }
            case TOGETHER -> bring(pair.one(), pair.other());
            case OPEN -> reunite(pair.one(), pair.other());
        }
        stacks.unsettle(pair.one());
        stacks.unsettle(pair.other());
    }

    /**
     * Brings two into one stack, with all that they are together with. Whole stacks become one where both are there by
     * their own right; else the one that is not comes to the other. What fits nowhere has a stack of its own.
     */
    private void bring(Member one, Member other) {
        if (one.stack() != 0 && one.stack() == other.stack()) {
            return;
        }
        boolean oneRooted = atHome(one);
        boolean otherRooted = atHome(other);
        if (oneRooted && otherRooted && stacks.unites(one, other)) {
            stacks.unite(one, other);
        } else {
            Member host = otherRooted && !oneRooted ? other : one;
            StackState stack = stacks.around(host);
            if (stacks.fits(host, stack)) {
                stacks.join(host, stack);
            } else {
                stacks.leave(host);
            }
        }
        whole(one);
    }

    /** Nothing keeps their stacks apart any more that would have been one. */
    private void reunite(Member one, Member other) {
        boolean two = one.stack() != 0 && other.stack() != 0 && one.stack() != other.stack();
        if (two && stacks.rooted(one) && stacks.rooted(other) && belong.test(one, other) && stacks.unites(one, other)) {
            stacks.unite(one, other);
        }
    }

    /** All it is together with may be in more stacks than the two. */
    private void whole(Member one) {
        Set<Member> bundle = new LinkedHashSet<>(ties.bundle(one));
        if (bundle.stream().anyMatch(member -> member.stack() != one.stack())) {
            StackState stack = stacks.around(one);
            if (stacks.fits(one, stack)) {
                stacks.join(one, stack);
            } else {
                stacks.leave(one);
            }
        }
    }

    private boolean atHome(Member member) {
        return stacks.of(member).isEmpty() || stacks.rooted(member);
    }
}
