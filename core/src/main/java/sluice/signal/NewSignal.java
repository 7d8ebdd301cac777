package sluice.signal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.asset.Label;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * A signal that is to be recorded.
 *
 * @param detail what {@link SignalKind} says for the kind; empty for most
 * @param amount seconds viewed, rating given, tier asked for; 0 for other kinds
 * @param origin who says so: {@code page}, {@code cli}, {@code api}
 * @param key chosen by the caller so that the same signal sent again is not recorded twice, or null
 */
public record NewSignal(
        AssetId asset,
        SignalKind kind,
        String detail,
        double amount,
        Instant at,
        String origin,
        @Nullable String key) {
    /** Shorter views say nothing. */
    public static final double LEAST_SECONDS_VIEWED = 2;

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_KEY = 200;

    /** @throws SluiceException with code {@code INVALID} naming what does not fit the kind */
    public NewSignal {
        switch (kind) {
            case TAGGED, UNTAGGED -> detail = named("tag", detail);
            case COLLECTED, UNCOLLECTED, PORTFOLIO, DELIVERED -> detail = named("collection", detail);
            case VIEWED -> require("seconds", amount >= LEAST_SECONDS_VIEWED && amount <= 86_400, "2 to 86400");
            case RATED -> require("rating", amount == Math.rint(amount) && amount >= 0 && amount <= 5, "0 to 5");
            case PROMOTED -> require("tier", amount == 2 || amount == 3, "2 or 3");
            case LABELLED ->
                require(
                        "label",
                        detail.isEmpty() || Label.named(detail).isPresent(),
                        "red, yellow, green, blue, purple, or empty");
            case DOWNLOADED, SHARED, STARRED, UNSTARRED, DISMISSED, REJECTED, DELETED, RESTORED -> {}
        }
        require("key", key == null || key.length() <= LONGEST_KEY, "at most " + LONGEST_KEY + " characters");
    }

    /**
     * A collection's name as it is recorded.
     *
     * @throws SluiceException with code {@code INVALID} when nothing can be called so
     */
    public static String collectionName(String name) {
        return named("collection", name);
    }

    private static String named(String field, String name) {
        String clean = name.strip();
        if (clean.isEmpty()
                || clean.length() > LONGEST_NAME
                || clean.codePoints().anyMatch(NewSignal::isNoText)) {
            throw SluiceException.about(
                    FailureCode.INVALID, field, "a " + field + " is 1 to " + LONGEST_NAME + " characters in one line");
        }
        return clean;
    }

    private static boolean isNoText(int point) {
        return Character.isISOControl(point) || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static void require(String field, boolean holds, String allowed) {
        if (!holds) {
            throw SluiceException.about(FailureCode.INVALID, field, field + " is " + allowed);
        }
    }
}
