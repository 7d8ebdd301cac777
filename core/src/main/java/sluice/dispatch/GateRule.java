package sluice.dispatch;

import java.time.Duration;

/**
 * When deep work may run.
 *
 * @param hours for automatic work
 * @param share of the processors that it may keep busy, 0 to 1
 * @param quiet how long after a person's last request it goes on
 * @param mostOthers share of the processors, 0 to 1, above which others are busy enough to be left alone
 * @param mostPressure share of the time, 0 to 1, that something may wait for a processor while others are at work
 */
public record GateRule(DeepHours hours, double share, Duration quiet, double mostOthers, double mostPressure) {
    public static final GateRule DEFAULT = new GateRule(DeepHours.ALWAYS, 0.5, Duration.ofSeconds(15), 0.3, 0.25);

    public GateRule {
        if (!isShare(share) || !isShare(mostOthers) || !isShare(mostPressure) || quiet.isNegative()) {
            throw new IllegalArgumentException("shares are 0 to 1, and a pause is not negative");
        }
    }

    private static boolean isShare(double number) {
        return number >= 0 && number <= 1;
    }

    public GateRule within(DeepHours now, double nowShare) {
        return new GateRule(now, nowShare, quiet, mostOthers, mostPressure);
    }
}
