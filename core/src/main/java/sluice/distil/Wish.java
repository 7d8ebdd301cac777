package sluice.distil;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import sluice.asset.AssetId;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * How many are to be chosen, and what has been decided about it already.
 *
 * @param count 1 to {@link #MOST}
 * @param pins chosen whatever else is, matching the query or not; at most {@code count}
 * @param excludes never chosen, and neither is anything of the same stack or nearly the same, unless it is pinned
 */
public record Wish(int count, SequencedSet<AssetId> pins, SequencedSet<AssetId> excludes) {
    /** More cannot be looked at one by one. */
    public static final int MOST = 200;

    /** More exclusions say that the query is the wrong one. */
    public static final int MOST_EXCLUDES = 10_000;

    /** @throws SluiceException with code {@code INVALID} naming the field at fault */
    public Wish {
        pins = copy(pins);
        excludes = copy(excludes);
        require(count >= 1 && count <= MOST, "count", "count is from 1 to %d, not %d.".formatted(MOST, count));
        require(
                excludes.size() <= MOST_EXCLUDES,
                "excludes",
                "At most %,d images can be excluded; say what you want by the query.".formatted(MOST_EXCLUDES));
        for (AssetId pin : pins) {
            require(!excludes.contains(pin), "pins", pin + " is both pinned and excluded: decide for one.");
        }
        require(
                pins.size() <= count,
                "pins",
                "%d images are pinned, but only %d are to be chosen: pin fewer, or choose more."
                        .formatted(pins.size(), count));
    }

    public static Wish of(int count) {
        return of(count, Collections.emptySet(), Collections.emptySet());
    }

    public static Wish of(int count, Collection<AssetId> pins, Collection<AssetId> excludes) {
        return new Wish(count, new LinkedHashSet<>(pins), new LinkedHashSet<>(excludes));
    }

    private static SequencedSet<AssetId> copy(SequencedSet<AssetId> ids) {
        return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(ids));
    }

    private static void require(boolean holds, String field, String otherwise) {
        if (!holds) {
            throw SluiceException.about(FailureCode.INVALID, field, otherwise);
        }
    }
}
