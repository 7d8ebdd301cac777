package sluice.asset;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How an asset stands now: what its signals, its group and its analysis come to, kept beside it so that lists and
 * searches need look nowhere else. All of it follows from facts recorded elsewhere.
 *
 * @param value estimated probability of ending in a portfolio or a delivery, 0 to 1; null before the first valuation
 * @param rating 1 to 5; 0 when it has none
 * @param label the colour it was marked with, or null
 * @param trashed whether it was rejected or deleted, and waits in the trash
 * @param collections names of those it is in, portfolios and deliveries included
 * @param stack the stack it belongs to, or null
 * @param cover whether it stands for its stack
 * @param session the creative session it belongs to, or null
 * @param summary what analysis says of it in short
 */
public record Standing(
        Tier tier,
        @Nullable Double value,
        boolean starred,
        int rating,
        @Nullable Label label,
        boolean trashed,
        SortedSet<String> tags,
        SortedSet<String> collections,
        @Nullable Long stack,
        boolean cover,
        @Nullable Long session,
        Summary summary) {
    /**
     * Analysis in short.
     *
     * @param quality 0 to 1, or null when not measured
     * @param style the style's name, {@code unsure} included, or null when not looked at
     * @param sensitive estimated probability that the picture is sensitive content, or null
     * @param inherited whether this is the cover's, taken over by a member of its stack that was not analysed itself
     */
    public record Summary(
            @Nullable Double quality,
            @Nullable String style,
            @Nullable Double sensitive,
            boolean inherited) {
        public static final Summary NONE = new Summary(null, null, null, false);

        /** As a member of the cover's stack takes it over. */
        public Summary asInherited() {
            return new Summary(quality, style, sensitive, true);
        }
    }

    /** Of an asset that only just arrived. */
    public static final Standing NEW = new Standing(
            Tier.IMMEDIATE,
            null,
            false,
            0,
            null,
            false,
            Collections.emptySortedSet(),
            Collections.emptySortedSet(),
            null,
            false,
            null,
            Summary.NONE);

    public Standing {
        if (rating < 0 || rating > 5) {
            throw new IllegalArgumentException("a rating is 0 to 5, not " + rating);
        }
        if (value != null && !(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a value is 0 to 1, not " + value);
        }
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
        collections = Collections.unmodifiableSortedSet(new TreeSet<>(collections));
    }

    public Standing withTier(Tier now) {
        return new Standing(
                now, value, starred, rating, label, trashed, tags, collections, stack, cover, session, summary);
    }

    public Standing withValue(double now) {
        return new Standing(
                tier, now, starred, rating, label, trashed, tags, collections, stack, cover, session, summary);
    }

    public Standing withStar(boolean now) {
        return new Standing(
                tier, value, now, rating, label, trashed, tags, collections, stack, cover, session, summary);
    }

    public Standing withRating(int now) {
        return new Standing(
                tier, value, starred, now, label, trashed, tags, collections, stack, cover, session, summary);
    }

    /** @param now null takes the label away */
    public Standing withLabel(@Nullable Label now) {
        return new Standing(
                tier, value, starred, rating, now, trashed, tags, collections, stack, cover, session, summary);
    }

    public Standing withTrashed(boolean now) {
        return new Standing(
                tier, value, starred, rating, label, now, tags, collections, stack, cover, session, summary);
    }

    public Standing withTag(String tag, boolean present) {
        return new Standing(
                tier,
                value,
                starred,
                rating,
                label,
                trashed,
                changed(tags, tag, present),
                collections,
                stack,
                cover,
                session,
                summary);
    }

    public Standing withCollection(String name, boolean present) {
        return new Standing(
                tier,
                value,
                starred,
                rating,
                label,
                trashed,
                tags,
                changed(collections, name, present),
                stack,
                cover,
                session,
                summary);
    }

    public Standing withStack(@Nullable Long now, boolean isCover) {
        return new Standing(
                tier, value, starred, rating, label, trashed, tags, collections, now, isCover, session, summary);
    }

    public Standing withSession(@Nullable Long now) {
        return new Standing(
                tier, value, starred, rating, label, trashed, tags, collections, stack, cover, now, summary);
    }

    public Standing withSummary(Summary now) {
        return new Standing(
                tier, value, starred, rating, label, trashed, tags, collections, stack, cover, session, now);
    }

    private static SortedSet<String> changed(SortedSet<String> names, String name, boolean present) {
        SortedSet<String> now = new TreeSet<>(names);
        if (present) {
            now.add(name);
        } else {
            now.remove(name);
        }
        return now;
    }
}
