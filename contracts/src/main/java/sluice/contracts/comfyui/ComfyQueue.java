package sluice.contracts.comfyui;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What waits, runs and has ended; one image at a time, all of it in memory, as in ComfyUI. */
final class ComfyQueue implements Runnable {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Workflows workflows;
    private final ComfyFaults faults;
    private final Map<String, Frames> sockets = new ConcurrentHashMap<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    /** Guarded by this, as is all below. */
    private final List<Item> pending = new ArrayList<>();

    private final Map<String, ObjectNode> history = new LinkedHashMap<>();
    private final List<String> drawn = new ArrayList<>();
    private @Nullable Item running;
    private boolean interrupted;
    private boolean closed;

    record Item(String id, String client, JsonNode workflow) {}

    ComfyQueue(Workflows workflows, ComfyFaults faults) {
        this.workflows = workflows;
        this.faults = faults;
    }

    Map<String, Frames> sockets() {
        return sockets;
    }

    Map<String, byte[]> files() {
        return files;
    }

    synchronized void put(Item item) {
        pending.add(item);
        notifyAll();
    }

    /** Ids of all images that were begun, in order. */
    synchronized List<String> drawn() {
        return List.copyOf(drawn);
    }

    synchronized @Nullable ObjectNode past(String id) {
        return history.get(id);
    }

    synchronized ObjectNode listed() {
        ObjectNode all = NODES.objectNode();
        Item now = running;
        list(all, "queue_running", now == null ? List.of() : List.of(now));
        list(all, "queue_pending", pending);
        return all;
    }

    private static void list(ObjectNode all, String name, List<Item> items) {
        var list = all.putArray(name);
        items.forEach(item -> list.addArray().add(1).add(item.id()).add(item.workflow()));
    }

    synchronized String state(String id) {
        Item now = running;
        if (now != null && now.id().equals(id)) {
            return "in_progress";
        }
        return pending.stream().anyMatch(item -> item.id().equals(id)) ? "pending" : "";
    }

    synchronized boolean delete(String id) {
        return pending.removeIf(item -> item.id().equals(id));
    }

    /** @param id null for whatever runs */
    synchronized boolean interrupt(@Nullable String id) {
        Item now = running;
        if (now == null || id != null && !now.id().equals(id)) {
            return false;
        }
        interrupted = true;
        notifyAll();
        return true;
    }

    /** Waits, on the drawing thread, until what runs is interrupted. */
    synchronized void awaitInterrupt() throws InterruptedException {
        while (!interrupted && !closed) {
            wait();
        }
    }

    /** As if the process had ended and begun anew. */
    synchronized void restart() {
        pending.clear();
        history.clear();
        running = null;
        interrupted = true;
        sockets.values().forEach(Frames::drop);
        sockets.clear();
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        interrupted = true;
        notifyAll();
    }

    @Override
    public void run() {
        for (Item item = next(); item != null; item = next()) {
            draw(item);
        }
    }

    private synchronized @Nullable Item next() {
        try {
            while (pending.isEmpty() && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        if (closed) {
            return null;
        }
        Item item = pending.removeFirst();
        running = item;
        interrupted = false;
        drawn.add(item.id());
        return item;
    }

    private void draw(Item item) {
        tell(item, "execution_start", NODES.objectNode());
        int steps = workflows.steps(item.workflow());
        for (int step = 1; step <= steps; step++) {
            faults.step(step);
            if (isInterrupted()) {
                end(item, "execution_interrupted", NODES.objectNode(), NODES.objectNode());
                return;
            }
            if (!faults.error().isEmpty()) {
                ObjectNode error = NODES.objectNode()
                        .put("node_id", "5")
                        .put("node_type", "KSampler")
                        .put("exception_type", "RuntimeError")
                        .put("exception_message", faults.error());
                end(item, "execution_error", error, NODES.objectNode());
                return;
            }
            tell(
                    item,
                    "progress",
                    NODES.objectNode().put("value", step).put("max", steps).put("node", "5"));
            preview(item, step);
        }
        String name = "drawn " + item.id() + ".png";
        ObjectNode outputs = NODES.objectNode();
        if (!faults.hasNoPicture()) {
            files.put(name, workflows.png(item.workflow()));
            outputs.putObject(workflows.output(item.workflow()))
                    .putArray("images")
                    .addObject()
                    .put("filename", name)
                    .put("subfolder", "")
                    .put("type", "temp");
        }
        end(item, "execution_success", NODES.objectNode(), outputs);
    }

    private synchronized boolean isInterrupted() {
        return interrupted;
    }

    private void preview(Item item, int step) {
        Frames socket = sockets.get(item.client());
        if (socket != null) {
            byte[] png = Workflows.png(16, 16, step);
            socket.binary(ByteBuffer.allocate(8 + png.length)
                    .putInt(1)
                    .putInt(2)
                    .put(png)
                    .array());
        }
    }

    /** First the word, then the history, then the other word: in this order ComfyUI does it. */
    private void end(Item item, String event, ObjectNode data, ObjectNode outputs) {
        tell(item, event, data);
        ObjectNode past = NODES.objectNode();
        past.set("outputs", outputs);
        boolean good = event.equals("execution_success");
        ObjectNode status = past.putObject("status").put("status_str", good ? "success" : "error");
        status.put("completed", good).putArray("messages").addArray().add(event).add(data);
        synchronized (this) {
            if (running != item) {
                return;
            }
            history.put(item.id(), past);
            running = null;
        }
        tell(item, "executing", NODES.objectNode().putNull("node"));
    }

    private void tell(Item item, String event, ObjectNode data) {
        Frames socket = sockets.get(item.client());
        if (socket != null) {
            ObjectNode message = NODES.objectNode().put("type", event);
            message.set("data", data.put("prompt_id", item.id()));
            socket.text(message.toString());
        }
    }
}
