package sluice.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.contracts.catalog.Faults;
import sluice.contracts.catalog.FaultyCatalog;
import sluice.contracts.catalog.FaultyImportLog;
import sluice.contracts.catalog.InMemoryImportLog;

/** Imports that are stopped, or whose catalog fails. */
@SuppressWarnings("NullAway.Init")
class InterruptedImportTest {
    private static final ImportCounts ALL = new ImportCounts(310, 200, 100, 0, 10, 0);

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void files() throws IOException {
        folder = Files.createDirectory(temporary.toRealPath().resolve("images"));
        for (int i = 0; i < 300; i++) {
            Drawn.png(folder.resolve(i % 7 + "/" + i + ".png"), i % 200);
        }
        for (int i = 0; i < 10; i++) {
            Files.writeString(folder.resolve("no image " + i), "text");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void stoppedAndResumedItCountsAsIfItHadNeverStopped(long seed) throws Exception {
        Random random = new Random(seed);
        try (IngestBench bench = new IngestBench()) {
            ImportRun run = bench.begin(folder);
            for (int stops = 0; stops < 3; stops++) {
                long files = random.nextLong(310);
                bench.await("so many files", () -> bench.current(run).counts().files() >= files || done(bench, run));
                bench.restart();
            }
            assertEquals(ALL, bench.finish(run).counts(), "seed " + seed);
            assertEquals(10, bench.problems(run).size());
            assertEquals(200, bench.assets().size());
        }
    }

    @Test
    void stoppedBetweenFilesThatAreGoneItCountsEachOnce() throws Exception {
        try (IngestBench bench = new IngestBench()) {
            bench.run(folder);
            for (int i = 0; i < 300; i += 3) {
                Files.delete(folder.resolve(i % 7 + "/" + i + ".png"));
            }
            ImportRun run = bench.begin(folder);
            bench.restart();
            assertEquals(100, bench.finish(run).counts().missing());
        }
    }

    private static boolean done(IngestBench bench, ImportRun run) {
        return bench.current(run).state().ended();
    }

    @Test
    void aCatalogThatFailsEndsTheImportWithTheReasonAndTheNextOneGoesOn() throws Exception {
        for (long nth = 1; nth <= 12; nth++) {
            Faults faults = new Faults(nth, 0);
            try (IngestBench bench =
                    new IngestBench(new InMemoryImportLog(), sound -> new FaultyCatalog(sound, faults))) {
                faults.failAt(nth);
                ImportRun failed = bench.run(folder);

                assertEquals(ImportState.FAILED, failed.state(), "call " + nth);
                assertTrue(
                        bench.problems(failed).stream()
                                .anyMatch(problem -> problem.reason().contains("injected fault")),
                        () -> bench.problems(failed).toString());

                ImportRun again = bench.run(folder);
                assertEquals(ImportState.DONE, again.state());
                assertEquals(310, again.counts().files());
                assertEquals(200, bench.assets().size());
            }
        }
    }

    @Test
    void anImportWhoseLogFailsTooIsKnownToHaveFailedAndGoesOnAtTheNextStart() throws Exception {
        Faults faults = new Faults(1, 0);
        InMemoryImportLog log = new InMemoryImportLog();
        Faults down = new Faults(1, 1);
        SwitchedLog switched = new SwitchedLog(log, new FaultyImportLog(log, down));
        try (IngestBench bench = new IngestBench(switched, sound -> new FaultyCatalog(sound, faults))) {
            faults.failAt(2);
            switched.down = true;
            ImportRun run = bench.begin(folder);
            assertEquals(ImportState.FAILED, bench.finish(run).state());

            switched.down = false;
            faults.failAt(0);
            assertEquals(
                    List.of(run.id()),
                    log.unfinished().stream().map(ImportRun::id).toList());
            bench.restart();
            assertEquals(ImportState.DONE, bench.finish(run).state());
            assertEquals(ALL, bench.current(run).counts());
        }
    }

    @Test
    void askingForTheSameAgainTakesThePlaceOfWhatWasInterrupted() throws Exception {
        InMemoryImportLog log = new InMemoryImportLog();
        ImportRun killed = log.begin(List.of(folder), false, IngestBench.CLOCK.instant());
        ImportRun other = log.begin(List.of(temporary), false, IngestBench.CLOCK.instant());
        try (IngestBench bench = new IngestBench(log, IngestLimits.DEFAULT)) {
            bench.run(folder);
            assertEquals(ImportState.CANCELLED, bench.current(killed).state());
            assertEquals(ImportState.RUNNING, bench.current(other).state());
        }
    }
}
