package sluice.curate.stack;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.curate.member.Member;

/**
 * Which member stands for a stack: the one of the highest value, then the starred and better rated, the larger, the
 * newer. What counts is added up, so that the order is total and no round of members can each be better than the next;
 * the present cover has a little start, so that small changes of value do not make it flap. A cover that the user chose
 * stays whatever comes. What is in the trash stands for nobody while another member is there.
 */
final class CoverRule {
    private static final double STAR = 0.04;
    private static final double RATING = 0.008;
    /** For twice the pixels: twice both sides is more than the present cover's start. */
    private static final double DOUBLING = 0.015;

    private static final double START = 0.02;

    /** The reason of a cover that the user chose. */
    static final String CHOSEN = "chosen by you";

    private CoverRule() {}

    /** The cover, and why, in words for the user. */
    record Choice(Member cover, String reason) {}

    /**
     * @param members at least one
     * @param present the cover so far, or null
     */
    static Choice choose(List<Member> members, @Nullable Member present) {
        Comparator<Member> order = Comparator.<Member>comparingDouble(member -> score(member, present))
                .thenComparingLong(Member::created)
                .thenComparingInt(member -> -member.row());
        List<Member> shown = shown(members);
        Optional<Member> chosen =
                shown.stream().filter(member -> member.chosen() > 0).max(Comparator.comparingLong(Member::chosen));
        if (chosen.isPresent()) {
            return new Choice(chosen.get(), CHOSEN);
        }
        Member cover = shown.stream().max(order).orElseThrow();
        Optional<Member> next = shown.stream().filter(member -> member != cover).max(order);
        return new Choice(
                cover, next.map(second -> reason(cover, second, members.size())).orElse("the others are in the trash"));
    }

    private static List<Member> shown(List<Member> members) {
        List<Member> shown =
                members.stream().filter(member -> !member.trashed()).toList();
        return shown.isEmpty() ? members : shown;
    }

    private static double score(Member member, @Nullable Member present) {
        return score(member.value(), member.starred(), member.rating(), member.pixels(), member == present);
    }

    static double score(double value, boolean starred, int rating, long pixels, boolean present) {
        return value + taste(starred, rating) + size(pixels) + (present ? START : 0);
    }

    private static double taste(Member member) {
        return taste(member.starred(), member.rating());
    }

    private static double taste(boolean starred, int rating) {
        return (starred ? STAR : 0) + RATING * rating;
    }

    private static double size(Member member) {
        return size(member.pixels());
    }

    private static double size(long pixels) {
        return DOUBLING * Math.log(Math.max(1, pixels)) / Math.log(2);
    }

    /** What sets it apart most from the next best. */
    private static String reason(Member cover, Member next, int members) {
        double value = cover.value() - next.value();
        double taste = taste(cover) - taste(next);
        double size = size(cover) - size(next);
        if (value > 0.001 && value >= taste && value >= size) {
            return "the most valued of " + members;
        }
        if (taste > 0 && taste >= size) {
            return cover.starred() && !next.starred() ? "starred" : "the best rated of " + members;
        }
        if (size > 0) {
            return "the largest of " + members;
        }
        return cover.created() > next.created() ? "the newest of " + members : "the first of " + members + " alike";
    }
}
