package sluice.adapters.jdbc;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import sluice.analysis.Analysis;
import sluice.analysis.Embedding;
import sluice.asset.Sighting;
import sluice.asset.Tier;
import sluice.budget.Charge;
import sluice.budget.Cost;
import sluice.budget.Step;
import sluice.contracts.analysis.Analyses;
import sluice.contracts.catalog.Sightings;
import sluice.contracts.job.Work;
import sluice.contracts.job.WorthPorts;
import sluice.job.Job;
import sluice.job.JobEvent;
import sluice.job.RetryRule;
import sluice.job.Settlement;

/** How fast the backlog and the ledger are; run by hand. Arguments: an empty folder, and the number of jobs. */
final class BacklogMeasurement {
    private static final int BATCH = 500;
    private static final int SETTLED = 2_000;
    private static final int DIMENSIONS = 1_280;

    private BacklogMeasurement() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int jobs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
        for (boolean flushed : new boolean[] {false, true}) {
            System.out.println(flushed ? "synchronous=FULL" : "synchronous=OFF");
            try (SqliteDatabase database = SqliteDatabase.open(folder.resolve(flushed + ".db"), flushed)) {
                measure(TestDatabase.ports(database, RetryRule.DEFAULT), jobs);
            }
        }
    }

    private static void measure(WorthPorts ports, int jobs) {
        for (int from = 0; from < jobs; from += BATCH) {
            ports.catalog()
                    .record(
                            1,
                            IntStream.range(from, Math.min(jobs, from + BATCH))
                                    .<Sighting>mapToObj(i -> Sightings.image(i + ".png", i))
                                    .toList());
        }
        time("offer " + jobs + " jobs in batches of " + BATCH, jobs, () -> {
            for (int from = 0; from < jobs; from += BATCH) {
                ports.backlog()
                        .offer(IntStream.range(from, Math.min(jobs, from + BATCH))
                                .mapToObj(i -> Work.offer(i % jobs, i * 7919 % 1_000_003))
                                .toList());
            }
        });
        rerank(ports, jobs);
        settle(ports, "one job a call", 1);
        settle(ports, "sixteen leased a call", 16);
        time("counts", 1, ports.backlog()::counts);
        ledger(ports);
    }

    private static void rerank(WorthPorts ports, int jobs) {
        Random random = new Random(5);
        Map<Long, Double> all = new HashMap<>();
        for (long id = 1; id <= jobs; id++) {
            all.put(id, random.nextDouble());
        }
        time("rerank all of them anew", jobs, () -> ports.backlog().rerank(all));
        time("rerank all of them, nothing changed", jobs, () -> ports.backlog().rerank(all));
        Map<Long, Double> some = new HashMap<>(all);
        some.replaceAll((id, priority) -> id % 10 == 0 ? random.nextDouble() : priority);
        time("rerank all of them, a tenth changed", jobs, () -> ports.backlog().rerank(some));
    }

    /** With what a Tier 2 job brings: findings, a vector of 1,280 dimensions and four lines. */
    private static void settle(WorthPorts ports, String what, int limit) {
        Random random = new Random(6);
        float[] vector = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = random.nextFloat() / 20;
        }
        Embedding embedding = new Embedding("made-up-1.0", Embedding.Kind.WHOLE, vector);
        time("lease and settle, " + what, SETTLED, () -> {
            Instant now = Work.AT;
            for (int done = 0; done < SETTLED; ) {
                for (Job job : ports.backlog().lease("worker", Duration.ofMinutes(1), limit, false, now)) {
                    Analysis result = new Analysis(
                            job.what().asset(), Tier.STANDARD, Analyses.standard(done), null, List.of(embedding), now);
                    List<Charge> lines = new ArrayList<>();
                    for (Step step : List.of(Step.DECODE, Step.EMBED, Step.QUALITY, Step.STYLE)) {
                        lines.add(Work.charge(job, step, now));
                    }
                    ports.backlog()
                            .settle(new Settlement(job.id(), new JobEvent.Completed("worker"), result, lines), now);
                    done++;
                }
                now = now.plusMillis(400);
            }
        });
    }

    /** A year of quarter hours. */
    private static void ledger(WorthPorts ports) {
        List<Charge> lines = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            Step step = Step.values()[i % Step.values().length];
            lines.add(new Charge(
                    null,
                    1,
                    step,
                    0.5,
                    new Cost(0.25, 0.5, 11),
                    Charge.Outcome.DONE,
                    true,
                    Work.AT.plusSeconds(i * 157L),
                    "line " + i));
        }
        time("record 200,000 lines at once", lines.size(), () -> ports.ledger().record(lines));
        for (int round = 0; round < 3; round++) {
            time("spent in a year of them", 1, () -> ports.ledger().spent(Instant.EPOCH, ZoneOffset.UTC));
            time(
                    "spent in thirty days",
                    1,
                    () -> ports.ledger().spent(Work.AT.plus(Duration.ofDays(333)), ZoneOffset.UTC));
            time("automatic since ever", 1, () -> ports.ledger().automaticSince(Instant.EPOCH));
            time(
                    "automatic in a week",
                    1,
                    () -> ports.ledger()
                            .automaticSince(Work.AT.plus(Duration.ofDays(356)).plusSeconds(7)));
            time("means", 1, () -> ports.ledger().means());
        }
    }

    private static void time(String what, int count, Runnable work) {
        long start = System.nanoTime();
        long cpu = cpuNanos();
        work.run();
        long nanos = System.nanoTime() - start;
        System.out.printf(
                "  %-45s %9.1f ms, %9.4f ms each, %9.4f ms of the processor%n",
                what, nanos / 1e6, nanos / 1e6 / count, (cpuNanos() - cpu) / 1e6 / count);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
