package sluice.contracts.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import sluice.analysis.Embedding;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Standing;
import sluice.contracts.analysis.Analyses;
import sluice.contracts.catalog.Sightings;
import sluice.job.Backlog;
import sluice.job.Job;
import sluice.job.JobState;

/** Whether two storages answer the same about work, whatever numbers their jobs have. */
record BacklogComparison(WorthPorts model, WorthPorts tested, String when) {
    private static final List<AssetId> IDS =
            IntStream.range(0, BacklogHistory.CONTENTS).mapToObj(Sightings::id).toList();

    void assertSame() {
        for (JobState state : JobState.values()) {
            assertEquals(
                    unnumbered(model.backlog().in(state, 0, 100)),
                    unnumbered(tested.backlog().in(state, 0, 100)),
                    when);
        }
        assertEquals(
                unnumbered(model.backlog().next(100)),
                unnumbered(tested.backlog().next(100)),
                when);
        assertEquals(model.backlog().counts(), tested.backlog().counts(), when);
        assertEquals(model.ledger().of(IDS), tested.ledger().of(IDS), when);
        assertEquals(
                model.ledger().spent(Instant.EPOCH, ZoneOffset.UTC),
                tested.ledger().spent(Instant.EPOCH, ZoneOffset.UTC),
                when);
        assertEquals(model.findings().find(IDS), tested.findings().find(IDS), when);
        assertEquals(model.findings().counts(), tested.findings().counts(), when);
        assertEquals(standings(model), standings(tested), when);
        assertSameVectors();
    }

    private static List<Standing> standings(WorthPorts ports) {
        return ports.catalog().find(IDS).stream().map(Asset::standing).toList();
    }

    private void assertSameVectors() {
        for (Embedding.Kind kind : Embedding.Kind.values()) {
            Map<AssetId, float[]> expected = model.findings().vectors(IDS, Analyses.MODEL, kind);
            Map<AssetId, float[]> found = tested.findings().vectors(IDS, Analyses.MODEL, kind);
            assertEquals(expected.keySet(), found.keySet(), when);
            expected.forEach((asset, vector) ->
                    assertArrayEquals(vector, Objects.requireNonNull(found.get(asset)), 1e-3f, when));
        }
    }

    /** All jobs of a small backlog, by number. */
    static List<Job> all(Backlog backlog) {
        return Arrays.stream(JobState.values())
                .flatMap(state -> backlog.in(state, 0, 1_000).stream())
                .sorted(Comparator.comparingLong(Job::id))
                .toList();
    }

    static List<Job> unnumbered(List<Job> jobs) {
        return jobs.stream()
                .map(job -> new Job(
                        0,
                        job.what(),
                        job.state(),
                        job.attempts(),
                        job.due(),
                        job.owner(),
                        job.leasedUntil(),
                        job.note(),
                        job.changed()))
                .toList();
    }
}
