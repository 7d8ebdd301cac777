package sluice.render.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.book.RenderJob;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.RenderModel;
import sluice.render.route.Pool;

/** One pool at work: its models, its health, its money, and which images it takes next. */
final class Floor {
    private static final Logger LOG = LoggerFactory.getLogger(Floor.class);

    private final Station station;
    private final Crew crew;
    private final WarmPool warm;
    private final Health health;
    private final PoolTill till;
    private final BatchCaps caps = new BatchCaps();
    private final Inbox inbox = new Inbox();
    private final AtomicInteger occupied = new AtomicInteger();
    private final AtomicLong busyNanos = new AtomicLong();
    private final long begun;
    /** Whether the listener is still to hear that the pool is out. */
    private final AtomicBoolean unannounced = new AtomicBoolean();

    private volatile List<RenderModel> models = List.of();
    /** What was drawn when it was taken out: the trial's model. */
    private volatile @Nullable Recipe troubled;
    /** When the book's own order was followed last, without preferring what is loaded; guarded by this. */
    private long plain;

    Floor(Station station, Crew crew) {
        Pool pool = station.pool();
        this.station = station;
        this.crew = crew;
        this.health = new Health(crew.pace().out());
        this.till = new PoolTill(pool);
        this.warm = new WarmPool(
                pool.name(),
                pool.memoryBytes(),
                station.generator(),
                crew.workshop().nanos(),
                (model, variant, seconds) -> crew.ears().loaded(pool.name(), model, variant, seconds));
        this.begun = crew.workshop().nanos().getAsLong();
        this.plain = begun;
    }

    Station station() {
        return station;
    }

    Pool pool() {
        return station.pool();
    }

    WarmPool warm() {
        return warm;
    }

    Health health() {
        return health;
    }

    PoolTill till() {
        return till;
    }

    BatchCaps caps() {
        return caps;
    }

    /** What other pools have handed over. */
    Inbox inbox() {
        return inbox;
    }

    /** A worker has begun something, 1, or ended it, -1. */
    void occupied(int more) {
        occupied.addAndGet(more);
    }

    boolean hasFreeWorker() {
        return occupied.get() < pool().slots();
    }

    List<RenderModel> models() {
        return models;
    }

    Optional<RenderModel> model(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /** Asks the generator what it has, and keeps what the pool allows; a pool that only finishes needs none. */
    List<RenderModel> readModels() throws GeneratorException {
        if (pool().stages().equals(Set.of(Stage.FINISH))) {
            return models;
        }
        List<RenderModel> read = Guard.load(() -> station.generator().models()).stream()
                .filter(model -> pool().allows(model.id()))
                .toList();
        models = read;
        return read;
    }

    /** A model that may have come since the last look. */
    RenderModel requireModel(String id) throws GeneratorException {
        if (model(id).isEmpty()) {
            readModels();
        }
        return model(id)
                .orElseThrow(() -> new GeneratorException(
                        GeneratorException.Kind.REFUSED, "The pool %s has no model %s.".formatted(pool().name(), id)));
    }

    boolean hasLoaded(Recipe recipe) {
        return warm.loaded().contains(WarmPool.name(recipe.model(), recipe.variant()));
    }

    /** The most images like this one in one call. */
    int most(Recipe recipe) {
        int models = model(recipe.model()).map(RenderModel::batch).orElse(pool().batch());
        return caps.of(recipe, Math.max(1, Math.min(pool().batch(), models)));
    }

    /**
     * The next images. What is loaded is preferred among equals, but not for longer than {@link Pace#affinity()} without
     * taking, once, what is next in the book's own order: nothing is passed over for longer than that.
     */
    List<RenderJob> lease(String owner) {
        boolean inOrder;
        synchronized (this) {
            long now = crew.workshop().nanos().getAsLong();
            inOrder = now - plain >= crew.pace().affinity().toNanos();
            plain = inOrder ? now : plain;
        }
        Instant now = crew.workshop().clock().instant();
        String name = pool().name();
        int most = Math.max(1, pool().batch());
        return inOrder
                ? crew.workshop().book().lease(name, owner, crew.pace().lease(), most, now)
                : crew.workshop().book().lease(name, owner, crew.pace().lease(), most, warm.loaded(), now);
    }

    /** The generator has done its part of so many images. */
    void went(Recipe recipe, int images) {
        health.went();
        caps.went(recipe, images);
    }

    /** An image failed by itself, or loading did: again and again, that takes the pool out. */
    void failed(String why, Recipe recipe) {
        if (health.failed(now(), why)) {
            left(why, recipe);
        }
    }

    /** The pool cannot go on. */
    void out(String why, @Nullable Recipe recipe) {
        if (health.out(now(), why)) {
            left(why, recipe);
        }
    }

    /** A trial has failed. */
    void stillOut(String why) {
        health.stillOut(now(), why);
        unannounced.set(true);
    }

    private void left(String why, @Nullable Recipe recipe) {
        LOG.warn(
                "The pool {} is taken out until {}: {}",
                pool().name(),
                health.standing().outUntil(),
                why);
        troubled = recipe == null ? troubled : recipe;
        unannounced.set(true);
        warm.dropIdle();
    }

    /** Tells the listener that it is out, once what was in hand is back in the book and can be moved. */
    void announce() {
        if (unannounced.getAndSet(false)) {
            crew.ears().takenOut(pool(), health.standing().trouble());
        }
    }

    /** Takes it in if its generator answers and the model of the trouble can be loaded and exercised. */
    void trial(Slot slot) throws InterruptedException {
        try {
            slot.asked(this::readModels);
            Recipe recipe = troubled;
            RenderModel model = recipe == null ? null : model(recipe.model()).orElse(null);
            if (recipe != null && model != null) {
                slot.settle(slot.borrow(model, recipe.variant(), List.of()), true);
            }
            slot.requireMine();
            health.passed();
            LOG.info("The pool {} is back", pool().name());
            crew.ears().back(pool());
            crew.bell().ring();
        } catch (GeneratorException e) {
            slot.requireMine();
            if (e.kind() == GeneratorException.Kind.REFUSED) {
                // It answers, and what it says is that it has not got this model: that is for its images to hear.
                health.passed();
                crew.ears().back(pool());
            } else {
                stillOut(Failures.reason(e));
                announce();
            }
        }
    }

    void busy(long nanos) {
        busyNanos.addAndGet(nanos);
    }

    PoolUse use() {
        double slotSeconds = (crew.workshop().nanos().getAsLong() - begun) / 1e9 * pool().slots();
        double busy = Math.min(slotSeconds, busyNanos.get() / 1e9);
        return new PoolUse(
                pool().name(),
                pool().slots(),
                slotSeconds,
                busy,
                Math.round(pool().microUsd(busy)),
                Math.round(pool().microUsd(slotSeconds - busy)));
    }

    List<PoolStarts> starts() {
        return new ArrayList<>(warm.starts());
    }

    private Instant now() {
        return crew.workshop().clock().instant();
    }
}
