package sluice.curate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Finds an asset's stack. First its original's, if it is an upscale; else that of its seed variations; else that of an
 * asset it looks like. Looks lead only to those that belong to their stack by their own right (its anchor and the anchor's
 * seed variations): likeness is not passed on from member to member, so that no chain of small steps swallows the
 * library.
 */
final class StackRules {
    private final Roster roster;
    private final StackBook stacks;
    private final LineageRules lineage;
    private final LikenessRule likeness;
    private final Looks looks;

    StackRules(Roster roster, StackBook stacks, LineageRules lineage, GroupingRules rules, Looks looks) {
        this.roster = roster;
        this.stacks = stacks;
        this.lineage = lineage;
        this.likeness = new LikenessRule(rules);
        this.looks = looks;
    }

    void place(Member member) {
        lineage.original(member).ifPresent(original -> join(member, original));
        for (Member larger : lineage.upscales(member)) {
            join(larger, member);
        }
        if (!settled(member)) {
            joinVariations(member);
        }
        if (!settled(member)) {
            joinAlike(member);
        }
    }

    /** Whether it is where it is for a better reason than its looks. */
    private boolean settled(Member member) {
        return stacks.of(member)
                .filter(stack -> rootedAmongOthers(stack, member)
                        || lineage.original(member)
                                .filter(original -> original.stack == stack.id)
                                .isPresent()
                        || lineage.upscales(member).stream().anyMatch(larger -> larger.stack == stack.id))
                .isPresent();
    }

    private static boolean rootedAmongOthers(StackState stack, Member member) {
        return member.variation != 0
                && stack.rooted(member)
                && stack.members.stream().anyMatch(other -> other != member && other.variation == member.variation);
    }

    private void joinVariations(Member member) {
        Optional<Member> sibling = roster.variations(member)
                .filter(other -> stacks.of(other).filter(StackState::full).isEmpty())
                .findFirst();
        if (sibling.isEmpty()) {
            return;
        }
        Member found = sibling.get();
        if (stacks.of(found).isPresent() && !settled(found) && !anchors(found)) {
            stacks.leave(found);
        }
        if (anchors(member)) {
            stacks.join(found, stacks.around(member));
        } else {
            stacks.join(member, stacks.around(found));
        }
    }

    private boolean anchors(Member member) {
        return stacks.of(member).filter(stack -> stack.anchor == member).isPresent();
    }

    private void joinAlike(Member member) {
        Optional<StackState> present = stacks.of(member);
        if (present.isPresent() && present.get().anchor == member) {
            return;
        }
        List<Member> same = sameAs(member);
        if (present.isPresent()) {
            if (same.stream().anyMatch(other -> other.stack == member.stack)) {
                return;
            }
            stacks.leave(member);
        }
        same.stream().findFirst().ifPresent(other -> {
            boolean olderHosts = stacks.of(other).isPresent() || other.row < member.row;
            join(olderHosts ? member : other, olderHosts ? other : member);
        });
    }

    /** Those that it is the same picture as, the likeliest first. */
    private List<Member> sameAs(Member member) {
        int bits =
                member.embedded ? likeness.rules().nearHash() : likeness.rules().sameHash();
        Stream<Member> byHash = roster.alike(member, bits, this::takesOthers).stream();
        Stream<Member> byTurned = roster.alikeTurned(member, likeness.rules().sameHash(), this::takesOthers).stream();
        Stream<Member> byLooks = member.embedded
                ? looks.near(member.id(), likeness.rules().certain()).stream()
                        .flatMap(id -> roster.find(id).stream())
                        .filter(other -> other != member && takesOthers(other))
                : Stream.empty();
        return Stream.concat(Stream.concat(byHash, byTurned), byLooks)
                .distinct()
                .filter(other -> likeness.same(LikenessRule.turnedDistance(member, other), cosine(member, other)))
                .sorted(Comparator.<Member>comparingInt(other -> LikenessRule.turnedDistance(member, other))
                        .thenComparingInt(other -> other.row))
                .toList();
    }

    private boolean takesOthers(Member member) {
        return stacks.of(member)
                .map(stack -> !stack.full() && stack.rooted(member))
                .orElse(true);
    }

    private OptionalDouble cosine(Member one, Member other) {
        return one.embedded && other.embedded ? looks.cosine(one.id(), other.id()) : OptionalDouble.empty();
    }

    private void join(Member member, Member host) {
        StackState stack = stacks.around(host);
        if (!stack.full()) {
            stacks.join(member, stack);
        }
    }
}
