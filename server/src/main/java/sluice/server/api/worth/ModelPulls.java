package sluice.server.api.worth;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import sluice.analysis.Models;
import sluice.analysis.PullProgress;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fetches models in the background, one at a time each, and knows how far they are. */
final class ModelPulls implements AutoCloseable {
    private final Models models;
    private final BiConsumer<String, JsonNode> moved;
    private final Map<String, Pull> pulls = new LinkedHashMap<>();
    private volatile boolean closed;

    /** @param moved hears, on the thread that fetches, how far a model is */
    ModelPulls(Models models, BiConsumer<String, JsonNode> moved) {
        this.models = models;
        this.moved = moved;
    }

    private enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    private record Pull(
            String id,
            State state,
            long bytes,
            long of,
            @Nullable String reason) {
        ObjectNode json() {
            return Json.object()
                    .put("id", id)
                    .put("state", state.name().toLowerCase(Locale.ROOT))
                    .put("bytes", bytes)
                    .put("of", of)
                    .put("reason", reason);
        }

        Pull ended(State end, @Nullable String why) {
            return new Pull(id, end, end == State.DONE ? of : bytes, of, why);
        }
    }

    /** Begins a pull, or answers how far the one that is under way is. */
    synchronized ObjectNode begin(String id, long of) {
        Pull known = pulls.get(id);
        if (known != null && known.state() == State.RUNNING) {
            return known.json();
        }
        Pull pull = new Pull(id, State.RUNNING, 0, of, null);
        pulls.put(id, pull);
        Thread.ofVirtual().name("pull-" + id).start(() -> run(pull));
        return pull.json();
    }

    synchronized Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(pulls.get(id)).map(Pull::json);
    }

    /** The boundary of the thread that fetches: however it ends, whoever asks is told. */
    private void run(Pull begun) {
        Pull[] last = {begun};
        try {
            boolean installed = models.pull(begun.id(), new PullProgress() {
                @Override
                public void at(long bytes, long of) {
                    last[0] = new Pull(begun.id(), State.RUNNING, bytes, of, null);
                    keep(last[0]);
                }

                @Override
                public boolean cancelled() {
                    return closed;
                }
            });
            keep(last[0].ended(installed ? State.DONE : State.CANCELLED, null));
        } catch (SluiceException e) {
            keep(last[0].ended(State.FAILED, e.getMessage()));
        } catch (RuntimeException e) {
            keep(last[0].ended(State.FAILED, "a fault in Sluice itself: " + e));
        }
    }

    private void keep(Pull pull) {
        synchronized (this) {
            pulls.put(pull.id(), pull);
        }
        moved.accept(pull.id(), pull.json());
    }

    SluiceException never(String id) {
        return SluiceException.about(FailureCode.NOT_FOUND, "id", "the model " + id + " is not being pulled");
    }

    @Override
    public void close() {
        closed = true;
    }
}
