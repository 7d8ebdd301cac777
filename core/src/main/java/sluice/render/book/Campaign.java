package sluice.render.book;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
    /** What it may still promise; null for no limit. */
    public @Nullable Long leftMicroUsd() {
        return budgetMicroUsd == null ? null : budgetMicroUsd - reservedMicroUsd - spentMicroUsd;
    }
}
