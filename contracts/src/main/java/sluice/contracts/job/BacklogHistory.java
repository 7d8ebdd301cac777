package sluice.contracts.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.id;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sluice.analysis.Analysis;
import sluice.budget.Step;
import sluice.contracts.analysis.Analyses;
import sluice.job.Job;
import sluice.job.JobEvent;
import sluice.job.JobKind;
import sluice.job.NewJob;
import sluice.job.Settlement;

/**
 * A random history of a few workers and the user at few jobs, so that they meet often, done to a backlog and to the
 * in-memory one: every answer must be the same but for the jobs' numbers, and promises that span calls must hold.
 */
final class BacklogHistory {
    static final int CONTENTS = 5;
    private static final List<String> WORKERS = List.of("a", "b", "c");
    private static final Duration LEASE = Duration.ofSeconds(20);

    /** A lease as a worker remembers it, though it may be long over. */
    private record Held(Job model, Job tested) {}

    private final Random random;
    private final WorthPorts model;
    private WorthPorts tested;
    private final List<Held> held = new ArrayList<>();
    /** Until when each work is somebody's; that of a turn that ended is taken out. */
    private final Map<String, Instant> takenUntil = new HashMap<>();

    private final Set<String> completed = new HashSet<>();
    private Instant now = Work.AT;
    private String when = "at the begin";

    BacklogHistory(long seed, WorthPorts model, WorthPorts tested) {
        this.random = new Random(seed);
        this.model = model;
        this.tested = tested;
        for (WorthPorts ports : List.of(model, tested)) {
            ports.importContents(CONTENTS);
            for (int content = 0; content < 3; content++) {
                ports.stacking().put(id(content), 1, content == 0);
            }
        }
    }

    void step(String name, UnaryOperator<WorthPorts> again) {
        when = name;
        now = now.plusMillis(random.nextInt(8_000));
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> offer();
            case 3, 4, 5 -> lease();
            case 6 -> renew();
            case 7, 8 -> settle();
            default -> intervene();
        }
        tested = again.apply(tested);
        new BacklogComparison(model, tested, when).assertSame();
    }

    private void offer() {
        List<NewJob> offers =
                Stream.generate(this::work).limit(random.nextInt(4)).toList();
        assertEquals(model.backlog().offer(offers), tested.backlog().offer(offers), when);
    }

    private NewJob work() {
        JobKind[] kinds = JobKind.values();
        JobKind kind = kinds[random.nextInt(kinds.length)];
        return new NewJob(
                // One more than there are.
                id(random.nextInt(CONTENTS + 1)),
                kind,
                kind == JobKind.EMBED ? "model-" + random.nextInt(2) : "",
                random.nextInt(4),
                random.nextInt(4) == 0,
                random.nextInt(9) / 8.0,
                "reason " + random.nextInt(100),
                now);
    }

    private void lease() {
        String worker = WORKERS.get(random.nextInt(WORKERS.size()));
        int limit = random.nextInt(4);
        boolean explicitOnly = random.nextInt(4) == 0;
        List<Job> expected = model.backlog().lease(worker, LEASE, limit, explicitOnly, now);
        List<Job> given = tested.backlog().lease(worker, LEASE, limit, explicitOnly, now);
        assertEquals(BacklogComparison.unnumbered(expected), BacklogComparison.unnumbered(given), when);
        for (int i = 0; i < given.size(); i++) {
            String key = given.get(i).what().key();
            Instant before = takenUntil.put(key, now.plus(LEASE));
            assertTrue(before == null || !before.isAfter(now), () -> when + ": " + key + " is somebody else's");
            held.add(new Held(expected.get(i), given.get(i)));
        }
    }

    private Optional<Held> someLease() {
        return held.isEmpty() ? Optional.empty() : Optional.of(held.get(random.nextInt(held.size())));
    }

    private void renew() {
        someLease().ifPresent(lease -> {
            String owner = owner(lease.tested());
            Instant until = now.plusSeconds(random.nextInt(60));
            boolean renewed = tested.backlog().renew(lease.tested().id(), owner, until);
            assertEquals(model.backlog().renew(lease.model().id(), owner, until), renewed, when);
            if (renewed) {
                takenUntil.put(lease.tested().what().key(), until);
            }
        });
    }

    private void settle() {
        someLease().ifPresent(lease -> {
            JobEvent event = end(owner(lease.tested()));
            @Nullable Analysis result = result(lease.tested());
            boolean settled = tested.backlog().settle(settlement(lease.tested(), event, result), now);
            assertEquals(model.backlog().settle(settlement(lease.model(), event, result), now), settled, when);
            if (settled) {
                String key = lease.tested().what().key();
                takenUntil.remove(key);
                assertTrue(!(event instanceof JobEvent.Completed) || completed.add(key), () -> when + ": twice " + key);
            }
            if (random.nextInt(3) > 0) {
                held.remove(lease);
            }
        });
    }

    private static String owner(Job job) {
        return Optional.ofNullable(job.owner()).orElseThrow();
    }

    private Settlement settlement(Job job, JobEvent event, @Nullable Analysis result) {
        return new Settlement(
                job.id(),
                event,
                result,
                Stream.of(Step.DECODE, Step.EMBED)
                        .map(step -> Work.charge(job, step, now))
                        .toList());
    }

    private JobEvent end(String owner) {
        return switch (random.nextInt(6)) {
            case 0 -> new JobEvent.Skipped(owner, "the file is gone");
            case 1 -> new JobEvent.Snoozed(owner, now.plusSeconds(random.nextInt(30)), "busy");
            case 2 -> new JobEvent.Failed(owner, "failed", true);
            case 3 -> new JobEvent.Failed(owner, "broken", false);
            default -> new JobEvent.Completed(owner);
        };
    }

    private @Nullable Analysis result(Job job) {
        int number = random.nextInt(50);
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> Analyses.embedded(job.what().asset(), "other", number, now);
            case 2 -> Analyses.deep(job.what().asset(), number, now);
            case 3 -> Analyses.complete(job.what().asset(), number, now);
            default -> Analyses.standard(job.what().asset(), number, now);
        };
    }

    /** The user or the policy changes something. */
    private void intervene() {
        List<Job> jobs = BacklogComparison.all(tested.backlog());
        Map<String, Long> numbers = new HashMap<>();
        BacklogComparison.all(model.backlog())
                .forEach(job -> numbers.put(job.what().key(), job.id()));
        List<Job> some = jobs.stream().filter(job -> random.nextBoolean()).toList();
        List<Long> ofTested = some.stream().map(Job::id).toList();
        List<Long> ofModel =
                some.stream().map(job -> numbers.get(job.what().key())).toList();
        if (random.nextBoolean()) {
            Map<Long, Double> forTested = new HashMap<>();
            Map<Long, Double> forModel = new HashMap<>();
            for (int i = 0; i < some.size(); i++) {
                double priority = random.nextInt(4);
                forTested.put(ofTested.get(i), priority);
                forModel.put(ofModel.get(i), priority);
            }
            tested.backlog().rerank(forTested);
            model.backlog().rerank(forModel);
        } else {
            JobEvent act = random.nextBoolean() ? new JobEvent.Retried() : new JobEvent.Dropped();
            assertEquals(
                    model.backlog().apply(ofModel, act, now), tested.backlog().apply(ofTested, act, now), when);
        }
    }
}
