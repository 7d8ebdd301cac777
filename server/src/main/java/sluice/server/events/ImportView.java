package sluice.server.events;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import sluice.ingest.ImportCounts;
import sluice.ingest.ImportRun;
import sluice.server.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Imports as JSON. */
public final class ImportView {
    private ImportView() {}

    public static ObjectNode of(ImportRun run, InstantSource clock) {
        Instant ended = run.ended();
        ObjectNode node = Json.object().put("id", Long.toString(run.id()));
        ArrayNode paths = node.putArray("paths");
        run.roots().forEach(root -> paths.add(root.toString()));
        node.put("watch", run.watch()).put("state", run.state().name().toLowerCase(Locale.ROOT));
        counts(node, run.counts());
        Instant until = ended == null ? clock.instant() : ended;
        node.put("seconds", Duration.between(run.started(), until).toMillis() / 1000.0);
        node.put("started", run.started().toString()).put("ended", ended == null ? null : ended.toString());
        return node;
    }

    private static void counts(ObjectNode node, ImportCounts counts) {
        node.put("files", counts.files())
                .put("imported", counts.imported())
                .put("duplicates", counts.duplicates())
                .put("unchanged", counts.unchanged())
                .put("unreadable", counts.unreadable())
                .put("missing", counts.missing());
    }
}
