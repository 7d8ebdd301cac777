package sluice.server.api.interchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.interchange.AssetTable;
import sluice.interchange.Naming;
import sluice.interchange.PromptList;
import sluice.interchange.SidecarWriting;
import sluice.search.Sort;
import sluice.server.api.library.AssetsApi;
import sluice.server.api.library.Originals;
import sluice.server.api.library.Origins;
import sluice.server.http.Body;
import sluice.server.http.Json;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.server.http.Route.Parameter;
import tools.jackson.databind.node.ObjectNode;

/** Gives many assets away at once: their originals as an archive, or what is known of them as a list. */
public final class ExportApi {
    private static final int MOST_IDS = 1_000;

    private final AssetsApi assets;
    private final Matches matches;
    private final Originals originals;
    private final SidecarWriting sidecars;
    private final BiConsumer<List<AssetId>, String> downloaded;
    private final InstantSource clock;
    private final ZoneId zone;

    /** @param downloaded hears which originals were given away, and to whom */
    public ExportApi(
            AssetsApi assets,
            Matches matches,
            Originals originals,
            SidecarWriting sidecars,
            BiConsumer<List<AssetId>, String> downloaded,
            InstantSource clock,
            ZoneId zone) {
        this.assets = assets;
        this.matches = matches;
        this.originals = originals;
        this.sidecars = sidecars;
        this.downloaded = downloaded;
        this.clock = clock;
        this.zone = zone;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/export",
                        "All matches as one file: originals in a ZIP, or a list",
                        new Answer(200, "the file, as it is made", new Content("application/octet-stream", null)),
                        this::export,
                        new Parameter("q", "string", "a query; empty matches everything but the trash"),
                        new Parameter("ids", "string", "up to 1,000 ids, comma-separated, instead of a query"),
                        new Parameter("sort", "string", "the order; -imported when not given"),
                        new Parameter("what", "string", "zip (the default), csv, json (a line each), or prompts"),
                        new Parameter("sidecars", "boolean", "present: an XMP sidecar with every original of a zip"),
                        new Parameter("names", "string", "in a zip: original (the default), numbered or seed"),
                        new Parameter("uncounted", "boolean", "present: a zip is not recorded as downloads"),
                        new Parameter("origin", "string", "who exports: page, cli or api (the default)")),
                Route.get(
                        "/api/v1/assets/{id}/sidecar",
                        "The XMP sidecar of an asset, over the one that lies beside its original",
                        new Answer(200, "the sidecar", new Content("application/rdf+xml", null)),
                        this::sidecar));
    }

    private Response export(Request request) {
        What what = What.of(request.query("what", "zip"));
        ZipExport zip = new ZipExport(
                originals,
                request.query("sidecars").isPresent() ? sidecars : null,
                naming(request.query("names", Naming.ORIGINAL.word())),
                clock.instant(),
                zone);
        String origin = Origins.of(request.query("origin", Origins.API));
        boolean counted = request.query("uncounted").isEmpty();
        Matches.Meant meant = meant(request);
        if (meant.count() == 0) {
            throw SluiceException.about(FailureCode.NOT_FOUND, "q", "nothing matches; there is nothing to export");
        }
        return switch (what) {
            case ZIP ->
                stream(
                        what,
                        out -> zip.write(meant, out, given -> {
                            if (counted) {
                                downloaded.accept(given, origin);
                            }
                        }));
            case CSV ->
                stream(what, out -> {
                    emit(out, AssetTable.header());
                    meant.each(batch ->
                            emit(out, batch.stream().map(AssetTable::row).collect(Collectors.joining())));
                });
            case JSON ->
                stream(
                        what,
                        out -> meant.each(batch -> {
                            for (ObjectNode view :
                                    assets.views(batch.stream().map(Asset::id).toList())) {
                                out.write(Json.bytes(view));
                                out.write('\n');
                            }
                        }));
            case PROMPTS ->
                stream(what, out -> {
                    PromptList prompts = new PromptList();
                    meant.each(batch -> emit(
                            out,
                            batch.stream()
                                    .map(asset -> prompts.of(asset.generation()))
                                    .collect(Collectors.joining())));
                });
        };
    }

    private Matches.Meant meant(Request request) {
        List<String> ids = request.queryList("ids");
        if (ids.isEmpty()) {
            return matches.shown(
                    request.query("q", ""),
                    request.query("sort")
                            .filter(given -> !given.isBlank())
                            .map(Sort::parse)
                            .orElse(Sort.NEWEST));
        }
        if (ids.size() > MOST_IDS) {
            throw SluiceException.about(FailureCode.INVALID, "ids", "at most %,d ids at a time".formatted(MOST_IDS));
        }
        try {
            return matches.these(ids.stream().map(AssetId::new).distinct().toList());
        } catch (IllegalArgumentException e) {
            throw new SluiceException(FailureCode.INVALID, "ids", String.valueOf(e.getMessage()), e);
        }
    }

    private static Naming naming(String word) {
        return Naming.named(word)
                .orElseThrow(() -> Body.wrong("names", "original, numbered or seed, not \"" + word + "\""));
    }

    private Response stream(What what, Response.Writer writer) {
        String name = "sluice-" + LocalDate.ofInstant(clock.instant(), zone) + what.ending;
        return new Response.Stream(
                Map.of("Content-Type", what.mediaType, "Content-Disposition", "attachment; filename=\"" + name + "\""),
                writer);
    }

    private static void emit(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Response sidecar(Request request) {
        Asset asset = assets.asset(assets.id(request));
        originals.served(asset);
        try {
            return Response.bytes("application/rdf+xml", sidecars.copy(asset));
        } catch (IOException e) {
            throw new SluiceException(FailureCode.UNSUPPORTED, "id", String.valueOf(e.getMessage()), e);
        }
    }

    /** What can be asked for. */
    private enum What {
        ZIP("application/zip", ".zip"),
        CSV("text/csv; charset=utf-8", ".csv"),
        JSON("application/x-ndjson", ".jsonl"),
        PROMPTS("text/plain; charset=utf-8", ".txt");

        private final String mediaType;
        private final String ending;

        What(String mediaType, String ending) {
            this.mediaType = mediaType;
            this.ending = ending;
        }

        static What of(String word) {
            return Arrays.stream(values())
                    .filter(what -> what.name().equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(() -> Body.wrong("what", "zip, csv, json or prompts, not \"" + word + "\""));
        }
    }
}
