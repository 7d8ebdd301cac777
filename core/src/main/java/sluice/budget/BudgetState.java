package sluice.budget;

import org.jspecify.annotations.Nullable;

/**
 * How much of the budget for deep work is used up. In a library larger than N₀, explicit acts use it up like automatic
 * work, but are never held up by it: what the user had analysed need not be analysed by itself.
 *
 * @param allowedSeconds processor seconds that the law allows in all
 * @param spentSeconds processor seconds that analysis took since ever
 * @param allowedMicroUsd the same at today's price
 * @param spentMicroUsd the same at today's price
 * @param spentTodayMicroUsd of automatic work, as billed since midnight
 * @param dailyCapMicroUsd what may be spent between two midnights; null when there is no such cap
 */
public record BudgetState(
        double allowedSeconds,
        double spentSeconds,
        long allowedMicroUsd,
        long spentMicroUsd,
        long spentTodayMicroUsd,
        @Nullable Long dailyCapMicroUsd) {
    /** Of the law alone: how much is used up, 0 to 1; 1 when nothing is allowed. */
    public double share() {
        return allowedSeconds > 0 ? Math.min(1, spentSeconds / allowedSeconds) : 1;
    }

    public boolean exhausted() {
        return lawReached() || capReached();
    }

    private boolean lawReached() {
        return spentSeconds >= allowedSeconds;
    }

    private boolean capReached() {
        return dailyCapMicroUsd != null && spentTodayMicroUsd >= dailyCapMicroUsd;
    }

    /** In words for the user. */
    public String reason() {
        if (lawReached()) {
            return "this library's budget for automatic work is used up; what you star, download or collect still goes on";
        }
        if (capReached()) {
            return "today's budget is used up; automatic work goes on tomorrow";
        }
        return "within the budget";
    }

    /** With work under way counted as spent. */
    public BudgetState plus(double seconds, long microUsd) {
        return new BudgetState(
                allowedSeconds,
                spentSeconds + seconds,
                allowedMicroUsd,
                spentMicroUsd + microUsd,
                spentTodayMicroUsd + microUsd,
                dailyCapMicroUsd);
    }
}
