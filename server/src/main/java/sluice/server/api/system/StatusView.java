package sluice.server.api.system;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import sluice.asset.CatalogCounts;
import sluice.ingest.ImportRun;
import sluice.server.events.ImportView;
import sluice.server.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The state of a library as JSON. */
public final class StatusView {
    private StatusView() {}

    /**
     * A library at one moment.
     *
     * @param indexed whether everything in the catalog can be found
     * @param token whether callers must show one
     * @param blurSensitive whether the page blurs what is probably sensitive until it is clicked
     */
    public record Status(
            String version,
            Path home,
            CatalogCounts counts,
            List<ImportRun> imports,
            Set<Path> roots,
            boolean indexed,
            boolean token,
            boolean blurSensitive) {}

    public static ObjectNode of(Status status, InstantSource clock) {
        ObjectNode node = Json.object()
                .put("version", status.version())
                .put("home", status.home().toString());
        node.set("counts", counts(status.counts()));
        ArrayNode imports = node.putArray("imports");
        status.imports().forEach(run -> imports.add(ImportView.of(run, clock)));
        ArrayNode roots = node.putArray("roots");
        status.roots().stream().sorted().forEach(root -> roots.add(root.toString()));
        return node.put("indexed", status.indexed())
                .put("token", status.token())
                .put("blurSensitive", status.blurSensitive());
    }

    public static ObjectNode counts(CatalogCounts counts) {
        return Json.object()
                .put("assets", counts.assets())
                .put("missing", counts.missing())
                .put("picturesPending", counts.picturesPending())
                .put("picturesImpossible", counts.picturesImpossible())
                .put("refused", counts.refused())
                .put("bytes", counts.bytes());
    }
}
