package sluice.server.render;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.render.book.Campaign;
import sluice.render.book.Campaigns;
import sluice.server.http.Body;
import sluice.server.http.Json;
import sluice.server.http.Method;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who pays for renders, and what is left. */
final class CampaignsApi {
    private static final String ALL = "/api/v1/campaigns";
    private static final String ONE = "/api/v1/campaigns/{name}";
    private static final Content CAMPAIGN = new Content("application/json", "Campaign");
    private static final long MOST_MICRO_USD = 1_000_000_000_000_000L;

    private final Campaigns campaigns;
    private final Runnable changed;
    private final InstantSource clock;

    /** @param changed called when a campaign has begun or changed */
    CampaignsApi(Campaigns campaigns, Runnable changed, InstantSource clock) {
        this.campaigns = campaigns;
        this.changed = changed;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get(
                        ALL,
                        "Campaigns by name",
                        new Answer(200, "campaigns", new Content("application/json", "Campaigns")),
                        request -> list()),
                new Route(
                        Method.POST,
                        ALL,
                        "Begin a campaign",
                        List.of(),
                        new Content("application/json", "CampaignRequest"),
                        new Answer(201, "the campaign", CAMPAIGN),
                        this::create),
                Route.get(ONE, "One campaign", new Answer(200, "the campaign", CAMPAIGN), this::one),
                new Route(
                        Method.PATCH,
                        ONE,
                        "Change what a campaign may spend, what an image brings, or close it",
                        List.of(),
                        new Content("application/json", "CampaignEdit"),
                        new Answer(200, "the campaign", CAMPAIGN),
                        this::change));
    }

    private Response list() {
        ArrayNode items = Json.array();
        campaigns.all().forEach(campaign -> items.add(view(campaign)));
        return Response.json(Json.object().set("items", items));
    }

    private Response create(Request request) throws IOException {
        Body body = Body.of(request);
        Campaigns.Terms terms = new Campaigns.Terms(
                money(body, "budgetMicroUsd", null),
                money(body, "revenueMicroUsdPerImage", null),
                body.flag("heroRerenders"),
                body.flag("closed"));
        return Response.json(201, view(campaigns.create(body.text("name"), terms, clock.instant())));
    }

    private Response one(Request request) {
        return Response.json(view(campaign(request)));
    }

    private Response change(Request request) throws IOException {
        Campaign before = campaign(request);
        Body body = Body.of(request);
        Campaigns.Terms terms = new Campaigns.Terms(
                money(body, "budgetMicroUsd", before.budgetMicroUsd()),
                money(body, "revenueMicroUsdPerImage", before.revenueMicroUsdPerImage()),
                body.has("heroRerenders") ? body.flag("heroRerenders") : before.heroRerenders(),
                body.has("closed") ? body.flag("closed") : before.closed());
        Campaign after = campaigns.change(before.name(), terms);
        changed.run();
        return Response.json(view(after));
    }

    /** A null takes the limit away; a field that is not there leaves it as it was. */
    private static @Nullable Long money(Body body, String field, @Nullable Long otherwise) {
        if (body.has(field)) {
            return RenderForm.whole(body, field, 0, MOST_MICRO_USD);
        }
        return body.isNull(field) ? null : otherwise;
    }

    private Campaign campaign(Request request) {
        String name = request.pathValue("name");
        return campaigns
                .find(name)
                .orElseThrow(() ->
                        SluiceException.about(FailureCode.NOT_FOUND, "name", "there is no campaign \"" + name + "\""));
    }

    static ObjectNode view(Campaign campaign) {
        Long revenue = campaign.revenueMicroUsdPerImage();
        return Json.object()
                .put("name", campaign.name())
                .put("created", campaign.created().toString())
                .put("closed", campaign.closed())
                .put("heroRerenders", campaign.heroRerenders())
                .put("budgetMicroUsd", campaign.budgetMicroUsd())
                .put("reservedMicroUsd", campaign.reservedMicroUsd())
                .put("spentMicroUsd", campaign.spentMicroUsd())
                .put("savedMicroUsd", campaign.savedMicroUsd())
                .put("leftMicroUsd", campaign.leftMicroUsd())
                .put("images", campaign.images())
                .put("revenueMicroUsdPerImage", revenue)
                .put("revenueMicroUsd", revenue == null ? null : Math.multiplyExact(revenue, campaign.images()));
    }
}
