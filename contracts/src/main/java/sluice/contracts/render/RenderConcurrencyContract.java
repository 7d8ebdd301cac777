package sluice.contracts.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import sluice.budget.Charge;
import sluice.job.JobEvent;
import sluice.job.JobState;
import sluice.job.RetryRule;
import sluice.render.book.Campaign;
import sluice.render.book.Campaigns.Terms;
import sluice.render.book.RenderBook.PoolLoad;
import sluice.render.book.RenderJob;
import sluice.render.book.StageCharge;

/** What every book promises to several workers and users at once, some of whom die over their work. */
@Timeout(120)
public abstract class RenderConcurrencyContract {
    private static final int THREADS = 4;
    private static final int REQUESTS = 60;
    private static final int IMAGES = 4;
    private static final long SEED = 20_261_121;
    private static final RetryRule PATIENT = new RetryRule(10_000, Duration.ofMillis(1), Duration.ofMillis(1));
    private static final Duration LEASE = Duration.ofMillis(40);

    /** Empty ports. */
    protected abstract RenderPorts fresh(RetryRule rule);

    /** Milliseconds that pass with each call, so that leases run out while others work. */
    private final AtomicLong clock = new AtomicLong();

    private Instant now() {
        return Wish.AT.plusMillis(clock.incrementAndGet());
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private Callable<Integer> requester(RenderPorts ports, int number) {
        return () -> {
            int accepted = 0;
            for (int request = 0; request < REQUESTS / THREADS; request++) {
                Wish wish =
                        Wish.of("wish " + number + " " + request).campaign("x").count(IMAGES);
                accepted += ports.book()
                                        .accept(List.of(wish.quoted()), now())
                                        .getFirst()
                                        .refused()
                                == null
                        ? 1
                        : 0;
            }
            return accepted;
        };
    }

    private List<Callable<Integer>> requesters(RenderPorts ports) {
        return IntStream.range(0, THREADS)
                .mapToObj(number -> requester(ports, number))
                .toList();
    }

    @Test
    void noMoneyIsPromisedTwice() throws InterruptedException, ExecutionException {
        RenderPorts ports = fresh(PATIENT);
        long fitting = 17;
        long budget = fitting * IMAGES * Wish.MICRO_USD + Wish.MICRO_USD;
        ports.campaigns().create("x", new Terms(budget, null, false, false), Wish.AT);
        List<Integer> accepted = together(requesters(ports));
        assertEquals(fitting, accepted.stream().mapToInt(Integer::intValue).sum());
        assertEquals(
                fitting * IMAGES * Wish.MICRO_USD,
                ports.campaigns().find("x").orElseThrow().reservedMicroUsd());
    }

    @Test
    void oneKeyIsOneRenderWhoeverSendsIt() throws InterruptedException, ExecutionException {
        RenderPorts ports = fresh(PATIENT);
        Callable<Set<Long>> sender = () -> {
            Set<Long> renders = new HashSet<>();
            for (int key = 0; key < 20; key++) {
                Wish wish = Wish.of("fox").key("key " + key);
                renders.add(Objects.requireNonNull(ports.book()
                        .accept(List.of(wish.quoted()), now())
                        .getFirst()
                        .render()));
            }
            return renders;
        };
        List<Set<Long>> answers = together(List.of(sender, sender, sender, sender));
        assertEquals(1, Set.copyOf(answers).size());
        assertEquals(20, ports.book().list(null, null, null, 100).size());
    }

    /** What one worker saw. */
    private record Report(List<RenderJob> leased, Set<Long> completed) {}

    @Test
    void everyImageIsDoneOnceWhoeverDiesOverIt() throws InterruptedException, ExecutionException {
        RenderPorts ports = fresh(PATIENT);
        ports.campaigns().create("x", new Terms(null, null, false, false), Wish.AT);
        together(requesters(ports));
        List<Report> reports = together(IntStream.range(0, THREADS)
                .mapToObj(number -> worker(ports, "worker " + number, new Random(SEED + number)))
                .toList());
        Set<List<Long>> turns = new HashSet<>();
        Set<Long> completed = new HashSet<>();
        for (Report report : reports) {
            report.leased()
                    .forEach(job -> assertTrue(
                            turns.add(List.of(
                                    job.id(),
                                    (long) job.leasing().attempts(),
                                    job.leasing().changed().toEpochMilli())),
                            () -> "leased twice: " + job));
            report.completed().forEach(job -> assertTrue(completed.add(job), () -> "done twice: " + job));
        }
        assertEquals(REQUESTS * IMAGES, completed.size());
        assertAddsUp(ports);
    }

    private Callable<Report> worker(RenderPorts ports, String name, Random random) {
        return () -> {
            Report report = new Report(new ArrayList<>(), new HashSet<>());
            while (!ports.book().loads().isEmpty()) {
                for (RenderJob job : ports.book().lease("here", name, LEASE, 1 + random.nextInt(3), now())) {
                    report.leased().add(job);
                    assertTrue(job.leasing().isOf(name));
                    turn(ports, job, random, report.completed());
                }
            }
            return report;
        };
    }

    private void turn(RenderPorts ports, RenderJob job, Random random, Set<Long> completed) {
        Instant now = now();
        String owner = RenderTurns.owner(job);
        int fate = random.nextInt(6);
        if (fate == 0) {
            return; // It dies over this one.
        }
        if (fate == 1) {
            JobEvent snoozed = new JobEvent.Snoozed(owner, now.plusMillis(5), "busy");
            ports.book().settle(RenderTurns.ended(job, snoozed, List.of()), now);
            return;
        }
        if (fate == 2) {
            ports.book().renew(List.of(job.id()), owner, now.plus(LEASE));
        }
        if (ports.book().settle(RenderTurns.done(job, now), now)) {
            completed.add(job.id());
        }
    }

    private static void assertAddsUp(RenderPorts ports) {
        long billed = 0;
        for (long id = 1; id <= REQUESTS * IMAGES; id++) {
            RenderJob job = ports.book().job(id).orElseThrow();
            assertEquals(JobState.DONE, job.leasing().state());
            List<StageCharge> lines = ports.book().charges(id);
            assertEquals(
                    1,
                    lines.stream()
                            .filter(line -> line.outcome() == Charge.Outcome.DONE)
                            .count());
            assertEquals(lines.size() * RenderTurns.MICRO_USD, job.billedMicroUsd());
            billed += job.billedMicroUsd();
        }
        Campaign campaign = ports.campaigns().find("x").orElseThrow();
        assertEquals(0, campaign.reservedMicroUsd());
        assertEquals(billed, campaign.spentMicroUsd());
        assertEquals(REQUESTS * IMAGES, campaign.images());
        assertEquals(Map.<String, PoolLoad>of(), ports.book().loads());
    }
}
