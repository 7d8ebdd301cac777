package sluice.budget;

/**
 * What processor time costs.
 *
 * @param microUsdPerCpuHour millionths of a US dollar for an hour of one core
 */
public record Prices(long microUsdPerCpuHour) {
    /** Four cents, about what clouds ask for a core. */
    public static final Prices DEFAULT = new Prices(40_000);

    private static final double SECONDS_AN_HOUR = 3_600;

    public Prices {
        if (microUsdPerCpuHour < 0) {
            throw new IllegalArgumentException("a price is not below zero");
        }
    }

    /** Rounded to the nearest micro-dollar. */
    public long microUsd(double cpuSeconds) {
        return Math.round(exactMicroUsd(cpuSeconds));
    }

    double exactMicroUsd(double cpuSeconds) {
        return cpuSeconds * microUsdPerCpuHour / SECONDS_AN_HOUR;
    }
}
