package sluice.suggest;

import java.time.Duration;

/**
 * When something is suggested. The numbers were chosen by measurement: see docs/collections.md.
 *
 * @param session a session of fewer images is none to choose from
 * @param settled how long a session has to be over
 * @param few share of a session's images up to which few of them are chosen
 * @param measured of so many images, or more, the quality has to be known before it is compared
 * @param picks the most images that a session's best are
 * @param bar the share of what was chosen that may be less well made than what is suggested
 * @param near how many of the nearest neighbours are looked at
 * @param alike cosine from which a neighbour is one
 * @param clear by how much more quality is clearly more
 * @param dismissed how long what was turned down does not come back
 */
public record SuggestionRules(
        int session,
        Duration settled,
        double few,
        int measured,
        int picks,
        double bar,
        int near,
        double alike,
        double clear,
        Duration dismissed) {
    public static final SuggestionRules DEFAULT =
            new SuggestionRules(12, Duration.ofHours(2), 0.02, 6, 5, 0.7, 8, 0.5, 0.1, Duration.ofDays(180));
}
