package sluice.contracts.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.analysis.Analyses.MODEL;
import static sluice.contracts.catalog.Sightings.id;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sluice.analysis.Analysis;
import sluice.analysis.Embedding;
import sluice.analysis.Findings;
import sluice.asset.AssetId;
import sluice.asset.Tier;
import sluice.contracts.job.WorthPorts;
import sluice.job.Job;
import sluice.job.JobEvent;
import sluice.job.JobKind;
import sluice.job.NewJob;
import sluice.job.Settlement;

/** What every store of findings promises; they are written by settling jobs, as the program does. */
public abstract class FindingsContract {
    private static final Instant AT = Instant.parse("2026-04-01T12:00:00.250Z");
    private static final Instant LATER = AT.plusSeconds(60);
    private static final String OTHER_MODEL = "made-up-2.0";
    private static final int UNKNOWN = 99;

    private int jobs;

    /** The ports under test, empty at a test's begin. Asked for anew at each step, so they may have been reopened. */
    protected abstract WorthPorts ports();

    @BeforeEach
    void importAssets() {
        ports().importContents(4);
    }

    private Findings findings() {
        return ports().findings();
    }

    private void write(Analysis result) {
        NewJob work = new NewJob(result.asset(), JobKind.EMBED, "job " + jobs++, 1, false, 1, "for a test", AT);
        assertEquals(1, ports().backlog().offer(List.of(work)));
        Job job = ports().backlog()
                .lease("tester", Duration.ofMinutes(1), 1, false, AT)
                .getFirst();
        assertTrue(ports().backlog()
                .settle(new Settlement(job.id(), new JobEvent.Completed("tester"), result, List.of()), AT));
    }

    private static Analysis withoutVectors(Analysis analysis) {
        return new Analysis(
                analysis.asset(), analysis.tier(), analysis.standard(), analysis.deep(), List.of(), analysis.at());
    }

    @Test
    void findingsComeBackAsTheyWere() {
        for (int content = 0; content < 4; content++) {
            write(Analyses.complete(id(content), content, AT));
        }
        Map<AssetId, Analysis> found = findings().find(List.of(id(3), id(0), id(1), id(2)));
        assertEquals(4, found.size());
        for (int content = 0; content < 4; content++) {
            assertEquals(withoutVectors(Analyses.complete(id(content), content, AT)), found.get(id(content)));
        }
    }

    @Test
    void whatWasNotFoundIsLeftOut() {
        write(Analyses.standard(id(0), 1, AT));
        write(Analyses.embedded(id(1), MODEL, 1, AT));
        assertEquals(
                Map.of(id(0), withoutVectors(Analyses.standard(id(0), 1, AT))),
                findings().find(List.of(id(0), id(1), id(2), id(UNKNOWN))));
    }

    @Test
    void eachTierIsKeptWhenTheOtherIsFoundLater() {
        write(Analyses.standard(id(0), 1, AT));
        write(Analyses.deep(id(0), 2, LATER));
        Analysis both = new Analysis(id(0), Tier.DEEP, Analyses.standard(1), Analyses.deep(2), List.of(), LATER);
        assertEquals(Map.of(id(0), both), findings().find(List.of(id(0))));
        write(Analyses.standard(id(0), 3, LATER.plusSeconds(1)));
        assertEquals(
                Map.of(
                        id(0),
                        new Analysis(
                                id(0),
                                Tier.DEEP,
                                Analyses.standard(3),
                                Analyses.deep(2),
                                List.of(),
                                LATER.plusSeconds(1))),
                findings().find(List.of(id(0))));
    }

    @Test
    void deepFindingsMayComeAlone() {
        write(Analyses.deep(id(0), 2, AT));
        assertEquals(
                Map.of(id(0), withoutVectors(Analyses.deep(id(0), 2, AT))),
                findings().find(List.of(id(0))));
    }

    @Test
    void vectorsComeBackNearEnough() {
        write(Analyses.complete(id(0), 5, AT));
        write(Analyses.standard(id(1), 6, AT));
        Map<AssetId, float[]> whole =
                findings().vectors(List.of(id(0), id(1), id(2), id(UNKNOWN)), MODEL, Embedding.Kind.WHOLE);
        assertEquals(2, whole.size());
        assertNear(Analyses.embedding(MODEL, Embedding.Kind.WHOLE, 5), whole.get(id(0)));
        assertNear(Analyses.embedding(MODEL, Embedding.Kind.WHOLE, 6), whole.get(id(1)));
        Map<AssetId, float[]> crops = findings().vectors(List.of(id(0), id(1)), MODEL, Embedding.Kind.CROPS);
        assertEquals(1, crops.size());
        assertNear(Analyses.embedding(MODEL, Embedding.Kind.CROPS, 5), crops.get(id(0)));
        assertEquals(Map.of(), findings().vectors(List.of(id(0)), OTHER_MODEL, Embedding.Kind.WHOLE));
    }

    private static void assertNear(Embedding expected, float @Nullable [] found) {
        assertArrayEquals(expected.vector(), Objects.requireNonNull(found), 1e-3f);
    }

    @Test
    void smallAndGreatComponentsComeBackToo() {
        float[] vector = {1, -1, 0, 1e-3f, -1e-5f, 1e-8f, 0.33333f};
        write(new Analysis(id(0), null, null, null, List.of(new Embedding(MODEL, Embedding.Kind.PROMPT, vector)), AT));
        float[] found =
                findings().vectors(List.of(id(0)), MODEL, Embedding.Kind.PROMPT).get(id(0));
        assertArrayEquals(vector, Objects.requireNonNull(found), 1e-3f);
        assertEquals(1, found[0]);
        assertEquals(0, found[2]);
    }

    @Test
    void aCallerWhoChangesAVectorChangesOnlyHis() {
        write(Analyses.standard(id(0), 5, AT));
        Objects.requireNonNull(
                findings().vectors(List.of(id(0)), MODEL, Embedding.Kind.WHOLE).get(id(0)))[0] = 7;
        assertNear(
                Analyses.embedding(MODEL, Embedding.Kind.WHOLE, 5),
                findings().vectors(List.of(id(0)), MODEL, Embedding.Kind.WHOLE).get(id(0)));
    }

    @Test
    void whoeverFollowsSeesEachVectorAsItIsWritten() {
        write(Analyses.complete(id(0), 1, AT));
        write(Analyses.embedded(id(1), OTHER_MODEL, 1, AT));
        write(Analyses.standard(id(1), 2, AT));
        List<Findings.Written> all = findings().writtenSince(0, MODEL, 10);
        assertEquals(
                List.of(id(0), id(0), id(1)),
                all.stream().map(Findings.Written::asset).toList());
        assertEquals(
                List.of(Embedding.Kind.WHOLE, Embedding.Kind.CROPS, Embedding.Kind.WHOLE),
                all.stream().map(written -> written.embedding().kind()).toList());
        assertNear(
                Analyses.embedding(MODEL, Embedding.Kind.WHOLE, 2),
                all.get(2).embedding().vector());
        assertTrue(all.get(0).position() < all.get(1).position());
        assertTrue(all.get(1).position() < all.get(2).position());
        assertEquals(
                List.of(all.get(1).position()),
                findings().writtenSince(all.get(0).position(), MODEL, 1).stream()
                        .map(Findings.Written::position)
                        .toList());
        assertEquals(1, findings().writtenSince(0, OTHER_MODEL, 10).size());
        assertEquals(List.of(), findings().writtenSince(0, "unknown", 10));
    }

    @Test
    void whatIsWrittenAgainMovesToTheEnd() {
        write(Analyses.standard(id(0), 1, AT));
        write(Analyses.standard(id(1), 2, AT));
        write(Analyses.standard(id(1), 3, AT));
        List<Findings.Written> now = findings().writtenSince(0, MODEL, 10);
        assertEquals(
                List.of(id(0), id(1)), now.stream().map(Findings.Written::asset).toList());
        long reached = now.getLast().position();
        write(Analyses.standard(id(1), 4, AT));
        List<Findings.Written> news = findings().writtenSince(reached, MODEL, 10);
        assertEquals(List.of(id(1)), news.stream().map(Findings.Written::asset).toList());
        assertNear(
                Analyses.embedding(MODEL, Embedding.Kind.WHOLE, 4),
                news.getFirst().embedding().vector());
    }

    @Test
    void picturesAreCountedByModel() {
        assertEquals(Map.of(), findings().counts());
        write(Analyses.complete(id(0), 1, AT));
        write(Analyses.standard(id(0), 2, AT));
        write(Analyses.standard(id(1), 2, AT));
        write(Analyses.embedded(id(1), OTHER_MODEL, 2, AT));
        write(new Analysis(
                id(2), null, null, null, List.of(Analyses.embedding("words-only", Embedding.Kind.PROMPT, 1)), AT));
        assertEquals(Map.of(MODEL, 2L, OTHER_MODEL, 1L), findings().counts());
    }

    @Test
    void aLimitOfNoneAnswersNothingAndLessIsAMistake() {
        write(Analyses.standard(id(0), 1, AT));
        assertEquals(List.of(), findings().writtenSince(0, MODEL, 0));
        assertThrows(IllegalArgumentException.class, () -> findings().writtenSince(0, MODEL, -1));
    }
}
