package sluice.simulate;

import java.util.List;
import sluice.tier.Strategy;

/**
 * How one strategy did on one library. All figures are of the whole library, whatever part of it was simulated.
 *
 * @param assets images at the end
 * @param pictures distinct ones among them: stacks, and images in none
 * @param simulated images that were simulated; each stands for {@code weight}
 * @param uniformSeconds processor seconds of Tiers 2 and 3 of every image, each taken there at once
 * @param allowedSeconds processor seconds that the budget law allows in the end
 * @param atTier2 images at Tier 2 in the end
 * @param atTier3 images at Tier 3 in the end
 * @param explicit how long what the user's acts asked for waited
 * @param automatic how long other work that was done waited; what was never done is in the backlog
 * @param openSeconds processor seconds for which the gate was open
 * @param usedSeconds of these, how many were used; nothing of what was drained is in either
 * @param course the backlog and what was spent, over time
 */
public record Outcome(
        Strategy strategy,
        long assets,
        long pictures,
        long simulated,
        double weight,
        Spent spent,
        double uniformSeconds,
        double allowedSeconds,
        long atTier2,
        long atTier3,
        Picked picked,
        Waited explicit,
        Waited automatic,
        double openSeconds,
        double usedSeconds,
        List<Point> course) {
    /**
     * Processor seconds, and their price in millionths of a dollar.
     *
     * @param explicit of Tiers 2 and 3, for the user's own acts
     * @param automatic of Tiers 2 and 3, for the policy
     */
    public record Spent(
            double tier1,
            double tier2,
            double tier3,
            double explicit,
            double automatic,
            long tier1MicroUsd,
            long tier2MicroUsd,
            long tier3MicroUsd) {
        public double deep() {
            return tier2 + tier3;
        }

        public long deepMicroUsd() {
            return tier2MicroUsd + tier3MicroUsd;
        }
    }

    /**
     * Portfolio picks.
     *
     * @param deep of these, how many had Tier 3 when they were chosen
     * @param standard how many had Tier 2 at least
     */
    public record Picked(long picks, long deep, long standard) {
        /** 0 to 1; 1 when nothing was chosen. */
        public double coverage() {
            return picks == 0 ? 1 : (double) deep / picks;
        }
    }

    /** Seconds from the asking or the wish to the end of the work: half of all did not wait longer than p50. */
    public record Waited(long count, double p50, double p95) {}

    /**
     * One moment.
     *
     * @param day days since the start
     * @param waiting jobs
     * @param deepSeconds processor seconds of Tiers 2 and 3 so far
     */
    public record Point(double day, long assets, long waiting, double deepSeconds) {}

    public Outcome {
        course = List.copyOf(course);
    }

    /** Share of uniform's compute that was not spent. */
    public double saved() {
        return uniformSeconds > 0 ? 1 - spent.deep() / uniformSeconds : 0;
    }

    /** Seconds that no waiting time can be told more exactly than: what the work of all that one image stands for takes. */
    public double resolutionSeconds() {
        return assets == 0 || weight <= 1 ? 0 : weight * uniformSeconds / assets;
    }
}
