package sluice.tier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import sluice.analysis.Analysis;
import sluice.analysis.Embedding;
import sluice.asset.AssetId;
import sluice.budget.Estimates;
import sluice.contracts.analysis.Analyses;
import sluice.contracts.catalog.Sightings;
import sluice.contracts.job.WorthPorts;
import sluice.job.Job;
import sluice.job.JobEvent;
import sluice.job.JobKind;
import sluice.job.NewJob;
import sluice.job.RetryRule;
import sluice.job.Settlement;
import sluice.value.Valuation;

class ReembeddingTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final String NEW_MODEL = "newer-2.0";

    private final WorthPorts ports = WorthPorts.inMemory(RetryRule.DEFAULT);
    private final Reembedding reembedding = new Reembedding(ports.findings(), ports.valuations(), ports.backlog());

    @Test
    void whatAnotherModelEmbeddedIsEmbeddedAnewTheValuedFirst() {
        ports.importContents(4);
        for (int content = 0; content < 3; content++) {
            analyse(Sightings.id(content), content);
        }
        value(1, 0.9);
        value(2, 0.4);
        value(0, 0.1);

        assertEquals(3, reembedding.offer(NEW_MODEL, Estimates.PRIOR, NOW));

        List<Job> next = ports.backlog().next(10);
        assertEquals(
                List.of(Sightings.id(1), Sightings.id(2), Sightings.id(0)),
                next.stream().map(job -> job.what().asset()).toList());
        assertTrue(next.stream()
                .allMatch(job -> job.what().kind() == JobKind.EMBED
                        && job.what().variant().equals(NEW_MODEL)
                        && job.what().explicit()));
    }

    @Test
    void whatTheModelHasEmbeddedIsLeftAndNothingIsOfferedTwice() {
        ports.importContents(2);
        analyse(Sightings.id(0), 0);
        analyse(Sightings.id(1), 1);
        settle(
                new NewJob(Sightings.id(0), JobKind.EMBED, NEW_MODEL, 1, true, 1, "made for the test", NOW),
                new Analysis(
                        Sightings.id(0),
                        null,
                        null,
                        null,
                        List.of(Analyses.embedding(NEW_MODEL, Embedding.Kind.WHOLE, 7)),
                        NOW));

        assertEquals(1, reembedding.offer(NEW_MODEL, Estimates.PRIOR, NOW));
        assertEquals(0, reembedding.offer(NEW_MODEL, Estimates.PRIOR, NOW));
    }

    private void value(int content, double value) {
        ports.valuations().record(List.of(new Valuation(Sightings.id(content), value, List.of(), NOW)));
    }

    private void analyse(AssetId asset, int number) {
        settle(
                new NewJob(asset, JobKind.STANDARD, "", 1, false, 1, "made for the test", NOW),
                Analyses.standard(asset, number, NOW));
    }

    private void settle(NewJob what, Analysis result) {
        ports.backlog().offer(List.of(what));
        Job job = ports.backlog()
                .lease("test", Duration.ofMinutes(1), 1, false, NOW)
                .getFirst();
        assertTrue(ports.backlog()
                .settle(new Settlement(job.id(), new JobEvent.Completed("test"), result, List.of()), NOW));
    }
}
