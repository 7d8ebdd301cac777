package sluice.contracts.comfyui;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import sluice.contracts.comfyui.HttpLine.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Speaks ComfyUI's protocol on a port of the loopback, written after the server's public sources: queue, history, jobs,
 * socket, uploads and files. Its pictures follow from workflow and uploads. {@link #faults} says how it misbehaves.
 */
public final class ComfyServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final ServerSocket listening;
    private final Set<String> checkpoints = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Map<String, byte[]> uploads = new ConcurrentHashMap<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ComfyFaults faults = new ComfyFaults();
    private final Workflows workflows = new Workflows(checkpoints, uploads);
    private final ComfyQueue queue = new ComfyQueue(workflows, faults);

    private ComfyServer(ServerSocket listening, Set<String> names) {
        this.listening = listening;
        checkpoints.addAll(names);
    }

    /** @param checkpoints that it can load */
    public static ComfyServer start(String... checkpoints) throws IOException {
        ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ComfyServer server = new ComfyServer(listening, Set.of(checkpoints));
        Thread.ofVirtual().start(server::accept);
        Thread.ofPlatform().daemon().name("comfy-server").start(server.queue);
        return server;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    public ComfyFaults faults() {
        return faults;
    }

    /** Ids of the images it has begun to draw. */
    public List<String> drawn() {
        return queue.drawn();
    }

    /** How an image has ended: {@code success}, {@code error}, or empty as long as it has not. */
    public String ended(String id) {
        ObjectNode past = queue.past(id);
        return past == null ? "" : past.path("status").path("status_str").asString("");
    }

    /** Whether an image is in the queue, or is being drawn. */
    public boolean holds(String id) {
        return !queue.state(id).isEmpty();
    }

    /** Methods and paths of what it was asked, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Puts somebody else's workflow into the queue. */
    public void queueAnother(String id, JsonNode workflow) {
        queue.put(new ComfyQueue.Item(id, "somebody else", workflow));
    }

    /** On the drawing thread: goes no further until somebody interrupts what is drawn. */
    public void hang() {
        try {
            queue.awaitInterrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends what is drawn, as somebody may from the editor. */
    public void interrupt() {
        queue.interrupt(null);
    }

    /** All sockets end without a word. */
    public void dropSockets() {
        queue.sockets().values().forEach(Frames::drop);
    }

    /** Messages and bytes that make no sense are sent to everybody. */
    public void sendGarbage() {
        for (Frames socket : queue.sockets().values()) {
            socket.text("{\"type\":\"progress\",\"data\":");
            socket.text("[1,2,3]");
            socket.text("{\"type\":\"status\",\"data\":{\"text\":\"" + "x".repeat(70_000) + "\"}}", 10_000);
            socket.text("{\"type\":\"execution_error\",\"data\":{\"prompt_id\":\"of somebody else\"}}");
            socket.binary(new byte[] {0, 0});
            socket.binary(new byte[] {0, 0, 0, 4, 127, 127, 127, 127, 1});
            socket.binary(new byte[] {0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3});
            socket.rubbish();
        }
    }

    /** The process ends and begins anew: queue and history are gone. */
    public void restart() {
        queue.restart();
    }

    /** Files of pictures are cleared away; the history still knows them. */
    public void clearFiles() {
        queue.files().clear();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        queue.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                connections.add(socket);
                if (listening.isClosed()) {
                    // Whoever closed it has not seen this one.
                    socket.close();
                } else {
                    Thread.ofVirtual().start(() -> serve(socket));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            HttpLine line = new HttpLine(socket);
            for (Optional<Request> next = line.next(); next.isPresent(); next = line.next()) {
                Request request = next.get();
                requests.add(request.method() + " " + request.path());
                if (request.path().equals("/ws")) {
                    listen(socket, line, request);
                    return;
                }
                if (faults.fails(request.path())) {
                    line.answer(500, "text/plain", "500 Internal Server Error".getBytes(StandardCharsets.UTF_8));
                    continue;
                }
                Reply reply = reply(request);
                if (faults.stalls(request.path())) {
                    continue;
                }
                line.answer(reply.status, reply.type, reply.body);
            }
        } catch (IOException gone) {
            // The client, or this server, has closed the connection.
        } finally {
            connections.remove(socket);
        }
    }

    private void listen(Socket socket, HttpLine line, Request request) throws IOException {
        String client = request.query().getOrDefault("clientId", "");
        Frames frames = new Frames(socket, line);
        try {
            frames.shake(line, request, () -> queue.sockets().put(client, frames));
            frames.text("{\"type\":\"status\",\"data\":{\"status\":{\"exec_info\":{\"queue_remaining\":0}}}}");
            frames.untilClosed(line);
        } finally {
            queue.sockets().remove(client, frames);
        }
    }

    private record Reply(int status, String type, byte[] body) {
        static Reply json(int status, JsonNode body) {
            return new Reply(status, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
        }

        static Reply text(int status) {
            return new Reply(status, "text/plain", (status + ": Not Found").getBytes(StandardCharsets.UTF_8));
        }
    }

    private Reply reply(Request request) {
        String path = request.path();
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean post = request.method().equals("POST");
        if (path.startsWith("/api/jobs/")) {
            return faults.isOld() ? Reply.text(post ? 405 : 404) : post ? cancelled(path) : job(last);
        }
        if (path.startsWith("/history/")) {
            ObjectNode past = NODES.objectNode();
            Optional.ofNullable(queue.past(last)).ifPresent(one -> past.set(last, one));
            return Reply.json(200, past);
        }
        return switch (path) {
            case "/object_info/CheckpointLoaderSimple" -> Reply.json(200, info());
            case "/prompt" -> prompt(JSON.readTree(request.body()));
            case "/queue" -> post ? deleted(JSON.readTree(request.body())) : Reply.json(200, queue.listed());
            case "/interrupt" -> {
                JsonNode id = JSON.readTree(request.body()).path("prompt_id");
                queue.interrupt(faults.isOld() || !id.isString() ? null : id.asString());
                yield Reply.json(200, NODES.objectNode());
            }
            case "/upload/image" -> uploaded(request);
            case "/view" ->
                Optional.ofNullable(queue.files().get(request.query().getOrDefault("filename", "")))
                        .map(file -> new Reply(200, "image/png", file))
                        .orElse(Reply.text(404));
            default -> Reply.text(404);
        };
    }

    private ObjectNode info() {
        ObjectNode info = NODES.objectNode();
        var names = info.putObject("CheckpointLoaderSimple")
                .putObject("input")
                .putObject("required")
                .putArray("ckpt_name")
                .addArray();
        checkpoints.forEach(names::add);
        return info;
    }

    private Reply prompt(JsonNode body) {
        JsonNode workflow = body.path("prompt");
        String asked = body.path("prompt_id").asString("");
        if (!UUID.matcher(asked).matches() && !faults.isOld()) {
            return Reply.json(
                    400,
                    NODES.objectNode()
                            .set("error", NODES.objectNode().put("message", "prompt_id must be a valid UUID")));
        }
        ObjectNode errors = workflows.errors(workflow);
        if (!errors.isEmpty()) {
            ObjectNode refusal = NODES.objectNode();
            refusal.putObject("error").put("message", "Prompt outputs failed validation");
            refusal.set("node_errors", errors);
            return Reply.json(400, refusal);
        }
        if (faults.isHalfRefusing()) {
            Workflows.put(errors, "7", "PreviewImage", "images");
        }
        String id = faults.isOld() ? "own-" + (queue.drawn().size() + 1) : asked;
        queue.put(new ComfyQueue.Item(id, body.path("client_id").asString(""), workflow));
        ObjectNode taken = NODES.objectNode().put("prompt_id", id).put("number", 1);
        taken.set("node_errors", errors);
        return Reply.json(200, taken);
    }

    private Reply job(String id) {
        ObjectNode job = NODES.objectNode().put("id", id);
        ObjectNode past = queue.past(id);
        if (past != null) {
            boolean good = past.path("status").path("completed").asBoolean();
            job.put("status", good ? "completed" : "failed");
            job.set("outputs", past.path("outputs"));
            job.set("execution_status", past.path("status"));
            return Reply.json(200, job);
        }
        String state = queue.state(id);
        return state.isEmpty()
                ? Reply.json(404, NODES.objectNode().put("error", "Job not found"))
                : Reply.json(200, job.put("status", state));
    }

    private Reply cancelled(String path) {
        String id = path.substring("/api/jobs/".length(), path.lastIndexOf('/'));
        boolean done = queue.delete(id) || queue.interrupt(id);
        return Reply.json(200, NODES.objectNode().put("cancelled", done));
    }

    private Reply deleted(JsonNode body) {
        body.path("delete").values().forEach(id -> queue.delete(id.asString()));
        return new Reply(200, "text/plain", new byte[0]);
    }

    private Reply uploaded(Request request) {
        Map<String, byte[]> form = request.form();
        String folder = new String(form.getOrDefault("subfolder", new byte[0]), StandardCharsets.UTF_8);
        String name = new String(form.getOrDefault("filename", new byte[0]), StandardCharsets.UTF_8);
        uploads.put(folder.isEmpty() ? name : folder + "/" + name, form.getOrDefault("image", new byte[0]));
        ObjectNode stored = NODES.objectNode().put("name", name).put("subfolder", folder);
        return Reply.json(name.isEmpty() ? 400 : 200, stored.put("type", "input"));
    }
}
