package sluice.curate.doubt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.curate.likeness.GroupingRules;
import sluice.curate.likeness.LikenessRule;
import sluice.curate.likeness.Looks;
import sluice.curate.member.HammingIndex;
import sluice.curate.member.Member;
import sluice.curate.member.Roster;
import sluice.curate.member.TimeLine;
import sluice.curate.stack.StackBook;
import sluice.curate.stack.StackRules;
import sluice.curate.stack.Ties;

/**
 * Finds pairs that the user might judge better than {@link StackRules} do. They are those that the rules compare: an asset
 * with whoever belongs to a stack by his own right, or is alone. Of several in one stack the most doubtful stands for all.
 * What the user said something of, what parameters decide and what is in the trash is left out.
 */
public final class Doubts {
    /** Looked at for one call, the newest first: a second at most, however large the library is. */
    public static final int LOOKED_AT = 300;

    /** Compared with one asset, the nearest hashes first. */
    private static final int COMPARED = 16;

    private final Roster roster;
    private final TimeLine time;
    private final StackBook stacks;
    private final StackRules stacking;
    private final Ties ties;
    private final Looks looks;
    private final LikenessRule likeness;
    private final DoubtRule rule;

    public Doubts(
            Roster roster,
            TimeLine time,
            StackBook stacks,
            StackRules stacking,
            Ties ties,
            GroupingRules rules,
            Looks looks) {
        this.roster = roster;
        this.time = time;
        this.stacks = stacks;
        this.stacking = stacking;
        this.ties = ties;
        this.looks = looks;
        this.likeness = new LikenessRule(rules);
        this.rule = new DoubtRule(rules);
    }

    /** @param after the member that was looked at last, or null to begin with the newest */
    public DoubtfulPairs find(@Nullable Member after, int limit) {
        int place = after == null ? time.size() : time.place(after);
        place = place < 0 ? ~place : place;
        List<DoubtfulPair> found = new ArrayList<>();
        int looked = 0;
        Member last = after;
        while (place > 0 && looked < LOOKED_AT && found.size() < limit) {
            last = roster.at(time.row(--place));
            looked++;
            found.addAll(about(last));
        }
        found.sort(Comparator.comparingDouble(DoubtfulPair::doubt).reversed());
        return new DoubtfulPairs(found, place > 0 && last != null ? last.id() : null, place);
    }

    private List<DoubtfulPair> about(Member member) {
        if (member.trashed()) {
            return List.of();
        }
        if (stacks.of(member).isEmpty() || stacks.rooted(member)) {
            return nearOthers(member);
        }
        return ties.tied(member) || stacking.settled(member)
                ? List.of()
                : inItsStack(member).stream().toList();
    }

    /** Of a member that is where it is for its looks: the best reason for it, if that is doubtful. */
    private Optional<DoubtfulPair> inItsStack(Member member) {
        List<Member> roots = stacks.of(member).stream()
                .flatMap(stack -> stack.members().stream())
                .filter(other -> !other.trashed() && stacks.rooted(other))
                .sorted(Comparator.comparingInt(other -> LikenessRule.turnedDistance(member, other)))
                .limit(COMPARED)
                .toList();
        if (roots.stream().anyMatch(root -> ties.of(member, root) != Ties.Tie.OPEN)) {
            return Optional.empty();
        }
        List<DoubtfulPair> pairs = roots.stream()
                .filter(root -> likeness.same(LikenessRule.turnedDistance(member, root), cosine(member, root)))
                .map(root -> pair(member, root, true))
                .toList();
        return pairs.stream()
                .min(Comparator.comparingDouble(DoubtfulPair::doubt))
                .filter(pair -> pair.doubt() > 0);
    }

    private List<DoubtfulPair> nearOthers(Member member) {
        Map<Long, DoubtfulPair> most = new HashMap<>();
        List<DoubtfulPair> all = new ArrayList<>();
        for (Member other : near(member, other -> comparable(member, other))) {
            DoubtfulPair pair = pair(member, other, false);
            if (pair.doubt() == 0) {
                continue;
            }
            if (other.stack() == 0) {
                all.add(pair);
            } else {
                most.merge(other.stack(), pair, (one, next) -> next.doubt() > one.doubt() ? next : one);
            }
        }
        all.addAll(most.values());
        return all;
    }

    /** Each pair is met twice; it is the newer one's. */
    private boolean comparable(Member member, Member other) {
        return other.known()
                && !other.trashed()
                && TimeLine.entry(other) < TimeLine.entry(member)
                && (other.stack() == 0 || other.stack() != member.stack() && stacks.rooted(other))
                && (member.variation() == 0 || member.variation() != other.variation())
                && (member.drawing() == 0 || member.drawing() != other.drawing())
                && stacks.meets(member, other);
    }

    private List<Member> near(Member member, Predicate<Member> wanted) {
        GroupingRules rules = rule.rules();
        int far = Math.min(
                HammingIndex.FARTHEST, DoubtRule.BITS + (member.embedded() ? rules.nearHash() : rules.sameHash()));
        Stream<Member> byHash = Stream.concat(
                        roster.alike(member, far, wanted).stream(),
                        roster.alikeTurned(member, rules.sameHash() + DoubtRule.BITS, wanted).stream())
                .distinct()
                .sorted(Comparator.<Member>comparingInt(other -> LikenessRule.turnedDistance(member, other))
                        .thenComparingInt(other -> -other.row()))
                .limit(COMPARED);
        Stream<Member> byLooks = member.embedded()
                ? looks.near(member.id(), rules.certain() - DoubtRule.COSINE).stream()
                        .flatMap(id -> roster.find(id).stream())
                        .filter(other -> other != member && wanted.test(other))
                : Stream.empty();
        return Stream.concat(byHash, byLooks).distinct().toList();
    }

    private DoubtfulPair pair(Member one, Member other, boolean stacked) {
        int distance = LikenessRule.turnedDistance(one, other);
        OptionalDouble cosine = cosine(one, other);
        DoubtRule.Doubt doubt = rule.of(distance, cosine);
        AssetId first = one.id();
        return new DoubtfulPair(
                first,
                other.id(),
                distance == LikenessRule.NO_DISTANCE ? null : distance,
                cosine.isPresent() ? cosine.getAsDouble() : null,
                stacked,
                doubt.degree(),
                doubt.why());
    }

    private OptionalDouble cosine(Member one, Member other) {
        return one.embedded() && other.embedded() ? looks.cosine(one.id(), other.id()) : OptionalDouble.empty();
    }
}
