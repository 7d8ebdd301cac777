package sluice.server.events;

import java.time.Instant;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that happened.
 *
 * @param id grows by one with each event of this process
 * @param type such as {@code sluice.import.progress}
 */
public record Event(long id, String type, Instant time, JsonNode data) {
    public static final String IMPORT_PROGRESS = "sluice.import.progress";
    public static final String IMPORT_ENDED = "sluice.import.ended";
    public static final String CATALOG_CHANGED = "sluice.catalog.changed";
    public static final String PICTURES_READY = "sluice.pictures.ready";
    public static final String ASSETS_CHANGED = "sluice.assets.changed";
    public static final String QUEUE_CHANGED = "sluice.queue.changed";
    public static final String MODELS_PROGRESS = "sluice.models.progress";
    public static final String RENDER_PROGRESS = "sluice.render.progress";
    public static final String RENDER_ENDED = "sluice.render.ended";

    /** The envelope of CloudEvents 1.0, JSON format. */
    ObjectNode envelope() {
        ObjectNode envelope = Json.object()
                .put("specversion", "1.0")
                .put("id", Long.toString(id))
                .put("source", "/api/v1/events")
                .put("type", type)
                .put("time", time.toString())
                .put("datacontenttype", "application/json");
        envelope.set("data", data);
        return envelope;
    }
}
