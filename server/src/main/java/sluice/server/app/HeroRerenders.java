package sluice.server.app;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sluice.render.book.Accepted;
import sluice.render.book.Campaigns;
import sluice.render.book.RenderRequest;
import sluice.render.desk.RenderDesk;
import sluice.render.desk.Submitted;
import sluice.render.generate.RenderModel;
import sluice.render.hero.HeroOrders;
import sluice.render.hero.HeroSettings;
import sluice.render.hero.HeroTerms;
import sluice.render.route.PoolView;

/** Rendering again by itself, as users have switched it on, and as the desk takes it. */
final class HeroRerenders implements HeroSettings, HeroOrders {
    private final Campaigns campaigns;
    private final boolean withoutCampaign;
    private final Supplier<List<PoolView>> pools;
    private final RenderDesk desk;
    private final Consumer<Collection<Long>> stop;
    private final Runnable asked;

    /**
     * @param withoutCampaign whether it is on for renders that no campaign pays for
     * @param stop says to the workers that images in their hands are not wanted any more
     * @param asked called when there is new work
     */
    HeroRerenders(
            Campaigns campaigns,
            boolean withoutCampaign,
            Supplier<List<PoolView>> pools,
            RenderDesk desk,
            Consumer<Collection<Long>> stop,
            Runnable asked) {
        this.campaigns = campaigns;
        this.withoutCampaign = withoutCampaign;
        this.pools = pools;
        this.desk = desk;
        this.stop = stop;
        this.asked = asked;
    }

    @Override
    public HeroTerms terms(@Nullable String campaign) {
        return campaign == null
                ? new HeroTerms(withoutCampaign, null, null)
                : campaigns.find(campaign).map(HeroTerms::of).orElse(HeroTerms.OFF);
    }

    @Override
    public List<RenderModel> models() {
        return pools.get().stream()
                .filter(view -> view.outUntil() == null)
                .flatMap(view -> view.models().stream())
                .distinct()
                .toList();
    }

    @Override
    public Accepted submit(RenderRequest request) {
        Accepted accepted = switch (desk.submit(request)) {
            case Submitted.Taken taken ->
                taken.repeated() ? new Accepted(taken.render(), true, null, null) : Accepted.as(taken.render());
            case Submitted.Refused(String field, String reason) -> Accepted.refused(field, reason);
        };
        asked.run();
        return accepted;
    }

    @Override
    public void stop(Collection<Long> jobs) {
        stop.accept(jobs);
    }
}
