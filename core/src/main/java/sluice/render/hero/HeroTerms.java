package sluice.render.hero;

import org.jspecify.annotations.Nullable;
import sluice.render.book.Campaign;

/**
 * What a campaign, or the home for renders without one, says about rendering again by itself.
 *
 * @param on whether it is done at all
 * @param leftMicroUsd what may still be spent; null for no limit
 * @param mostMicroUsdEach the most that one may be quoted at; null for no limit
 */
public record HeroTerms(
        boolean on, @Nullable Long leftMicroUsd, @Nullable Long mostMicroUsdEach) {
    public static final HeroTerms OFF = new HeroTerms(false, null, null);

    public static HeroTerms of(Campaign campaign) {
        return new HeroTerms(campaign.heroRerenders() && !campaign.closed(), campaign.leftMicroUsd(), null);
    }
}
