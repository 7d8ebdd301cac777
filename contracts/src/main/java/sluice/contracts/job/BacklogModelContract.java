package sluice.contracts.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Faults.persist;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sluice.asset.AssetId;
import sluice.budget.Charge;
import sluice.contracts.analysis.Analyses;
import sluice.contracts.catalog.Faults;
import sluice.contracts.catalog.Sightings;
import sluice.job.Backlog;
import sluice.job.Job;
import sluice.job.JobState;
import sluice.job.RetryRule;

/** Random histories against the in-memory version. Reproduce a failure with the seed in its message. */
public abstract class BacklogModelContract {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final RetryRule PATIENT = new RetryRule(1_000, Duration.ofSeconds(1), Duration.ofSeconds(1));

    /** Empty ports; called once a history. */
    protected abstract WorthPorts fresh(RetryRule rule);

    /** The same ports, perhaps closed and opened again. */
    protected WorthPorts again(WorthPorts ports) {
        return ports;
    }

    /** How many histories of forty steps. */
    protected int histories() {
        return 100;
    }

    @Test
    void answersLikeTheModel() {
        for (long seed = 1; seed <= histories(); seed++) {
            BacklogHistory history =
                    new BacklogHistory(seed, WorthPorts.inMemory(BacklogContract.RULE), fresh(BacklogContract.RULE));
            for (int step = 1; step <= 40; step++) {
                history.step("seed " + seed + ", step " + step, this::again);
            }
        }
    }

    /** Calls fail before or after they are carried out; leases whose answer was lost run out. */
    @Test
    void workersWhoTryAgainAfterFailuresDoAndBillEverythingOnce() {
        for (long seed = 1; seed <= histories() / 5; seed++) {
            WorthPorts ports = fresh(PATIENT);
            ports.importContents(20);
            Backlog faulty = new FaultyBacklog(ports.backlog(), new Faults(seed, 0.3));
            persist(() -> faulty.offer(IntStream.range(0, 20)
                    .mapToObj(content -> Work.offer(content, content % 3))
                    .toList()));
            Map<AssetId, Integer> done = drain(faulty, new Random(seed));
            assertDoneOnce(ports, done, "seed " + seed);
        }
    }

    private static Map<AssetId, Integer> drain(Backlog backlog, Random random) {
        Map<AssetId, Integer> done = new HashMap<>();
        Instant now = Work.AT;
        for (int turn = 0; turn < 1_000 && persist(backlog::counts).in(JobState.DONE) < 20; turn++) {
            now = now.plusSeconds(20);
            Instant at = now;
            for (Job job : persist(() -> backlog.lease("worker", LEASE, 1 + random.nextInt(3), false, at))) {
                int number = random.nextInt(99);
                done.put(job.what().asset(), number);
                persist(() -> backlog.settle(
                        Work.done(job, Analyses.standard(job.what().asset(), number, at)), at));
            }
        }
        return done;
    }

    private static void assertDoneOnce(WorthPorts ports, Map<AssetId, Integer> done, String when) {
        assertEquals(Map.of(JobState.DONE, 20L), ports.backlog().counts().states(), when);
        List<AssetId> ids = IntStream.range(0, 20).mapToObj(Sightings::id).toList();
        List<Charge> lines = new ArrayList<>();
        ports.ledger().of(ids).values().forEach(lines::addAll);
        assertEquals(20, lines.stream().map(Charge::asset).distinct().count(), when);
        assertEquals(20, lines.size(), when + ": billed twice");
        assertTrue(lines.stream().allMatch(line -> line.outcome() == Charge.Outcome.DONE), when);
        ports.findings().find(ids).forEach((asset, found) -> {
            Integer number = done.get(asset);
            assertTrue(number != null && Analyses.standard(number).equals(found.standard()), when);
        });
        assertEquals(20, ports.findings().find(ids).size(), when);
    }
}
