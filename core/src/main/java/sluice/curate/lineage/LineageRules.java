package sluice.curate.lineage;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sluice.asset.Lineage;
import sluice.curate.likeness.LikenessRule;
import sluice.curate.member.Member;
import sluice.curate.member.Roster;

/** Which asset was made from which, from what their files say and how they look. */
public final class LineageRules {
    /** An upscale is larger by so much on both sides at least. */
    private static final double LARGER = 1.25;
    /** How much the aspect of an upscale may differ, as a share. */
    private static final double ASPECT = 0.02;
    /** How far hashes of a picture and one made from it may lie apart: an upscale is softer or sharper, no more. */
    private static final int NEAR = 11;

    private static final double SHARED_WORDS = 0.5;

    private final Roster roster;

    public LineageRules(Roster roster) {
        this.roster = roster;
    }

    /** The largest of those it is an upscale of. */
    public Optional<Member> original(Member member) {
        return roster.drawings(member)
                .filter(other -> upscaled(other, member))
                .max(Comparator.comparingLong(Member::pixels).thenComparing(Member.EARLIER.reversed()));
    }

    /** Those that are upscales of it and of nothing between. */
    public List<Member> upscales(Member member) {
        return roster.drawings(member)
                .filter(other -> upscaled(member, other)
                        && original(other).filter(nearest -> nearest == member).isPresent())
                .toList();
    }

    /** What is to be linked now that this member has come, or looks otherwise than before. */
    public Stream<Lineage> links(Member member) {
        Stream<Lineage> upscaled = Stream.concat(
                original(member).stream().map(parent -> link(parent, member, Lineage.Kind.UPSCALED)),
                upscales(member).stream().map(child -> link(member, child, Lineage.Kind.UPSCALED)));
        return Stream.concat(upscaled, varied(member));
    }

    private Stream<Lineage> varied(Member member) {
        Stream<Lineage> fromIt =
                roster.alike(member, NEAR, other -> other.varied() && other.created() > member.created()).stream()
                        .filter(child ->
                                source(child).filter(parent -> parent == member).isPresent())
                        .map(child -> link(member, child, Lineage.Kind.VARIED));
        Stream<Lineage> toIt = source(member).stream().map(parent -> link(parent, member, Lineage.Kind.VARIED));
        return Stream.concat(toIt, fromIt);
    }

    /** The likeliest input of an image-to-image pass: earlier, of much the same words, and the nearest by looks. */
    private Optional<Member> source(Member member) {
        if (!member.varied()) {
            return Optional.empty();
        }
        return roster
                .alike(
                        member,
                        NEAR,
                        other -> other.created() < member.created()
                                && other.words().overlap(member.words()) >= SHARED_WORDS)
                .stream()
                .min(Comparator.<Member>comparingInt(other -> LikenessRule.distance(member, other))
                        .thenComparing(Comparator.<Member>comparingLong(Member::created)
                                .reversed())
                        .thenComparingInt(Member::row));
    }

    private static boolean upscaled(Member small, Member large) {
        return large.width() >= LARGER * small.width()
                && large.height() >= LARGER * small.height()
                && Math.abs((double) large.width() / large.height() * small.height() / small.width() - 1) <= ASPECT
                && LikenessRule.distance(small, large) <= NEAR;
    }

    private static Lineage link(Member parent, Member child, Lineage.Kind kind) {
        return new Lineage(parent.id(), child.id(), kind);
    }
}
