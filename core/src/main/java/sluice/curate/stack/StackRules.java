package sluice.curate.stack;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sluice.curate.likeness.GroupingRules;
import sluice.curate.likeness.LikenessRule;
import sluice.curate.likeness.Looks;
import sluice.curate.lineage.LineageRules;
import sluice.curate.member.Member;
import sluice.curate.member.Roster;

/**
 * Finds an asset's stack. First its original's, if it is an upscale; else that of its seed variations; else that of an
 * asset it looks like. Looks lead only to those that belong to their stack by their own right ({@link Roots}): likeness is
 * not passed on from member to member, so that no chain of small steps swallows the library.
 *
 * <p>What the user said comes before all of it: whom he put together with another is not moved, and nobody joins a stack
 * that holds one he is apart from. Who is in a stack stays there until he looks otherwise, or a better reason leads away.
 */
public final class StackRules {
    /** More rounds than any row of consequences was seen to take: a bound, should two rules ever disagree for good. */
    private static final int ROUNDS = 20;

    private final Roster roster;
    private final StackBook stacks;
    private final Ties ties;
    private final LineageRules lineage;
    private final LikenessRule likeness;
    private final Looks looks;

    public StackRules(
            Roster roster, StackBook stacks, Ties ties, LineageRules lineage, GroupingRules rules, Looks looks) {
        this.roster = roster;
        this.stacks = stacks;
        this.ties = ties;
        this.lineage = lineage;
        this.likeness = new LikenessRule(rules);
        this.looks = looks;
    }

    /** @param looksNew whether it looks otherwise than when its stack was found, so that it may have to leave */
    public void place(Member member, boolean looksNew) {
        if (!member.known()) {
            return;
        }
        lineage.original(member).ifPresent(original -> join(member, original));
        for (Member larger : lineage.upscales(member)) {
            join(larger, member);
        }
        if (!settled(member)) {
            joinVariations(member);
        }
        if (!settled(member)) {
            joinAlike(member, looksNew);
        }
        if (stacks.rooted(member)) {
            welcome(member);
        }
    }

    /** Those come to it that would have, had they come after it: the order of arrival has no say in that. */
    private void welcome(Member member) {
        List<Member> siblings = roster.variations(member)
                .filter(other -> other.stack() != member.stack() && !settled(other))
                .toList();
        siblings.forEach(this::joinVariations);
        for (Member other : sameAs(member, other -> stacks.of(other).isEmpty())) {
            joinAlike(other, false);
        }
    }

    /** Finds the places of those that were left behind by what has just moved, until nobody moves any more. */
    public void settle() {
        for (Member member : stacks.loosened()) {
            place(member, true);
        }
        List<Member> ahead = stacks.unsettled();
        for (int round = 0; round < ROUNDS && !ahead.isEmpty(); round++) {
            for (Member member : ahead) {
                place(member, false);
            }
            ahead = stacks.unsettled();
        }
    }

    /** Whether it is where it is for a better reason than its looks. */
    public boolean settled(Member member) {
        return stacks.of(member)
                .filter(stack -> rootedAmongOthers(stack, member)
                        || lineage.original(member)
                                .filter(original -> original.stack() == stack.id)
                                .isPresent()
                        || lineage.upscales(member).stream().anyMatch(larger -> larger.stack() == stack.id))
                .isPresent();
    }

    private boolean rootedAmongOthers(StackState stack, Member member) {
        return member.variation() != 0
                && stacks.rooted(member)
                && stack.members.stream().anyMatch(other -> other != member && other.variation() == member.variation());
    }

    /** Of several stacks of its seed variations the largest: one that was taken out of it draws nobody. */
    private void joinVariations(Member member) {
        if (stays(member) && !stacks.rooted(member)) {
            return;
        }
        roster.variations(member)
                .filter(found -> pairs(member, found))
                .max(Comparator.<Member>comparingInt(this::drawing).thenComparing(Member.EARLIER.reversed()))
                .ifPresent(found -> pair(member, found));
    }

    private int drawing(Member found) {
        return free(found)
                ? 1
                : stacks.of(found).map(stack -> stack.members.size()).orElse(1);
    }

    private boolean pairs(Member member, Member found) {
        if (!free(found) && !stacks.rooted(found)) {
            return false;
        }
        if (stays(member)) {
            return free(found) ? stacks.meets(found, member) : stacks.unites(member, found);
        }
        return free(found) ? !ties.apart(Set.of(member), Set.of(found)) : stacks.meets(member, found);
    }

    private void pair(Member member, Member found) {
        if (!free(found) && stays(member)) {
            stacks.unite(member, found);
            return;
        }
        if (free(found)) {
            stacks.leave(found);
        }
        if (stays(member)) {
            join(found, member);
        } else {
            join(member, found);
        }
    }

    private boolean free(Member found) {
        return stacks.of(found).isEmpty() || movable(found);
    }

    /** Whether it is in a stack for its looks alone, which a seed variation outweighs. */
    private boolean movable(Member found) {
        return stacks.of(found).isPresent() && !settled(found) && !stays(found);
    }

    /** Whether others come to it, and it goes to nobody. */
    private boolean stays(Member member) {
        return stacks.anchors(member) || ties.tied(member);
    }

    private void joinAlike(Member member, boolean looksNew) {
        boolean present = stacks.of(member).isPresent();
        if (stays(member) || present && !looksNew) {
            return;
        }
        List<Member> same = sameAs(member, this::takesOthers);
        if (present) {
            if (same.stream().anyMatch(other -> other.stack() == member.stack())) {
                return;
            }
            stacks.leave(member);
        }
        same.stream().filter(other -> stacks.meets(member, other)).findFirst().ifPresent(other -> {
            boolean olderHosts = stacks.of(other).isPresent() || other.row() < member.row();
            join(olderHosts ? member : other, olderHosts ? other : member);
        });
    }

    /** Those that it is the same picture as: who is in a stack already first, so that one stack grows, then the likeliest. */
    private List<Member> sameAs(Member member, Predicate<Member> wanted) {
        int bits = member.embedded()
                ? likeness.rules().nearHash()
                : likeness.rules().sameHash();
        Stream<Member> byHash = roster.alike(member, bits, wanted).stream();
        Stream<Member> byTurned = roster.alikeTurned(member, likeness.rules().sameHash(), wanted).stream();
        Stream<Member> byLooks = member.embedded()
                ? looks.near(member.id(), likeness.rules().certain()).stream()
                        .flatMap(id -> roster.find(id).stream())
                        .filter(other -> other != member && wanted.test(other))
                : Stream.empty();
        return Stream.concat(Stream.concat(byHash, byTurned), byLooks)
                .distinct()
                .filter(other -> likeness.same(LikenessRule.turnedDistance(member, other), cosine(member, other)))
                .sorted(Comparator.<Member>comparingInt(other -> other.stack() == 0 ? 1 : 0)
                        .thenComparingInt(other -> LikenessRule.turnedDistance(member, other))
                        .thenComparingInt(Member::row))
                .toList();
    }

    private boolean takesOthers(Member member) {
        return stacks.of(member).map(stack -> !stack.full()).orElse(true)
                && (member.stack() == 0 || stacks.rooted(member));
    }

    /** Whether they are seed variations of each other, or the same picture. */
    public boolean belong(Member one, Member other) {
        return one.variation() != 0 && one.variation() == other.variation()
                || likeness.same(LikenessRule.turnedDistance(one, other), cosine(one, other));
    }

    private OptionalDouble cosine(Member one, Member other) {
        return one.embedded() && other.embedded() ? looks.cosine(one.id(), other.id()) : OptionalDouble.empty();
    }

    private void join(Member member, Member host) {
        if (!ties.tied(member) && stacks.meets(member, host)) {
            stacks.join(member, stacks.around(host));
        }
    }
}
