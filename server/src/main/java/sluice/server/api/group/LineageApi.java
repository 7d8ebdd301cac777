package sluice.server.api.group;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sluice.asset.AssetId;
import sluice.asset.Lineage;
import sluice.curate.Decision;
import sluice.curate.Lineages;
import sluice.curate.lineage.Family;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.api.library.AssetsApi;
import sluice.server.api.worth.DeepWork;
import sluice.server.http.Body;
import sluice.server.http.Json;
import sluice.server.http.Method;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.server.http.Route.Parameter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which asset was made from which. */
public final class LineageApi {
    private static final int MOST = 500;
    private static final String KINDS =
            Arrays.stream(Lineage.Kind.values()).map(LineageApi::label).collect(Collectors.joining(", "));

    private final AssetsApi assets;
    private final Lineages lineages;
    private final GroupActs acts;
    private final DeepWork work;

    public LineageApi(AssetsApi assets, Lineages lineages, GroupActs acts, DeepWork work) {
        this.assets = assets;
        this.lineages = lineages;
        this.acts = acts;
        this.work = work;
    }

    public List<Route> routes() {
        Content family = new Content("application/json", "Family");
        return List.of(
                Route.get(
                        "/api/v1/assets/{id}/lineage",
                        "What an asset was made from and into, and what those were; the nearest first",
                        new Answer(200, "its family", family),
                        this::family,
                        new Parameter("limit", "integer", "1 to 500 assets; 200 when not given")),
                new Route(
                        Method.POST,
                        "/api/v1/assets/{id}/lineage",
                        "Say what an asset was made from",
                        List.of(),
                        new Content("application/json", "LineageRequest"),
                        new Answer(201, "its family", family),
                        this::link));
    }

    private Response family(Request request) {
        AssetId id = assets.id(request);
        assets.asset(id);
        return Response.json(view(Family.of(id, lineages, request.query("limit", 200, 1, MOST))));
    }

    private Response link(Request request) throws IOException {
        AssetId child = assets.id(request);
        assets.asset(child);
        Body body = Body.of(request);
        AssetId parent = parent(body.text("parent"));
        Lineage link = new Lineage(parent, child, kind(body.text("kind")));
        acts.decide(body, "Said what an image was made from", () -> List.of(new Decision.MadeFrom(link)));
        work.signalled(List.of(parent));
        return Response.json(201, view(Family.of(child, lineages, 200)));
    }

    private static AssetId parent(String hex) {
        try {
            return new AssetId(hex);
        } catch (IllegalArgumentException e) {
            throw new SluiceException(
                    FailureCode.INVALID, "parent", "parent is the id of an image: " + e.getMessage(), e);
        }
    }

    private static Lineage.Kind kind(String given) {
        return Arrays.stream(Lineage.Kind.values())
                .filter(kind -> label(kind).equals(given.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Body.wrong("kind", "one of " + KINDS + ", not \"" + given + "\""));
    }

    private static String label(Lineage.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private ObjectNode view(Family family) {
        ObjectNode answer = Json.object();
        answer.set("nodes", Json.array().addAll(assets.views(family.members())));
        ArrayNode links = answer.putArray("links");
        family.links()
                .forEach(link -> links.addObject()
                        .put("parent", link.parent().hex())
                        .put("child", link.child().hex())
                        .put("kind", label(link.kind())));
        return answer.put("truncated", family.truncated());
    }
}
