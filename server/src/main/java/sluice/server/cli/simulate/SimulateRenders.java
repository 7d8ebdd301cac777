package sluice.server.cli.simulate;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.server.cli.command.Progress;
import sluice.simulate.renders.RenderOutcome;
import sluice.simulate.renders.RenderResults;
import sluice.simulate.renders.RenderSimulation;
import sluice.simulate.renders.Trace;
import sluice.simulate.renders.Traces;
import sluice.simulate.report.Numbers;
import sluice.simulate.report.RendersJson;
import sluice.simulate.report.RendersReport;
import sluice.simulate.scenario.Placing;
import sluice.simulate.scenario.RendersScenario;

/** {@code sluice simulate} on a trace of requests for pictures. */
final class SimulateRenders {
    private static final String ROW = "  %-13s %12s %12s %9s %14s %8s %9s %9s %9s%n";

    private final PrintWriter out;
    private final Progress progress;
    private final boolean json;

    SimulateRenders(PrintWriter out, Progress progress, boolean json) {
        this.out = out;
        this.progress = progress;
        this.json = json;
    }

    void run(RendersScenario scenario, @Nullable ReportFolder folder) {
        Trace trace = Traces.of(scenario);
        if (json) {
            out.println(RendersJson.trace(trace));
        } else {
            out.printf(
                    "%s requests for %s images (left out: %s unfinished, %s unreadable lines)%n%n",
                    Numbers.count(trace.requests().size()),
                    Numbers.count(trace.images()),
                    Numbers.count(trace.unfinished()),
                    Numbers.count(trace.malformed()));
        }
        List<RenderOutcome> outcomes = new ArrayList<>();
        for (double load : scenario.loads()) {
            List<RenderOutcome> alike = new ArrayList<>();
            for (Placing placing : scenario.strategies()) {
                RenderOutcome outcome = RenderSimulation.run(
                        scenario,
                        trace,
                        placing,
                        load,
                        share -> progress.show("load %s, %s: %.0f %% of the requests are through"
                                .formatted(load, placing.label(), 100 * share)));
                progress.clear();
                alike.add(outcome);
                if (json) {
                    out.println(RendersJson.line(outcome));
                }
            }
            outcomes.addAll(alike);
            if (!json) {
                table(load, alike);
            }
            out.flush();
        }
        if (folder != null) {
            folder.write(RendersReport.files(new RenderResults(scenario, trace, outcomes)));
            if (!json) {
                out.println("The report is in " + folder.page());
            }
        }
    }

    private void table(double load, List<RenderOutcome> outcomes) {
        out.printf("load %s: so many slots of speed 1 would be busy if everything were drawn in full%n", load);
        out.printf(ROW, "", "billed/1000", "paid/1000", "missed", "late/refused", "below", "in use", "p50", "p95");
        for (RenderOutcome one : outcomes) {
            out.printf(
                    ROW,
                    one.placing().label(),
                    Numbers.money(one.billedPerThousand()),
                    Numbers.money(one.paidPerThousand()),
                    Numbers.percent(one.missedShare()),
                    Numbers.count(one.late()) + "/" + Numbers.count(one.refused()),
                    Numbers.percent((double) one.below() / Math.max(1, one.images())),
                    Numbers.percent(one.utilisation()),
                    Numbers.time(one.p50()),
                    Numbers.time(one.p95()));
            for (RenderOutcome.PoolUse pool : one.pools()) {
                out.printf(
                        "      %s × %d: %s in use, idle for %s, %s requests, %s models loaded%n",
                        pool.name(),
                        pool.slots(),
                        Numbers.percent(pool.utilisation()),
                        Numbers.money(pool.idleMicroUsd()),
                        Numbers.count(pool.requests()),
                        Numbers.count(pool.loads()));
            }
        }
        out.println();
    }
}
