package sluice.render.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sluice.job.JobState;
import sluice.job.Leasing;
import sluice.render.Latency;
import sluice.render.Phase;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.book.RenderJob;
import sluice.render.route.Pool;

class PoolReportTest {
    private static final Instant FROM = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant TO = FROM.plusSeconds(100);

    private static Pool pool(String name, int slots) {
        return new Pool(name, "onnx", "", List.of(), "cpu", 3_600_000, slots, 1, 1, Quality.DRAFT, Quality.HERO);
    }

    private static RenderJob job(String pool, JobState state, double seconds, long doneAfter) {
        Recipe recipe = new Recipe("a", "", 0, 8, 8, 1, 1, "m", Recipe.ORIGINAL, "euler", null);
        return new RenderJob(
                1,
                1,
                0,
                recipe,
                Quality.DRAFT,
                0,
                null,
                pool,
                1,
                1,
                new Leasing(state, 1, null, null, null, "", FROM.plusSeconds(doneAfter)),
                false,
                List.of(),
                new Latency(Map.of(Phase.QUEUE, 1_000.0, Phase.DENOISE, seconds * 0.75, Phase.LOAD, seconds * 0.25)),
                500);
    }

    @Test
    void secondsWithinTheWindowAreBusyAndTheOthersArePaidForToo() {
        List<RenderJob> done = List.of(
                job("one", JobState.DONE, 20, 50),
                job("one", JobState.DONE, 20, 5),
                job("one", JobState.DONE, 20, 110),
                job("one", JobState.DONE, 20, 300),
                job("one", JobState.DEAD, 20, 60),
                job("other", JobState.DONE, 20, 60));
        List<PoolReport> reports = PoolReport.of(List.of(pool("one", 2), pool("none", 1)), done, FROM, TO);
        PoolReport one = reports.getFirst();
        assertEquals(35, one.busySeconds(), 1e-9, "20, 5 of one that began before, 10 of one that ended after");
        assertEquals(165, one.idleSeconds(), 1e-9);
        assertEquals(0.175, one.utilisation(), 1e-9);
        assertEquals(35_000, one.busyMicroUsd());
        assertEquals(165_000, one.idleMicroUsd());
        assertEquals(2, one.images());
        assertEquals(1_000, one.billedMicroUsd());
        assertEquals(new PoolReport("none", 1, 0, 0, 100, 0, 100_000, 0), reports.getLast());
    }

    @Test
    void aPoolIsNeverBusierThanItsSlots() {
        List<RenderJob> done = List.of(job("one", JobState.DONE, 90, 99), job("one", JobState.DONE, 90, 99));
        PoolReport one = PoolReport.of(List.of(pool("one", 1)), done, FROM, TO).getFirst();
        assertEquals(1, one.utilisation());
        assertEquals(0, one.idleMicroUsd());
        assertEquals(
                0,
                PoolReport.of(List.of(pool("one", 1)), done, TO, FROM)
                        .getFirst()
                        .utilisation());
    }
}
