package sluice.simulate.renders;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sluice.render.Recipe;
import sluice.render.generate.RenderModel;
import sluice.render.route.Pool;
import sluice.render.route.PoolView;
import sluice.simulate.scenario.RendersScenario.PoolPlan;

/** A pool under the virtual clock: slots, a queue in the book's order, and the models that it has loaded. */
final class SimulatedPool {
    private final PoolPlan plan;
    private final Pool pool;
    private final PriorityQueue<Job> waiting = new PriorityQueue<>(Job.ORDER);
    /** The one that was used longest ago first. */
    private final Map<String, Boolean> loaded = new LinkedHashMap<>(16, 0.75f, true);

    private int busy;
    private double backlog;
    private double drawing;
    private double loading;
    private long loads;
    private long requests;

    SimulatedPool(PoolPlan plan, int slots) {
        this.plan = plan;
        this.pool = new Pool(
                plan.name(),
                "onnx",
                "",
                List.of(),
                "cuda",
                plan.microUsdPerHour(),
                slots,
                1,
                plan.models(),
                plan.least(),
                plan.best());
    }

    PoolPlan plan() {
        return plan;
    }

    Pool pool() {
        return pool;
    }

    double crowd() {
        return (double) (busy + waiting.size()) / pool.slots();
    }

    PoolView view(List<RenderModel> models) {
        Set<String> keys = loaded.keySet().stream()
                .map(model -> model + "/" + Recipe.ORIGINAL)
                .collect(Collectors.toSet());
        return new PoolView(pool, models, keys, busy, Math.max(0, backlog), null, "");
    }

    void enqueue(Job job) {
        waiting.add(job);
        backlog += job.estimate();
    }

    /** What a slot has begun: when it will be through, and how long the model took to load. */
    record Begun(Job job, double end, double drawSeconds, double loadSeconds) {}

    /** Begins what is next, if a slot is free and something waits. */
    @Nullable Begun begin(double now) {
        Job job = busy < pool.slots() ? waiting.poll() : null;
        if (job == null) {
            return null;
        }
        busy++;
        requests++;
        double load = load(job.recipe().model());
        double draw = job.work() / plan.speed();
        drawing += draw;
        loading += load;
        return new Begun(job, now + load + draw, draw, load);
    }

    private double load(String model) {
        if (loaded.get(model) != null) {
            return 0;
        }
        if (loaded.size() >= plan.models()) {
            loaded.remove(loaded.keySet().iterator().next());
        }
        loaded.put(model, true);
        loads++;
        return plan.loadSeconds();
    }

    void ended(Job job) {
        busy--;
        backlog -= job.estimate();
    }

    double drawingMicroUsd() {
        return pool.microUsd(drawing);
    }

    double paidMicroUsd(double seconds) {
        return pool.microUsd(pool.slots() * seconds);
    }

    RenderOutcome.PoolUse use(double seconds) {
        double idle = Math.max(0, pool.slots() * seconds - drawing - loading);
        return new RenderOutcome.PoolUse(
                plan.name(), pool.slots(), requests, drawing, loading, idle, loads, Math.round(pool.microUsd(idle)));
    }
}
