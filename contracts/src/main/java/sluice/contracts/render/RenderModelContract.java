package sluice.contracts.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Faults.persist;
import static sluice.contracts.catalog.Sightings.id;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sluice.budget.Charge;
import sluice.contracts.catalog.Faults;
import sluice.job.JobState;
import sluice.job.RetryRule;
import sluice.render.book.Campaign;
import sluice.render.book.Campaigns.Terms;
import sluice.render.book.QuotedRequest;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderJob;
import sluice.render.book.StageCharge;

/** Random histories against the in-memory version. Reproduce a failure with the seed in its message. */
public abstract class RenderModelContract {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final RetryRule PATIENT = new RetryRule(1_000, Duration.ofSeconds(1), Duration.ofSeconds(1));
    private static final int REQUESTS = 10;

    /** Empty ports; called once a history. */
    protected abstract RenderPorts fresh(RetryRule rule);

    /** The same ports, perhaps closed and opened again. */
    protected RenderPorts again(RenderPorts ports) {
        return ports;
    }

    /** How many histories of forty steps. */
    protected int histories() {
        return 25;
    }

    @Test
    void answersLikeTheModel() {
        for (long seed = 1; seed <= histories(); seed++) {
            RenderHistory history = new RenderHistory(
                    seed, RenderPorts.inMemory(RenderBookContract.RULE), fresh(RenderBookContract.RULE));
            for (int step = 1; step <= 40; step++) {
                history.step("seed " + seed + ", step " + step, this::again);
            }
        }
    }

    /** Calls fail before or after they are carried out; leases whose answer was lost run out. */
    @Test
    void whoTriesAgainAfterFailuresIsRenderedAndBilledOnce() {
        for (long seed = 1; seed <= histories() / 5; seed++) {
            RenderPorts ports = fresh(PATIENT);
            ports.campaigns().create("x", new Terms(2L * REQUESTS * Wish.MICRO_USD, null, false, false), Wish.AT);
            RenderBook faulty = new FaultyRenderBook(ports.book(), new Faults(seed, 0.3));
            List<QuotedRequest> requests = IntStream.range(0, REQUESTS)
                    .mapToObj(number -> Wish.of("wish " + number)
                            .key("key " + number)
                            .campaign("x")
                            .count(2)
                            .quoted())
                    .toList();
            persist(() -> faulty.accept(requests, Wish.AT));
            drain(faulty);
            assertOnce(ports, "seed " + seed);
        }
    }

    private static void drain(RenderBook book) {
        Instant now = Wish.AT;
        for (int turn = 0; turn < 1_000 && !persist(book::loads).isEmpty(); turn++) {
            now = now.plusSeconds(20);
            Instant at = now;
            for (RenderJob job : persist(() -> book.lease("here", "worker", LEASE, 3, at))) {
                persist(() -> book.settle(RenderTurns.done(job, at, id((int) job.id())), at));
            }
        }
    }

    private static void assertOnce(RenderPorts ports, String when) {
        assertEquals(REQUESTS, ports.book().list(null, null, null, 100).size(), when + ": accepted twice");
        for (long job = 1; job <= 2 * REQUESTS; job++) {
            RenderJob done = ports.book().job(job).orElseThrow();
            assertEquals(JobState.DONE, done.leasing().state(), when);
            assertEquals(List.of(id((int) job)), done.assets(), when);
            List<StageCharge> lines = ports.book().charges(job);
            assertEquals(1, lines.size(), when + ": billed twice");
            assertTrue(lines.stream().allMatch(line -> line.outcome() == Charge.Outcome.DONE), when);
        }
        assertEquals(Map.of(), ports.book().loads(), when);
        Campaign campaign = ports.campaigns().find("x").orElseThrow();
        assertEquals(0, campaign.reservedMicroUsd(), when);
        assertEquals(2L * REQUESTS * RenderTurns.MICRO_USD, campaign.spentMicroUsd(), when);
        assertEquals(2L * REQUESTS, campaign.images(), when);
    }
}
