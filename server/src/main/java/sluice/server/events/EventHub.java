package sluice.server.events;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.asset.AssetId;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.ingest.ImportRun;
import sluice.server.http.Json;
import sluice.server.http.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Tells listeners what happens. An import changes hundreds of things a second, and nobody reads that fast: what
 * happens between two ticks is told as one event of each kind.
 */
public final class EventHub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);

    private static final int MILLISECONDS_A_TICK = 250;
    /** The catalog's counts are a question to the database, and every page asks again when they change. */
    private static final int TICKS_A_COUNT = 2;

    private static final int MOST_LISTENERS = 64;
    private static final int MOST_IDS = 500;
    /** More than so many are found by asking, not by listening. */
    private static final int MOST_SUBJECTS = 500;

    /** A page that shows more of them than this looks again at all it shows. */
    private static final int MOST_CHANGED = 200;

    private final InstantSource clock;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("events").daemon().factory());

    private final Map<Long, ImportRun> imports = new LinkedHashMap<>();
    private final Set<AssetId> pictures = new LinkedHashSet<>();
    private final Set<AssetId> assets = new LinkedHashSet<>();
    /** The latest of what is told as it stands, by type and what it is about. */
    private final Map<Subject, JsonNode> latest = new LinkedHashMap<>();

    private record Subject(String type, String id) {}

    private boolean catalogChanged;
    private boolean queueChanged;
    private long ticks;
    private boolean closed;
    private long nextId = 1;

    /**
     * @param status what {@code sluice.catalog.changed} carries
     * @param queue what {@code sluice.queue.changed} carries
     */
    public EventHub(InstantSource clock, Supplier<JsonNode> status, Supplier<JsonNode> queue) {
        this.clock = clock;
        ticker.scheduleWithFixedDelay(
                () -> tickOn(status, queue), MILLISECONDS_A_TICK, MILLISECONDS_A_TICK, TimeUnit.MILLISECONDS);
    }

    public synchronized void importMoved(ImportRun run) {
        imports.put(run.id(), run);
    }

    public synchronized void catalogChanged() {
        catalogChanged = true;
    }

    public synchronized void picturesReady(List<AssetId> ids) {
        catalogChanged = true;
        if (pictures.size() < MOST_IDS && !subscriptions.isEmpty()) {
            pictures.addAll(ids);
        }
    }

    /** What is known of these assets has changed: how they stand, what they are worth, how deep they were analysed. */
    public synchronized void assetsChanged(List<AssetId> ids) {
        if (!subscriptions.isEmpty()) {
            ids.stream().limit(MOST_CHANGED - assets.size()).forEach(assets::add);
        }
    }

    public synchronized void queueChanged() {
        queueChanged = true;
    }

    /** @param progress as {@code sluice.models.progress} carries it */
    public void modelMoved(String id, JsonNode progress) {
        moved(Event.MODELS_PROGRESS, id, progress);
    }

    /**
     * Something is as it is now: of what is told about one thing between two ticks, the last counts.
     *
     * @param type of the event
     * @param id what it is about
     */
    public synchronized void moved(String type, String id, JsonNode now) {
        Subject subject = new Subject(type, id);
        if (!subscriptions.isEmpty() && (latest.size() < MOST_SUBJECTS || latest.containsKey(subject))) {
            latest.put(subject, now);
        }
    }

    /** An endless answer for one listener. */
    public Response subscribe() {
        if (subscriptions.size() >= MOST_LISTENERS) {
            throw SluiceException.of(FailureCode.OVERLOADED, MOST_LISTENERS + " listeners are connected already");
        }
        return new Response.Stream(Map.of("Content-Type", "text/event-stream"), out -> {
            Subscription subscription = new Subscription();
            if (!join(subscription)) {
                return;
            }
            try {
                subscription.writeTo(out);
            } finally {
                subscriptions.remove(subscription);
            }
        });
    }

    /** Whether there was still a place; several listeners may have been let in for the last one. */
    private synchronized boolean join(Subscription subscription) {
        return !closed && subscriptions.size() < MOST_LISTENERS && subscriptions.add(subscription);
    }

    /** A tick that failed is the last one of a schedule unless it is caught. */
    private void tickOn(Supplier<JsonNode> status, Supplier<JsonNode> queue) {
        try {
            tick(status, queue);
        } catch (RuntimeException e) {
            LOG.error("Listeners were not told what happened; they hear of what comes next", e);
        }
    }

    private void tick(Supplier<JsonNode> status, Supplier<JsonNode> queue) {
        List<ImportRun> moved;
        List<AssetId> ready;
        List<AssetId> standing;
        Map<Subject, JsonNode> told;
        boolean changed;
        boolean queued;
        synchronized (this) {
            moved = List.copyOf(imports.values());
            ready = List.copyOf(pictures);
            standing = List.copyOf(assets);
            told = new LinkedHashMap<>(latest);
            boolean counting = ticks++ % TICKS_A_COUNT == 0;
            changed = catalogChanged && counting;
            queued = queueChanged && counting;
            imports.clear();
            pictures.clear();
            assets.clear();
            latest.clear();
            catalogChanged &= !changed;
            queueChanged &= !queued;
        }
        if (subscriptions.isEmpty()) {
            return;
        }
        moved.forEach(run ->
                tell(run.state().ended() ? Event.IMPORT_ENDED : Event.IMPORT_PROGRESS, ImportView.of(run, clock)));
        tell(Event.PICTURES_READY, ready);
        tell(Event.ASSETS_CHANGED, standing);
        told.forEach((subject, now) -> tell(subject.type(), now));
        if (queued) {
            tell(Event.QUEUE_CHANGED, queue.get());
        }
        if (changed) {
            tell(Event.CATALOG_CHANGED, status.get());
        }
    }

    private void tell(String type, List<AssetId> assetIds) {
        if (!assetIds.isEmpty()) {
            ArrayNode ids = Json.array();
            assetIds.forEach(id -> ids.add(id.hex()));
            tell(type, Json.object().set("ids", ids));
        }
    }

    private void tell(String type, JsonNode data) {
        Event event = new Event(nextId++, type, clock.instant(), data);
        subscriptions.forEach(subscription -> subscription.add(event));
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        synchronized (this) {
            closed = true;
        }
        subscriptions.forEach(Subscription::end);
    }
}
