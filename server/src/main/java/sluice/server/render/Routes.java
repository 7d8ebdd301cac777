package sluice.server.render;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import sluice.server.http.Route;

/** All routes about rendering. */
public final class Routes {
    private Routes() {}

    /** @param random where seeds come from that nobody names */
    public static List<Route> of(RenderWork work, InstantSource clock, RandomGenerator random) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(new LatencyApi(work.book()).routes());
        routes.addAll(new RendersApi(work, clock, random).routes());
        routes.addAll(new CampaignsApi(work.campaigns(), work::campaignsChanged, clock).routes());
        routes.addAll(new PoolsApi(work).routes());
        return routes;
    }
}
