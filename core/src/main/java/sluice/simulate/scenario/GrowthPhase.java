package sluice.simulate.scenario;

/**
 * A stretch of time in which a library grows steadily.
 *
 * @param rate images a day, relative to other phases: the library's size says how many there are in all
 */
public record GrowthPhase(int days, double rate) {
    public GrowthPhase {
        if (days < 1 || !(rate >= 0)) {
            throw new IllegalArgumentException("a phase lasts a day at least, and its rate is not below zero");
        }
    }
}
