package sluice.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sluice.adapters.jdbc.KilledProcess.Kill;
import sluice.budget.Charge;
import sluice.contracts.catalog.Sightings;
import sluice.contracts.render.RenderPorts;
import sluice.contracts.render.RenderTurns;
import sluice.contracts.render.Wish;
import sluice.job.JobState;
import sluice.render.book.Campaign;
import sluice.render.book.Campaigns.Terms;
import sluice.render.book.RenderJob;
import sluice.render.book.StageCharge;

/**
 * Another process accepts requests and renders them, and is killed, again and again: no request may be lost, and no image
 * done or billed twice.
 */
@Timeout(300)
class KilledWhileRenderingTest {
    private static final int KILLS = 8;
    private static final long SEED = 4_242;

    @TempDir
    Path folder;

    /** What processes said until now. */
    private final Set<Long> accepted = new HashSet<>();

    private final Set<Long> done = new HashSet<>();

    @Test
    void everyRequestIsKeptAndEveryImageIsDoneOnce() throws IOException, InterruptedException {
        Path file = folder.resolve("catalog.db");
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            TestDatabase.renders(database, RenderingProcess.PATIENT)
                    .campaigns()
                    .create(RenderingProcess.CAMPAIGN, new Terms(null, null, false, false), Wish.AT);
        }
        Random random = new Random(SEED);
        for (int run = 1; run <= KILLS; run++) {
            live(file, run, Kill.by(random, 60, 8_000_000));
            verify(file, "seed " + SEED + ", kill " + run);
        }
        assertTrue(accepted.size() < RenderingProcess.REQUESTS, "nothing was left to be killed over");
        live(file, KILLS + 1, Kill.NEVER);
        verify(file, "at the end");
        // The last words of some were not heard.
        assertTrue(accepted.size() > RenderingProcess.REQUESTS - 4 * KILLS, () -> "heard of " + accepted.size());
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            int images = RenderingProcess.REQUESTS * RenderingProcess.IMAGES;
            Campaign campaign = TestDatabase.renders(database, RenderingProcess.PATIENT)
                    .campaigns()
                    .find(RenderingProcess.CAMPAIGN)
                    .orElseThrow();
            assertEquals(images, campaign.images());
            assertEquals(0, campaign.reservedMicroUsd());
            assertEquals(
                    (long) images * RenderingProcess.STAGES.size() * RenderTurns.MICRO_USD, campaign.spentMicroUsd());
        }
    }

    private void live(Path file, int run, Kill kill) throws IOException, InterruptedException {
        for (String line :
                KilledProcess.run(kill, RenderingProcess.class, file.toString(), Integer.toString(run * 100))) {
            hear(line, RenderingProcess.ACCEPTED, accepted);
            hear(line, RenderingProcess.DONE, done);
        }
    }

    /** The last line may be cut off by the kill. */
    private static void hear(String line, String kind, Set<Long> into) {
        if (line.startsWith(kind) && line.endsWith(RenderingProcess.END)) {
            long number = Long.parseLong(line.substring(kind.length(), line.length() - RenderingProcess.END.length()));
            assertTrue(into.add(number), () -> "said twice: " + line);
        }
    }

    private void verify(Path file, String when) {
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            // Compares all sums with what they are sums of.
            assertEquals(List.of(), database.integrity(), when);
            RenderPorts ports = TestDatabase.renders(database, RenderingProcess.PATIENT);
            long there = RenderingProcess.accepted(ports.book());
            accepted.forEach(render -> assertTrue(render <= there, () -> when + ": lost request " + render));
            for (long render = 1; render <= there; render++) {
                List<RenderJob> jobs = ports.book().jobs(render);
                assertEquals(RenderingProcess.IMAGES, jobs.size(), when);
                jobs.forEach(job -> verify(ports, job, when));
            }
        }
    }

    private void verify(RenderPorts ports, RenderJob job, String when) {
        boolean isDone = job.leasing().state() == JobState.DONE;
        assertTrue(isDone || !done.contains(job.id()), () -> when + ": lost image " + job);
        List<StageCharge> lines = ports.book().charges(job.id());
        assertEquals(isDone ? RenderingProcess.STAGES.size() : 0, lines.size(), when);
        assertTrue(lines.stream().allMatch(line -> line.outcome() == Charge.Outcome.DONE), when);
        assertEquals(isDone ? List.of(Sightings.id(Math.toIntExact(job.id()))) : List.of(), job.assets(), when);
    }
}
