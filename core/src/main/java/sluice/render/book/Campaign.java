package sluice.render.book;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * Who pays: requests reserve with it before and settle after.
 *
 * @param name 1 to 64 letters, digits, spaces, dots and dashes; unique, case kept
 * @param budgetMicroUsd the most it may spend; null for no limit
 * @param revenueMicroUsdPerImage what a delivered image brings; null when nobody said
 * @param heroRerenders whether starred or collected drafts of it are rendered again at hero quality by themselves
 * @param closed whether it takes requests no more
 * @param reservedMicroUsd for images that are not done yet
 * @param spentMicroUsd billed until now
 * @param savedMicroUsd by caches until now
 * @param images done until now
 */
public record Campaign(
        String name,
        @Nullable Long budgetMicroUsd,
        @Nullable Long revenueMicroUsdPerImage,
        boolean heroRerenders,
        boolean closed,
        Instant created,
        long reservedMicroUsd,
        long spentMicroUsd,
        long savedMicroUsd,
        long images) {
    private static final int MICRO = 6;

    /** More letters a name has not. */
    public static final int LONGEST_NAME = 64;

    /** A new one, which nothing was spent on. */
    public static Campaign begun(String name, Campaigns.Terms terms, Instant now) {
        return new Campaign(
                requireName(name),
                terms.budgetMicroUsd(),
                terms.revenueMicroUsdPerImage(),
                terms.heroRerenders(),
                terms.closed(),
                now,
                0,
                0,
                0,
                0);
    }

    /** @throws SluiceException with code INVALID when it is no name */
    public static String requireName(String name) {
        boolean good = !name.isBlank()
                && name.equals(name.strip())
                && name.length() <= LONGEST_NAME
                && name.chars().allMatch(letter -> Character.isLetterOrDigit(letter) || " .-".indexOf(letter) >= 0);
        if (!good) {
            throw SluiceException.about(
                    FailureCode.INVALID,
                    "name",
                    "a campaign's name is 1 to " + LONGEST_NAME
                            + " letters, digits, spaces, dots and dashes, with no space at its ends");
        }
        return name;
    }

    /** Why it does not promise so much more; empty when it does. */
    public Optional<String> refusal(long microUsd) {
        Long left = leftMicroUsd();
        if (closed) {
            return Optional.of("the campaign " + name + " is closed");
        }
        return left == null || microUsd <= left
                ? Optional.empty()
                : Optional.of("the campaign %s has %s USD left, and this may take %s USD"
                        .formatted(name, usd(left), usd(microUsd)));
    }

    private static String usd(long microUsd) {
        return BigDecimal.valueOf(microUsd, MICRO).toPlainString();
    }

    /** What it may still promise; null for no limit. */
    public @Nullable Long leftMicroUsd() {
        return budgetMicroUsd == null ? null : budgetMicroUsd - reservedMicroUsd - spentMicroUsd;
    }
}
