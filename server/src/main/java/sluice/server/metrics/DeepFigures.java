package sluice.server.metrics;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import sluice.asset.Tier;
import sluice.budget.Spent;
import sluice.job.BacklogCounts;
import sluice.job.JobState;

/**
 * What deep work shows of itself, asked for when somebody reads the figures.
 *
 * @param cores processors that the gate gives to automatic work now; 0 when it is shut
 * @param spent all sums of the ledger
 */
public record DeepFigures(
        Supplier<BacklogCounts> backlog,
        DoubleSupplier cores,
        Supplier<Map<Tier, Long>> tiers,
        Supplier<List<Spent>> spent) {
    void register(PrometheusRegistry registry) {
        GaugeWithCallback.builder()
                .name("sluice_jobs")
                .help("Jobs of deep work by state; done, skipped and dead ones have ended")
                .labelNames("state")
                .callback(gauge -> {
                    BacklogCounts now = backlog.get();
                    for (JobState state : JobState.values()) {
                        gauge.call(now.in(state), state.label());
                    }
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("sluice_gate_cores")
                .help("Processors that automatic deep work may keep busy now; 0 when the gate is shut")
                .callback(gauge -> gauge.call(cores.getAsDouble()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("sluice_assets_by_tier")
                .help("Assets by the tier they have reached")
                .labelNames("tier")
                .callback(gauge ->
                        tiers.get().forEach((tier, count) -> gauge.call(count, Integer.toString(tier.number()))))
                .register(registry);
        CounterWithCallback.builder()
                .name("sluice_spent_cpu_seconds")
                .help("Processor time spent, by tier, step, outcome and whether it was automatic")
                .labelNames("tier", "step", "outcome", "automatic")
                .callback(counter -> sums().forEach((labels, sum) ->
                        counter.call(sum[0], labels.tier(), labels.step(), labels.outcome(), labels.automatic())))
                .register(registry);
        CounterWithCallback.builder()
                .name("sluice_spent_micro_usd")
                .help("Millionths of a dollar spent, by tier, step, outcome and whether it was automatic")
                .labelNames("tier", "step", "outcome", "automatic")
                .callback(counter -> sums().forEach((labels, sum) ->
                        counter.call(sum[1], labels.tier(), labels.step(), labels.outcome(), labels.automatic())))
                .register(registry);
    }

    private record Labels(String tier, String step, String outcome, String automatic) {
        static Labels of(Spent spent) {
            return new Labels(
                    Integer.toString(spent.step().tier().number()),
                    spent.step().label(),
                    spent.outcome().name().toLowerCase(Locale.ROOT),
                    Boolean.toString(spent.automatic()));
        }
    }

    /** Seconds and micro-dollars. */
    private Map<Labels, double[]> sums() {
        Map<Labels, double[]> sums = new LinkedHashMap<>();
        for (Spent one : spent.get()) {
            double[] sum = sums.computeIfAbsent(Labels.of(one), labels -> new double[2]);
            sum[0] += one.cost().cpuSeconds();
            sum[1] += one.cost().microUsd();
        }
        return sums;
    }
}
