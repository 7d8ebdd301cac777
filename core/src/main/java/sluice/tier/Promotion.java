package sluice.tier;

import sluice.asset.Tier;

/**
 * What a policy wants for an asset.
 *
 * @param wanted the tier to take it to; when that is no deeper than where it is, nothing is to be done
 * @param priority expected value gained for a processor second; 0 when nothing is to be done
 * @param explicit whether the user's own act asks for it
 * @param reason why, in words for the user
 */
public record Promotion(Tier wanted, double priority, boolean explicit, String reason) {
    public static Promotion none(Tier reached, String reason) {
        return new Promotion(reached, 0, false, reason);
    }
}
