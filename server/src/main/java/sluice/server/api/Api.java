package sluice.server.api;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.collection.Admission;
import sluice.distil.Distiller;
import sluice.distil.Weights;
import sluice.image.ImageRenderer;
import sluice.image.Renditions;
import sluice.ingest.ImportLog;
import sluice.ingest.Importer;
import sluice.ingest.PictureMaker;
import sluice.ingest.UploadFolder;
import sluice.interchange.SidecarReading;
import sluice.interchange.SidecarWriting;
import sluice.journal.Verdicts;
import sluice.search.QueryParser;
import sluice.search.SearchIndex;
import sluice.server.api.curation.ActsApi;
import sluice.server.api.curation.CollectionsApi;
import sluice.server.api.curation.DistilApi;
import sluice.server.api.curation.SignalsApi;
import sluice.server.api.curation.SuggestionsApi;
import sluice.server.api.curation.TrashApi;
import sluice.server.api.group.GroupActs;
import sluice.server.api.group.LineageApi;
import sluice.server.api.group.SessionView;
import sluice.server.api.group.SessionsApi;
import sluice.server.api.group.StackActs;
import sluice.server.api.group.StackMembers;
import sluice.server.api.group.StacksApi;
import sluice.server.api.interchange.ExportApi;
import sluice.server.api.interchange.Matches;
import sluice.server.api.interchange.SidecarsApi;
import sluice.server.api.library.AssetLookup;
import sluice.server.api.library.AssetsApi;
import sluice.server.api.library.FilesApi;
import sluice.server.api.library.ImportsApi;
import sluice.server.api.library.Originals;
import sluice.server.api.library.SimilarApi;
import sluice.server.api.library.UploadsApi;
import sluice.server.api.system.Presence;
import sluice.server.api.system.StatusApi;
import sluice.server.api.system.StatusView;
import sluice.server.api.system.Upkeep;
import sluice.server.api.system.UpkeepApi;
import sluice.server.api.worth.ModelsApi;
import sluice.server.api.worth.QueueApi;
import sluice.server.api.worth.SpendApi;
import sluice.server.api.worth.TuningApi;
import sluice.server.events.EventHub;
import sluice.server.http.Guard;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.server.http.Router;
import sluice.server.metrics.Metrics;
import sluice.server.render.Routes;
import sluice.trash.Emptying;
import tools.jackson.databind.node.ObjectNode;

/** All routes together: the one face that the page, the command line and other programs speak to. */
public final class Api {
    private Api() {}

    /**
     * What the routes work with.
     *
     * @param roots real paths that originals may be served from
     * @param status the document of {@code /api/v1/status}
     * @param changed to be called when the catalog may have something new
     */
    public record Parts(
            String version,
            InstantSource clock,
            Catalog catalog,
            ImportLog log,
            SearchIndex index,
            QueryParser parser,
            Importer importer,
            PictureMaker pictures,
            ImageRenderer renderer,
            Renditions renditions,
            UploadFolder uploads,
            Supplier<Set<Path>> roots,
            Supplier<StatusView.Status> status,
            Runnable changed,
            Worth worth,
            Upkeep upkeep,
            EventHub events,
            Metrics metrics,
            Presence presence) {}

    public static Router router(Parts parts, Guard guard) {
        Worth worth = parts.worth();
        AssetLookup lookup = new AssetLookup(
                worth.valuations(),
                worth.findings(),
                worth.ledger(),
                worth.groups(),
                worth.signals(),
                worth.renders().book());
        AssetsApi assets = new AssetsApi(parts.catalog(), parts.index(), parts.parser(), lookup, worth.similarity());
        Verdicts verdicts = new Verdicts(parts.catalog(), worth.signals(), worth.acts());
        Consumer<List<AssetId>> recorded = ids -> {
            worth.work().signalled(ids);
            worth.renders().signalled();
            worth.curated().suggestions().outdated();
        };
        Admission admission = new Admission(worth.curated().collections());
        SignalsApi signals = new SignalsApi(assets, worth.signals(), verdicts, admission, recorded, parts.clock());
        Originals originals = new Originals(parts.roots());
        List<Route> routes = new ArrayList<>();
        routes.addAll(assets.routes());
        routes.addAll(new FilesApi(
                        assets,
                        parts.catalog(),
                        parts.renditions(),
                        parts.pictures(),
                        parts.renderer(),
                        originals,
                        signals::downloaded)
                .routes());
        routes.addAll(signals.routes());
        Matches matches = new Matches(parts.catalog(), parts.index(), parts.parser(), worth.similarity());
        SidecarWriting writing = new SidecarWriting(worth.exchange().sidecars(), parts.roots());
        SidecarReading reading = new SidecarReading(worth.exchange().sidecars(), parts.roots(), parts.clock());
        routes.addAll(new ExportApi(
                        assets,
                        matches,
                        originals,
                        writing,
                        signals::allDownloaded,
                        parts.clock(),
                        worth.exchange().zone())
                .routes());
        routes.addAll(new SidecarsApi(matches, writing, reading, verdicts, admission, recorded).routes());
        routes.addAll(new ActsApi(worth.acts()).routes());
        Emptying emptying = new Emptying(parts.catalog(), parts.roots(), worth.acts());
        routes.addAll(new TrashApi(worth.trash(), emptying, parts.changed()).routes());
        routes.addAll(new QueueApi(assets, worth.backlog(), worth.work(), parts.clock()).routes());
        routes.addAll(new DistilApi(
                        assets,
                        new Distiller(
                                parts.catalog(),
                                parts.index(),
                                worth.similarity(),
                                worth.findings(),
                                worth.embedder()::active,
                                Weights.DEFAULT),
                        parts.parser(),
                        worth.signals(),
                        verdicts,
                        worth.curated().collections(),
                        recorded,
                        parts.clock())
                .routes());
        routes.addAll(new SimilarApi(assets, worth.similarity()).routes());
        routes.addAll(
                new ModelsApi(worth.models(), worth.findings(), worth.embedder(), parts.events()::modelMoved).routes());
        routes.addAll(new SpendApi(worth.work(), worth.renders().book(), parts.clock()).routes());
        routes.addAll(
                new CollectionsApi(worth.curated(), parts.index(), parts.parser(), worth.acts(), recorded).routes());
        routes.addAll(new SuggestionsApi(assets, worth.curated().suggestions(), verdicts, recorded).routes());
        routes.addAll(new StacksApi(
                        worth.groups(),
                        worth.grouping(),
                        new StackMembers(parts.catalog()),
                        new StackActs(parts.catalog(), worth.groups(), worth.grouping(), worth.acts(), parts.changed()))
                .routes());
        GroupActs groupActs = new GroupActs(worth.grouping(), worth.acts(), parts.changed());
        SessionView sessions = new SessionView(worth.groups(), parts.catalog());
        routes.addAll(new SessionsApi(worth.groups(), sessions, groupActs).routes());
        routes.addAll(new LineageApi(assets, worth.groups(), groupActs, worth.work()).routes());
        routes.addAll(new TuningApi(worth.tuning()).routes());
        routes.addAll(new ImportsApi(parts.importer(), parts.log(), parts.clock()).routes());
        routes.addAll(new UploadsApi(parts.uploads(), parts.changed()).routes());
        routes.addAll(Routes.of(worth.renders(), parts.clock(), new SecureRandom()));
        routes.addAll(new UpkeepApi(parts.upkeep()).routes());
        routes.addAll(new StatusApi(
                        () -> StatusView.of(parts.status().get(), parts.clock()),
                        parts.events(),
                        parts.metrics(),
                        guard)
                .routes());
        routes.add(description(routes, parts.version()));
        return new Router(routes, parts.presence());
    }

    private static Route description(List<Route> others, String version) {
        Answer answer = new Answer(200, "this document", new Content("application/json", null));
        Route undescribed = Route.get("/openapi.json", "This description", answer, request -> Response.noContent());
        List<Route> all = new ArrayList<>(others);
        all.add(undescribed);
        ObjectNode description = OpenApi.of(all, version);
        return Route.get(undescribed.template(), undescribed.summary(), answer, request -> Response.json(description));
    }
}
