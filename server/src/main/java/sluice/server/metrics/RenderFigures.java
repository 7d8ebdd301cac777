package sluice.server.metrics;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import sluice.render.Domain;
import sluice.render.Phase;
import sluice.render.book.RenderBook.PoolLoad;
import sluice.render.book.RenderBook.StageSum;
import sluice.render.book.RenderJob;
import sluice.render.route.PoolView;

/** What rendering shows of itself: where the time of each image went, and how the pools stand. */
public final class RenderFigures {
    private static final double[] SECONDS = {
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300
    };

    private final Supplier<Map<String, PoolLoad>> loads;
    private final Supplier<List<PoolView>> pools;
    private final Supplier<List<StageSum>> sums;
    private final Histogram domains = histogram("sluice_render_domain_seconds")
            .help("Time of each image that was done, by pool and domain")
            .labelNames("pool", "domain")
            .build();
    private final Histogram phases = histogram("sluice_render_phase_seconds")
            .help("Time of each image that was done, by pool and phase")
            .labelNames("pool", "phase")
            .build();

    /**
     * @param loads what waits and is in hand, by pool
     * @param sums of all charges
     */
    public RenderFigures(
            Supplier<Map<String, PoolLoad>> loads, Supplier<List<PoolView>> pools, Supplier<List<StageSum>> sums) {
        this.loads = loads;
        this.pools = pools;
        this.sums = sums;
    }

    private static Histogram.Builder histogram(String name) {
        return Histogram.builder().name(name).unit(Unit.SECONDS).classicOnly().classicUpperBounds(SECONDS);
    }

    /** An image is done. */
    public void done(RenderJob job) {
        for (Domain domain : Domain.values()) {
            domains.labelValues(job.pool(), domain.label())
                    .observe(job.latency().of(domain));
        }
        for (Phase phase : Phase.values()) {
            phases.labelValues(job.pool(), phase.label()).observe(job.latency().of(phase));
        }
    }

    void register(PrometheusRegistry registry) {
        registry.register(domains);
        registry.register(phases);
        GaugeWithCallback.builder()
                .name("sluice_render_images")
                .help("Images that wait or are in hand, by pool")
                .labelNames("pool", "state")
                .callback(gauge -> loads.get().forEach((pool, load) -> {
                    gauge.call(load.waiting(), pool, "waiting");
                    gauge.call(load.inHand(), pool, "in_hand");
                }))
                .register(registry);
        GaugeWithCallback.builder()
                .name("sluice_render_pool_up")
                .help("Whether a pool is in: 0 while it is taken out because of a fault")
                .labelNames("pool")
                .callback(gauge -> pools.get()
                        .forEach(view -> gauge.call(
                                view.outUntil() == null ? 1 : 0, view.pool().name())))
                .register(registry);
        counter("sluice_render_stage_seconds", "Slot seconds of stages, by pool, model and stage", StageSum::seconds)
                .register(registry);
        counter("sluice_render_micro_usd", "Millionths of a dollar billed", StageSum::microUsd)
                .register(registry);
        counter("sluice_render_saved_micro_usd", "Millionths of a dollar that caches saved", StageSum::savedMicroUsd)
                .register(registry);
    }

    private CounterWithCallback.Builder counter(String name, String help, ToDoubleFunction<StageSum> amount) {
        return CounterWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames("pool", "model", "stage")
                .callback(counter -> sums.get()
                        .forEach(sum -> counter.call(
                                amount.applyAsDouble(sum),
                                sum.pool(),
                                sum.model(),
                                sum.stage().label())));
    }
}
