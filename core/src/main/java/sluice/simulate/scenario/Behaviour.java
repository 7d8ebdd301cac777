package sluice.simulate.scenario;

import org.jspecify.annotations.Nullable;
import sluice.dispatch.DeepHours;

/**
 * What the user does. Of a session's images he opens those that make the best impression (their hidden appeal and some
 * chance), and stars, rates, downloads, shares, collects and asks for the best of what he opened.
 *
 * @param hours in which images arrive and somebody may be at the machine
 * @param presence part of each of these hours, 0 to 1, in which the library is being used
 * @param looksAfterMinutes from the thumbnails of a session to the first look
 * @param looksForMinutes over how long looks and acts are spread
 * @param mostSessionsADay he looks at no more sessions a day; null for no such limit
 * @param impression how much chance there is in a first impression: 0 none, 1 as much as all the appeal there is
 * @param opened share of a session's images
 * @param starred share of a session's images
 * @param rated share of a session's images; they get five stars
 * @param downloaded share of a session's images
 * @param shared share of a session's images
 * @param collected share of a session's images
 * @param asked share of a session's images for which he says "analyse this now"
 */
public record Behaviour(
        DeepHours hours,
        double presence,
        double looksAfterMinutes,
        double looksForMinutes,
        @Nullable Double mostSessionsADay,
        double impression,
        double opened,
        double starred,
        double rated,
        double downloaded,
        double shared,
        double collected,
        double asked,
        Picks picks) {
    /**
     * How portfolio picks come about.
     *
     * @param share of the images of the sessions that were looked at
     * @param fromStarred share of the picks that come from what is starred
     * @param fromOpened share of the picks that come from what was opened; the rest come from anything in the library,
     *     as somebody finds it who searches
     * @param bestOf he compares so many at random and takes the one that appeals most
     * @param delayDays mean of the days from a session to the picks that it gives rise to (exponentially distributed)
     */
    public record Picks(double share, double fromStarred, double fromOpened, int bestOf, double delayDays) {}
}
