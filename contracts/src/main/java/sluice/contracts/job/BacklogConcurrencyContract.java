package sluice.contracts.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sluice.asset.AssetId;
import sluice.budget.Charge;
import sluice.contracts.analysis.Analyses;
import sluice.contracts.catalog.Sightings;
import sluice.job.BacklogCounts;
import sluice.job.Job;
import sluice.job.JobEvent;
import sluice.job.JobState;
import sluice.job.RetryRule;
import sluice.job.Settlement;

/** What every backlog promises to several workers at once, some of whom die over their work. */
@Timeout(120)
public abstract class BacklogConcurrencyContract {
    private static final int WORKERS = 4;
    private static final int JOBS = 300;
    private static final long SEED = 20_261_122;
    private static final RetryRule PATIENT = new RetryRule(10_000, Duration.ofMillis(1), Duration.ofMillis(1));
    private static final Duration LEASE = Duration.ofMillis(40);

    /** Empty ports. */
    protected abstract WorthPorts fresh(RetryRule rule);

    /** Milliseconds that pass with each call, so that leases run out while others work. */
    private final AtomicLong clock = new AtomicLong();

    /** What one worker saw. */
    private record Report(List<Job> leased, List<Job> completed, int lost) {}

    private Instant now() {
        return Work.AT.plusMillis(clock.incrementAndGet());
    }

    @Test
    void everyJobIsDoneOnceWhoeverDiesOverIt() throws InterruptedException, ExecutionException {
        WorthPorts ports = fresh(PATIENT);
        ports.importContents(JOBS);
        ports.backlog()
                .offer(IntStream.range(0, JOBS)
                        .mapToObj(content -> Work.offer(content, content % 7))
                        .toList());
        try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS + 2)) {
            Future<Integer> ranker = threads.submit(() -> rerankUntilDone(ports));
            Future<Integer> reader = threads.submit(() -> countUntilDone(ports));
            List<Future<Report>> workers = IntStream.range(0, WORKERS)
                    .mapToObj(worker -> threads.submit(worker(ports, worker)))
                    .toList();
            List<Report> reports = new ArrayList<>();
            for (Future<Report> worker : workers) {
                reports.add(worker.get());
            }
            assertTrue(ranker.get() > 0);
            assertTrue(reader.get() > 0);
            assertHeldByOne(reports);
            assertDoneOnce(ports, reports);
        }
    }

    private Callable<Report> worker(WorthPorts ports, int number) {
        String name = "worker " + number;
        Random random = new Random(SEED + number);
        return () -> {
            List<Job> leased = new ArrayList<>();
            List<Job> completed = new ArrayList<>();
            int lost = 0;
            while (!done(ports)) {
                for (Job job : ports.backlog().lease(name, LEASE, 1 + random.nextInt(3), false, now())) {
                    leased.add(job);
                    switch (random.nextInt(6)) {
                        case 0 -> {} // It dies over this one.
                        case 1 -> assertSnoozed(ports, job, name);
                        case 2 -> {
                            boolean renewed = ports.backlog().renew(job.id(), name, now().plus(LEASE));
                            lost += renewed && complete(ports, job, completed) ? 0 : 1;
                        }
                        default -> lost += complete(ports, job, completed) ? 0 : 1;
                    }
                }
            }
            return new Report(leased, completed, lost);
        };
    }

    private void assertSnoozed(WorthPorts ports, Job job, String name) {
        Instant now = now();
        ports.backlog()
                .settle(
                        new Settlement(
                                job.id(), new JobEvent.Snoozed(name, now.plusMillis(5), "busy"), null, List.of()),
                        now);
    }

    private boolean complete(WorthPorts ports, Job job, List<Job> completed) {
        Instant now = now();
        int number = (int) (job.id() % 90);
        boolean settled = ports.backlog()
                .settle(Work.done(job, Analyses.standard(job.what().asset(), number, now)), now);
        if (settled) {
            completed.add(job);
        }
        return settled;
    }

    private static boolean done(WorthPorts ports) {
        return ports.backlog().counts().in(JobState.DONE) == JOBS;
    }

    private int rerankUntilDone(WorthPorts ports) {
        Random random = new Random(SEED);
        int times = 0;
        do {
            Map<Long, Double> priorities = new HashMap<>();
            ports.backlog().next(50).forEach(job -> priorities.put(job.id(), random.nextDouble()));
            ports.backlog().rerank(priorities);
            times++;
        } while (!done(ports));
        return times;
    }

    private static int countUntilDone(WorthPorts ports) {
        int times = 0;
        BacklogCounts counts;
        do {
            counts = ports.backlog().counts();
            assertEquals(
                    JOBS,
                    counts.states().values().stream().mapToLong(Long::longValue).sum());
            times++;
        } while (counts.in(JobState.DONE) < JOBS);
        return times;
    }

    /** A snoozed turn costs no attempt, so that the same one may begin again, but later. */
    private static void assertHeldByOne(List<Report> reports) {
        Set<List<Object>> turns = new HashSet<>();
        reports.forEach(report -> report.leased()
                .forEach(job -> assertTrue(
                        turns.add(List.of(job.id(), job.attempts(), job.changed())), "leased twice: " + job)));
    }

    private static void assertDoneOnce(WorthPorts ports, List<Report> reports) {
        Set<Long> completed = new HashSet<>();
        reports.forEach(report ->
                report.completed().forEach(job -> assertTrue(completed.add(job.id()), "done twice: " + job)));
        assertEquals(JOBS, completed.size());
        assertEquals(
                Map.of(JobState.DONE, (long) JOBS), ports.backlog().counts().states());
        List<AssetId> ids = IntStream.range(0, JOBS).mapToObj(Sightings::id).toList();
        List<Charge> lines = new ArrayList<>();
        ports.ledger().of(ids).values().forEach(lines::addAll);
        assertEquals(lines.size(), lines.stream().map(Charge::key).distinct().count());
        assertEquals(
                JOBS,
                lines.stream()
                        .filter(line -> line.outcome() == Charge.Outcome.DONE)
                        .count());
        assertEquals(JOBS, ports.findings().find(ids).size());
        assertEquals(Map.of(Analyses.MODEL, (long) JOBS), ports.findings().counts());
    }
}
