package sluice.dispatch;

import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import sluice.analysis.Analysis;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Tier;
import sluice.budget.Step;
import sluice.job.Job;
import sluice.job.JobKind;

/** Does two steps of a millisecond each, unless a test has something else happen in the second. */
final class ScriptedAnalyst implements Analyst {
    static final double SECONDS = 0.002;

    /** What happens in the second step. */
    interface Event {
        void happen() throws Exception;
    }

    private final InstantSource clock;
    private final Map<AssetId, Event> events = new ConcurrentHashMap<>();

    /** Steps begun, as {@code decode 0123…}. */
    final List<String> begun = new CopyOnWriteArrayList<>();

    ScriptedAnalyst(InstantSource clock) {
        this.clock = clock;
    }

    void on(AssetId asset, Event event) {
        events.put(asset, event);
    }

    @Override
    public Analysis analyse(Job job, Asset asset, Meter meter) throws Exception {
        boolean deep = job.what().kind() == JobKind.DEEP;
        int decoded = meter.step(deep ? Step.DECODE_LARGE : Step.DECODE, () -> work(asset, "decode"));
        int more = meter.step(deep ? Step.COMPOSITION : Step.QUALITY, () -> {
            events.getOrDefault(asset.id(), () -> {}).happen();
            return work(asset, "judge");
        });
        if (decoded + more != 2) {
            throw new IllegalStateException("a step was not done");
        }
        return new Analysis(asset.id(), deep ? Tier.DEEP : Tier.STANDARD, null, null, List.of(), clock.instant());
    }

    private int work(Asset asset, String step) {
        begun.add(step + " " + asset.id());
        long until = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + 1_000_000;
        while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < until) {
            Thread.onSpinWait();
        }
        return 1;
    }
}
