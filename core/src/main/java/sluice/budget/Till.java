package sluice.budget;

/**
 * Bills in whole micro-dollars and loses no fraction: what one bill leaves over, the next one takes up. A step of ten
 * milliseconds costs a tenth of a micro-dollar, so that bills rounded one by one would come to nothing; these add up to the
 * price of all the work, less than one micro-dollar aside.
 */
public final class Till {
    private final Prices prices;
    /** What was not billed yet, 0 to 1 micro-dollar. */
    private double left;

    public Till(Prices prices) {
        this.prices = prices;
    }

    public synchronized Cost bill(double cpuSeconds, double wallSeconds) {
        double due = left + prices.exactMicroUsd(cpuSeconds);
        long billed = (long) due;
        left = due - billed;
        return new Cost(cpuSeconds, wallSeconds, billed);
    }
}
