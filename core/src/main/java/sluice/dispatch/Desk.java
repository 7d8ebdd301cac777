package sluice.dispatch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.InstantSource;
import java.util.function.Supplier;
import sluice.asset.Catalog;
import sluice.budget.Estimates;
import sluice.budget.Till;
import sluice.job.Backlog;

/**
 * What workers work with.
 *
 * @param estimates asked for every job
 */
public record Desk(
        Backlog backlog,
        Catalog catalog,
        Analyst analyst,
        Allowance allowance,
        Supplier<Estimates> estimates,
        Till till,
        InstantSource clock) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    StepMeter.Gauge gauge() {
        return new StepMeter.Gauge(THREADS::getCurrentThreadCpuTime, System::nanoTime, clock, estimates.get(), till);
    }
}
