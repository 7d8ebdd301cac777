package sluice.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sluice.adapters.jdbc.KilledProcess.Kill;
import sluice.analysis.Analysis;
import sluice.analysis.Embedding;
import sluice.asset.AssetId;
import sluice.asset.Tier;
import sluice.budget.Charge;
import sluice.contracts.analysis.Analyses;
import sluice.contracts.catalog.Sightings;
import sluice.contracts.job.Work;
import sluice.contracts.job.WorthPorts;
import sluice.job.Job;
import sluice.job.JobState;

/** Another process works the backlog off and is killed, again and again; no work may be lost, done or billed twice. */
@Timeout(300)
class KilledWhileDrainingTest {
    private static final int KILLS = 20;
    private static final int JOBS = 2_000;
    private static final long SEED = 777;

    @TempDir
    Path folder;

    @Test
    void everyJobEndsOnceAndNothingIsLostOrDoubled() throws IOException, InterruptedException {
        Path file = folder.resolve("catalog.db");
        fill(file);
        Random random = new Random(SEED);
        Set<Long> acknowledged = new HashSet<>();
        for (int kill = 1; kill <= KILLS; kill++) {
            Set<Long> done = drain(file, kill, random);
            done.forEach(job -> assertTrue(acknowledged.add(job), "job " + job + " was done twice"));
            verify(file, acknowledged, "seed " + SEED + ", kill " + kill);
        }
        assertTrue(acknowledged.size() > KILLS, "only " + acknowledged.size() + " jobs were done");
        int left = JOBS - doneOf(file).size();
        assertTrue(left > 0, "nothing was left to be killed over");
        drain(file, KILLS + 1, null);
        assertEquals(JOBS, doneOf(file).size());
        verify(file, acknowledged, "at the end");
    }

    private static void fill(Path file) {
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            WorthPorts ports = TestDatabase.ports(database, DrainingProcess.PATIENT);
            ports.importContents(JOBS);
            ports.backlog()
                    .offer(IntStream.range(0, JOBS)
                            .mapToObj(content -> Work.offer(content, content % 11))
                            .toList());
        }
    }

    /**
     * The jobs that a process said were done.
     *
     * @param random when to kill it, or null to let it come to the end
     */
    private static Set<Long> drain(Path file, int run, @Nullable Random random)
            throws IOException, InterruptedException {
        Kill kill = random == null ? Kill.NEVER : Kill.by(random, 30, 8_000_000);
        Set<Long> done = new HashSet<>();
        KilledProcess.run(kill, DrainingProcess.class, file.toString(), Integer.toString(run * 100))
                .forEach(line -> addWhole(line, done));
        return done;
    }

    /** The last line may be cut off by the kill. */
    private static void addWhole(String line, Set<Long> done) {
        if (line.endsWith(DrainingProcess.END)) {
            done.add(Long.valueOf(line.substring(0, line.length() - DrainingProcess.END.length())));
        }
    }

    private static List<Job> doneOf(Path file) {
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            return TestDatabase.ports(database, DrainingProcess.PATIENT)
                    .backlog()
                    .in(JobState.DONE, 0, JOBS);
        }
    }

    private static void verify(Path file, Set<Long> acknowledged, String when) {
        try (SqliteDatabase database = SqliteDatabase.open(file)) {
            assertEquals(List.of(), database.integrity(), when);
            WorthPorts ports = TestDatabase.ports(database, DrainingProcess.PATIENT);
            List<Job> done = ports.backlog().in(JobState.DONE, 0, JOBS);
            Set<Long> numbers = new HashSet<>();
            done.forEach(job -> numbers.add(job.id()));
            assertTrue(numbers.containsAll(acknowledged), when + ": acknowledged work was lost");
            List<AssetId> all = IntStream.range(0, JOBS).mapToObj(Sightings::id).toList();
            Map<AssetId, List<Charge>> lines = ports.ledger().of(all);
            Map<AssetId, Analysis> findings = ports.findings().find(all);
            Map<AssetId, float[]> vectors = ports.findings().vectors(all, Analyses.MODEL, Embedding.Kind.WHOLE);
            assertEquals(done.size(), lines.size(), when + ": billed without being done");
            assertEquals(done.size(), findings.size(), when);
            assertEquals(done.size(), vectors.size(), when);
            for (Job job : done) {
                AssetId asset = job.what().asset();
                assertEquals(
                        DrainingProcess.STEPS,
                        lines.getOrDefault(asset, List.of()).stream()
                                .map(Charge::step)
                                .toList(),
                        when + ": " + job);
                assertEquals(Tier.DEEP, ports.asset(asset).standing().tier(), when);
            }
        }
    }
}
