package sluice.server.api.curation;

import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import sluice.asset.AssetId;
import sluice.collection.Admission;
import sluice.collection.Collections;
import sluice.distil.Distillation;
import sluice.distil.Distiller;
import sluice.distil.Wish;
import sluice.journal.Verdicts;
import sluice.search.QueryParser;
import sluice.search.Search;
import sluice.server.api.library.AssetsApi;
import sluice.server.api.library.Origins;
import sluice.server.http.Body;
import sluice.server.http.Json;
import sluice.server.http.Method;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.signal.NewSignal;
import sluice.signal.SignalKind;
import sluice.signal.Signals;
import tools.jackson.databind.node.ObjectNode;

/** From many images to a few that are good and different. */
public final class DistilApi {
    private final AssetsApi assets;
    private final Distiller distiller;
    private final QueryParser parser;
    private final Signals signals;
    private final Verdicts verdicts;
    private final Collections collections;
    private final Consumer<List<AssetId>> recorded;
    private final InstantSource clock;

    /** @param recorded called with the assets that something was recorded of */
    public DistilApi(
            AssetsApi assets,
            Distiller distiller,
            QueryParser parser,
            Signals signals,
            Verdicts verdicts,
            Collections collections,
            Consumer<List<AssetId>> recorded,
            InstantSource clock) {
        this.assets = assets;
        this.distiller = distiller;
        this.parser = parser;
        this.signals = signals;
        this.verdicts = verdicts;
        this.collections = collections;
        this.recorded = recorded;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(new Route(
                Method.POST,
                "/api/v1/distil",
                "Choose a few of many images that are good and different; with a name, they become a collection."
                        + " Ten thousand take a few seconds",
                List.of(),
                new Content("application/json", "DistilRequest"),
                new Answer(200, "the chosen ones, with reasons", new Content("application/json", "Distillation")),
                this::distil));
    }

    private Response distil(Request request) throws IOException {
        Body body = Body.of(request);
        Search search = parser.search(body.text("query", ""));
        Wish wish = Wish.of(count(body), body.assets("pins", Wish.MOST), body.assets("excludes", Wish.MOST_EXCLUDES));
        String origin = Origins.of(body.text("origin", Origins.API));
        Optional<String> name = body.textIfThere("name").map(this::collection);
        Distillation distillation = distiller.distil(search, wish);
        ObjectNode answer = DistilView.of(distillation, views(distillation));
        answer.set(
                "collection",
                name.map(into -> saved(distillation, into, origin)).orElse(null));
        return Response.json(answer);
    }

    private static int count(Body body) {
        double count = body.number("count", Double.NaN);
        if (count != Math.rint(count) || Math.abs(count) > Integer.MAX_VALUE) {
            throw Body.wrong("count", "a whole number from 1 to " + Wish.MOST);
        }
        return (int) count;
    }

    /** The name as signals keep it; refused here, before anything is computed. */
    private String collection(String name) {
        AssetId nobody = new AssetId("0".repeat(AssetId.DIGITS));
        NewSignal wanted = collected(nobody, name, Origins.API);
        return new Admission(collections).admit(List.of(wanted)).getFirst().detail();
    }

    private NewSignal collected(AssetId asset, String name, String origin) {
        return new NewSignal(asset, SignalKind.COLLECTED, name, 0, clock.instant(), origin, null);
    }

    private ObjectNode saved(Distillation distillation, String name, String origin) {
        boolean existed = collections.find(name).isPresent();
        long before = signals.collections().getOrDefault(name, 0L);
        List<AssetId> chosen =
                distillation.items().stream().map(Distillation.Item::asset).toList();
        verdicts.record(
                new Admission(collections)
                        .admit(chosen.stream()
                                .map(asset -> collected(asset, name, origin))
                                .toList()),
                count -> "Distilled %s into “%s”".formatted(count == 1 ? "1 image" : count + " images", name));
        recorded.accept(chosen);
        long now = signals.collections().getOrDefault(name, 0L);
        return Json.object()
                .put("name", name)
                .put("existed", existed)
                .put("added", now - before)
                .put("assets", now);
    }

    private Map<AssetId, ObjectNode> views(Distillation distillation) {
        List<AssetId> shown = distillation.items().stream()
                .flatMap(item -> Stream.of(
                        Optional.of(item.asset()),
                        Optional.ofNullable(item.nearest()).map(Distillation.Nearest::asset)))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        Map<AssetId, ObjectNode> views = new HashMap<>();
        assets.views(shown)
                .forEach(view -> views.put(new AssetId(view.path("id").asString()), view));
        return views;
    }
}
