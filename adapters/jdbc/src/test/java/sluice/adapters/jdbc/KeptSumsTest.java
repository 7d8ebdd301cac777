package sluice.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.id;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sluice.budget.Step;
import sluice.contracts.analysis.Analyses;
import sluice.contracts.job.Work;
import sluice.contracts.job.WorthPorts;
import sluice.contracts.render.RenderPorts;
import sluice.contracts.render.RenderTurns;
import sluice.contracts.render.Wish;
import sluice.job.Job;
import sluice.job.JobEvent;
import sluice.job.RetryRule;
import sluice.render.Stage;
import sluice.render.book.Campaigns.Terms;
import sluice.render.book.RenderJob;
import sluice.render.book.StageCharge;
import sluice.render.cache.CacheHit;
import sluice.render.cache.CacheKind;
import sluice.signal.NewSignal;
import sluice.signal.SignalKind;

/** What doctor says of sums that are wrong; that right ones pass is seen at the end of every other test. */
class KeptSumsTest {
    private static final Instant BEFORE_1970 = Instant.ofEpochMilli(-1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE job_count SET jobs = jobs + 1 WHERE state = 'DONE' | jobs at DONE do not add up",
                "UPDATE job_count SET micros = micros + 1 WHERE state = 'QUEUED' | jobs at QUEUED do not add up",
                "DELETE FROM embedding_count | vectors at made-up-1.0 is not kept",
                "UPDATE collection SET assets = 3 WHERE name = 'two words' | collections at two words do not add up",
                "DELETE FROM collection WHERE name = 'zoo' | collections at zoo is not kept",
                "UPDATE standing SET collections = '' | collections at zoo do not add up",
                "UPDATE spent SET micro_usd = micro_usd + 1 WHERE span = 'DAY' | days at",
                "UPDATE spent SET images = 0 WHERE span = 'QUARTER' AND since < 0 | quarter hours at -900000",
                "DELETE FROM spent WHERE span = 'ALL' | the ledger at 0 is not kept",
                "UPDATE charge SET cpu_nanos = 7 | the ledger at 0 do not add up",
                "UPDATE render_state SET images = images + 1 WHERE state = 'DONE' | renders at 1 do not add up",
                "DELETE FROM render_state WHERE state = 'QUEUED' | renders at 1 is not kept",
                "UPDATE pool_load SET waiting_nanos = waiting_nanos + 1 | pools at here do not add up",
                "UPDATE campaign SET reserved = reserved - 1 | campaigns at 1 do not add up",
                "UPDATE campaign SET saved = 0 | campaigns at 1 do not add up",
                "UPDATE render_job SET billed = 0 | images' bills at 1 is not kept",
                "UPDATE render_bill SET saved = saved + 1 | bills at 1 do not add up",
                "DELETE FROM stage_sum WHERE span = 'DAY' | stages' days at",
                "UPDATE stage_sum SET hits = 0 WHERE span = 'QUARTER' | stages' quarter hours at"
            })
    void aSumThatDoesNotAddUpIsFound(String damage, String problem) {
        try (SqliteDatabase database = SqliteDatabase.open(folder.resolve("catalog.db"), false)) {
            fill(TestDatabase.ports(database, RetryRule.DEFAULT));
            render(TestDatabase.renders(database, RetryRule.DEFAULT));
            assertEquals(List.of(), database.integrity());
            database.write(session -> session.update(damage));
            List<String> problems = database.integrity();
            assertTrue(problems.stream().anyMatch(found -> found.contains(problem)), problems::toString);
        }
    }

    private static void fill(WorthPorts ports) {
        ports.importContents(3);
        ports.signals().append(List.of(collected(0, "zoo"), collected(0, "two words"), collected(1, "two words")));
        ports.backlog().offer(List.of(Work.offer(0, 2), Work.offer(1, 1)));
        Job job = ports.backlog()
                .lease("worker", Duration.ofMinutes(1), 1, false, Work.AT)
                .getFirst();
        ports.backlog().settle(Work.done(job, Analyses.standard(id(0), 1, Work.AT)), Work.AT);
        ports.ledger().record(List.of(Work.charge(job, Step.PALETTE, BEFORE_1970)));
    }

    private static void render(RenderPorts ports) {
        ports.campaigns().create("x", new Terms(null, null, false, false), Work.AT);
        ports.book().accept(List.of(Wish.of("fox").campaign("x").count(2).quoted()), Work.AT);
        RenderJob job = ports.book()
                .lease("here", "worker", Duration.ofMinutes(1), 1, Work.AT)
                .getFirst();
        StageCharge charge = RenderTurns.spared(job, Stage.DENOISE, new CacheHit(CacheKind.LATENT, 1, null), Work.AT);
        ports.book().settle(RenderTurns.ended(job, new JobEvent.Completed("worker"), List.of(charge), id(0)), Work.AT);
    }

    private static NewSignal collected(int content, String name) {
        return new NewSignal(id(content), SignalKind.COLLECTED, name, 0, Work.AT, "cli", null);
    }
}
