package sluice.adapters.comfyui;

import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.adapters.comfyui.ComfyHttp.Answer;
import sluice.image.Raster;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a server can be asked for. Newer ones know an image by its id ({@code /api/jobs}); of older ones the history and the
 * queue are read. An {@link IOException} means that the answer did not come, or made no sense.
 */
final class ComfyApi implements AutoCloseable {
    /** Of a picture's file. */
    static final int MOST_BYTES = 3 * PackedFile.MOST;

    private static final int MOST_CHECKPOINTS = 5_000;
    private static final String FOLDER = "sluice";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ComfyHttp http;
    private volatile boolean knowsJobs = true;

    ComfyApi(ComfyHttp http) {
        this.http = http;
    }

    ServerAddress address() {
        return http.address();
    }

    ComfyHttp http() {
        return http;
    }

    /** Names of the checkpoints that can be loaded. */
    Set<String> checkpoints() throws IOException {
        Answer info = http.get("/object_info/CheckpointLoaderSimple");
        if (info.isGood()) {
            JsonNode field = info.json("object_info")
                    .path("CheckpointLoaderSimple")
                    .path("input")
                    .path("required")
                    .path("ckpt_name");
            JsonNode names =
                    field.path(0).isArray() ? field.path(0) : field.path(1).path("options");
            if (names.isArray()) {
                return texts(names);
            }
        }
        Answer models = http.get("/models/checkpoints");
        if (!models.isGood()) {
            throw new StatusException("/models/checkpoints", models.status());
        }
        return texts(models.json("/models/checkpoints"));
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> all = new LinkedHashSet<>();
        list.values().stream()
                .filter(JsonNode::isString)
                .limit(MOST_CHECKPOINTS)
                .forEach(name -> all.add(name.asString()));
        return all;
    }

    /**
     * Puts a workflow into the queue.
     *
     * @param id also the name of the socket that hears of it
     * @return the id it has there: an older server chooses its own
     * @throws GeneratorException REFUSED, naming the node, when the workflow is not taken as a whole; FAILED when the
     *     server could not
     */
    String queue(ObjectNode workflow, String id) throws IOException, GeneratorException {
        ObjectNode body = NODES.objectNode();
        body.set("prompt", workflow);
        body.put("client_id", id);
        body.put("prompt_id", id);
        body.set("extra_data", NODES.objectNode().put("preview_method", "auto"));
        Answer answer = http.post("/prompt", body);
        if (answer.status() >= 500) {
            throw new GeneratorException(
                    Kind.FAILED, "ComfyUI at " + address() + " answered with status " + answer.status() + ".");
        }
        JsonNode json = answer.json("/prompt");
        if (!answer.isGood()) {
            throw Complaint.ofWorkflow(json, workflow);
        }
        String given = json.path("prompt_id").asString("");
        if (!given.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IOException("/prompt was answered without an id");
        }
        if (!json.path("node_errors").isEmpty()) {
            // Queued all the same, for what is left of it.
            cancel(given);
            throw Complaint.ofWorkflow(json, workflow);
        }
        return given;
    }

    /** Looks an image up. What was queued and is not forgotten is never {@link Standing.Unknown}. */
    Standing standing(String id) throws IOException {
        if (knowsJobs) {
            Standing known = job(id);
            if (known != null) {
                return known;
            }
            knowsJobs = false;
        }
        // An image moves from the queue to the history: looked for in this order, it cannot slip through between them.
        JsonNode past = history(id);
        if (past == null) {
            Standing now = queued(id);
            if (!(now instanceof Standing.Unknown)) {
                return now;
            }
            past = history(id);
        }
        return past == null ? new Standing.Unknown() : Standing.ended(past.path("outputs"), past.path("status"));
    }

    /** Null for a server that does not know jobs by id. */
    private @Nullable Standing job(String id) throws IOException {
        Answer answer = http.get("/api/jobs/" + id);
        if (answer.status() == 404 && isJson(answer)) {
            return new Standing.Unknown();
        }
        if (answer.isUnknown()) {
            return null;
        }
        if (!answer.isGood()) {
            throw new StatusException("/api/jobs", answer.status());
        }
        JsonNode job = answer.json("/api/jobs");
        String status = job.path("status").asString("");
        return switch (status) {
            case "pending" -> new Standing.Waiting();
            case "in_progress" -> new Standing.Running();
            case "completed", "failed", "cancelled" ->
                Standing.ended(job.path("outputs"), job.path("execution_status"));
            default -> throw new IOException("/api/jobs was answered with an unknown state");
        };
    }

    private static boolean isJson(Answer answer) {
        try {
            return answer.json("/api/jobs").has("error");
        } catch (IOException notJson) {
            return false;
        }
    }

    private @Nullable JsonNode history(String id) throws IOException {
        Answer answer = http.get("/history/" + id);
        if (!answer.isGood()) {
            throw new StatusException("/history", answer.status());
        }
        JsonNode entry = answer.json("/history").path(id);
        return entry.isObject() ? entry : null;
    }

    private Standing queued(String id) throws IOException {
        Answer answer = http.get("/queue");
        if (!answer.isGood()) {
            throw new StatusException("/queue", answer.status());
        }
        JsonNode queue = answer.json("/queue");
        if (holds(queue.path("queue_running"), id)) {
            return new Standing.Running();
        }
        return holds(queue.path("queue_pending"), id) ? new Standing.Waiting() : new Standing.Unknown();
    }

    private static boolean holds(JsonNode items, String id) {
        return items.values().stream()
                .anyMatch(item -> item.path(1).asString("").equals(id));
    }

    /** Ends this one image, whether it waits or is being drawn, and nobody else's. */
    void cancel(String id) throws IOException {
        Answer byId = http.post("/api/jobs/" + id + "/cancel", NODES.objectNode());
        if (!byId.isUnknown()) {
            requireGood("/api/jobs/cancel", byId);
            return;
        }
        ObjectNode waiting = NODES.objectNode();
        waiting.putArray("delete").add(id);
        requireGood("/queue", http.post("/queue", waiting));
        // Servers before 2025-07 look at no id here and end whatever runs: they are asked only while that is ours.
        if (queued(id) instanceof Standing.Running) {
            requireGood("/interrupt", http.post("/interrupt", NODES.objectNode().put("prompt_id", id)));
        }
    }

    private static void requireGood(String what, Answer answer) throws IOException {
        if (!answer.isGood()) {
            throw new StatusException(what, answer.status());
        }
    }

    /** Brings a start image there, under a name that follows from its pixels; the same one twice is one file. */
    String upload(Raster picture) throws IOException {
        byte[] png = PngWriter.png(picture);
        String hash = HexFormat.of().formatHex(PromptId.sha256().digest(png));
        String name = hash.substring(0, 32) + ".png";
        Multipart form = Multipart.image(hash, name, png, "type", "input", "subfolder", FOLDER, "overwrite", "true");
        Answer answer = http.upload("/upload/image", form);
        requireGood("/upload/image", answer);
        JsonNode stored = answer.json("/upload/image");
        String folder = stored.path("subfolder").asString("");
        String stays = stored.path("name").asString(name);
        return folder.isEmpty() ? stays : folder + "/" + stays;
    }

    byte[] fetch(OutputImage image) throws IOException {
        Answer answer = http.file(image.path(), MOST_BYTES);
        requireGood("/view", answer);
        return answer.body();
    }

    @Override
    public void close() {
        http.close();
    }
}
