package sluice.server.api.curation;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.collection.Admission;
import sluice.journal.Verdicts;
import sluice.server.api.library.AssetsApi;
import sluice.server.api.library.Origins;
import sluice.server.api.library.SignalView;
import sluice.server.http.Body;
import sluice.server.http.Json;
import sluice.server.http.Method;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.server.http.Route.Parameter;
import sluice.signal.NewSignal;
import sluice.signal.Signal;
import sluice.signal.SignalKind;
import sluice.signal.Signals;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What people and programs did with assets: recording it, and reading it back. */
public final class SignalsApi {
    private static final int MOST_ASSETS = 1_000;
    private static final int LONGEST_KEY = 200;
    private static final String KINDS =
            Arrays.stream(SignalKind.values()).map(SignalView::label).collect(Collectors.joining(", "));

    private final AssetsApi assets;
    private final Signals signals;
    private final Verdicts verdicts;
    private final Admission admission;
    private final Consumer<List<AssetId>> recorded;
    private final InstantSource clock;

    /** @param recorded called with the assets that something was recorded of */
    public SignalsApi(
            AssetsApi assets,
            Signals signals,
            Verdicts verdicts,
            Admission admission,
            Consumer<List<AssetId>> recorded,
            InstantSource clock) {
        this.assets = assets;
        this.signals = signals;
        this.verdicts = verdicts;
        this.admission = admission;
        this.recorded = recorded;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/assets/{id}/signals",
                        "What happened to an asset, the last first",
                        new Answer(200, "its signals", new Content("application/json", "Signals")),
                        this::list,
                        new Parameter("limit", "integer", "1 to 1,000 signals; 100 when not given")),
                new Route(
                        Method.POST,
                        "/api/v1/assets/{id}/signals",
                        "Record that something happened to an asset",
                        List.of(),
                        new Content("application/json", "SignalRequest"),
                        new Answer(201, "the signal and the asset", new Content("application/json", "SignalRecorded")),
                        this::record),
                new Route(
                        Method.POST,
                        "/api/v1/signals",
                        "Record that something happened to several assets at once",
                        List.of(),
                        new Content("application/json", "SignalsRequest"),
                        new Answer(201, "how many", new Content("application/json", "SignalsRecorded")),
                        this::recordAll));
    }

    private Response list(Request request) {
        AssetId id = assets.id(request);
        assets.asset(id);
        return Response.json(Json.object().set("items", items(signals.of(id, request.query("limit", 100, 1, 1_000)))));
    }

    private Response record(Request request) throws IOException {
        AssetId id = assets.id(request);
        Told told = Told.of(Body.of(request));
        List<Signal> made = append(List.of(told.about(id, told.key(), clock)));
        ObjectNode answer = Json.object();
        answer.set("items", items(made));
        answer.set("asset", assets.view(id));
        answer.put("link", told.kind() == SignalKind.SHARED ? link(request, id) : null);
        return Response.json(201, answer);
    }

    private Response recordAll(Request request) throws IOException {
        Body body = Body.of(request);
        List<AssetId> ids = body.assets("assets", MOST_ASSETS);
        if (ids.isEmpty()) {
            throw Body.wrong("assets", "a list of 1 to %,d ids".formatted(MOST_ASSETS));
        }
        Told told = Told.of(body);
        String key = told.key();
        List<Signal> made = append(ids.stream()
                .map(id -> told.about(id, key == null ? null : key + ":" + id.hex(), clock))
                .toList());
        return Response.json(201, Json.object().put("recorded", made.size()));
    }

    /** An original was fetched to be kept. */
    public void downloaded(AssetId asset, String origin) {
        allDownloaded(List.of(asset), origin);
    }

    /** Originals were exported. */
    public void allDownloaded(List<AssetId> assets, String origin) {
        append(assets.stream()
                .map(asset -> new NewSignal(asset, SignalKind.DOWNLOADED, "", 0, clock.instant(), origin, null))
                .toList());
    }

    private List<Signal> append(List<NewSignal> all) {
        List<Signal> made = verdicts.record(admission.admit(all));
        recorded.accept(all.stream().map(NewSignal::asset).toList());
        return made;
    }

    /** Where the page shows the asset; relative when nobody said under which name this server was reached. */
    private static String link(Request request, AssetId id) {
        String server = request.header("Host").map(host -> "http://" + host).orElse("");
        return server + "/?asset=" + id.hex();
    }

    private static ArrayNode items(List<Signal> all) {
        ArrayNode items = Json.array();
        all.forEach(signal -> items.add(SignalView.of(signal)));
        return items;
    }

    /** What a request tells. */
    private record Told(
            SignalKind kind,
            String detail,
            double amount,
            String origin,
            @Nullable String key) {
        static Told of(Body body) {
            String origin = Origins.of(body.text("origin", Origins.API));
            String key = body.textIfThere("key").orElse(null);
            if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
                throw Body.wrong("key", "1 to " + LONGEST_KEY + " characters");
            }
            return new Told(kind(body.text("kind")), body.text("detail", ""), body.number("amount", 0), origin, key);
        }

        private static SignalKind kind(String label) {
            return Arrays.stream(SignalKind.values())
                    .filter(kind -> SignalView.label(kind).equals(label.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> Body.wrong("kind", "one of " + KINDS + ", not \"" + label + "\""));
        }

        NewSignal about(AssetId id, @Nullable String unique, InstantSource clock) {
            return new NewSignal(id, kind, detail, amount, clock.instant(), origin, unique);
        }
    }
}
