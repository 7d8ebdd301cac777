package sluice.budget;

import org.jspecify.annotations.Nullable;

/**
 * How much of the budget for automatic deep work is used up. What explicit acts cost is no part of it.
 *
 * @param allowedSeconds processor seconds that the law allows in all
 * @param spentSeconds processor seconds spent since ever
 * @param allowedMicroUsd the same at today's price
 * @param spentMicroUsd the same as billed
 * @param spentTodayMicroUsd as billed since midnight
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
