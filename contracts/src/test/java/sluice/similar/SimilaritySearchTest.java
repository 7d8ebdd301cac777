package sluice.similar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import sluice.analysis.Analysis;
import sluice.analysis.Embedding;
import sluice.asset.AssetId;
import sluice.asset.Sighting;
import sluice.contracts.analysis.InMemoryFindings;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.contracts.catalog.Sightings;
import sluice.contracts.curate.InMemoryGroups;
import sluice.contracts.search.InMemoryIndex;
import sluice.contracts.search.InMemoryVectorIndex;
import sluice.contracts.signal.InMemorySignals;
import sluice.curate.Assignment;
import sluice.curate.likeness.Looks;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.search.Likeness;
import sluice.search.Query;
import sluice.search.QueryParser;
import sluice.search.Search;
import sluice.search.VectorSpace;

/** Assets are the contents 0 to 9; vectors are directions in the plane, in degrees. */
class SimilaritySearchTest {
    private static final String OLD = "old-model";
    private static final String NEW = "new-model";
    private static final String PROMPTS = "prompt-model";

    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final InMemoryFindings findings = new InMemoryFindings(catalog);
    private final InMemoryGroups groups = new InMemoryGroups(catalog, new InMemorySignals(catalog));
    private final InMemoryIndex index = new InMemoryIndex();
    private final InMemoryVectorIndex vectors = new InMemoryVectorIndex();
    private final List<AssetId> billed = new ArrayList<>();
    private boolean joint;
    private final SimilaritySearch search =
            new SimilaritySearch(index, vectors, findings, catalog, groups, new Demanded());
    private final List<VectorFollower> followers = List.of(follower(OLD), follower(NEW), follower(PROMPTS));

    /** Everything that has to be embedded on demand points to 45 degrees. */
    private final class Demanded implements OnDemand {
        @Override
        public String model() {
            return NEW;
        }

        @Override
        public float[] picture(AssetId asset, String model) {
            billed.add(asset);
            return at(45);
        }

        @Override
        public Optional<float[]> words(String text, String model) {
            return joint ? Optional.of(at(90)) : Optional.empty();
        }

        @Override
        public String promptModel() {
            return PROMPTS;
        }

        @Override
        public float[] prompt(String text) {
            return at(10);
        }
    }

    @BeforeEach
    void fill() {
        catalog.record(
                1,
                IntStream.range(0, 10)
                        .<Sighting>mapToObj(i -> Sightings.image("p" + i + ".png", i))
                        .toList());
        followers.forEach(VectorFollower::start);
    }

    @AfterEach
    void stop() {
        followers.forEach(VectorFollower::close);
    }

    @Test
    void theMostAlikeComeFirstWithoutTheAssetItself() throws InterruptedException {
        embed(NEW, Embedding.Kind.WHOLE, Map.of(0, 0, 1, 50, 2, 20, 3, 180));
        Ranking ranking = search.like(id(0), Query.ALL, 10);
        assertEquals(ids(2, 1, 3), ranking.ids());
        assertEquals(Math.cos(Math.toRadians(20)), ranking.places().getFirst().similarity(), 1e-3);
        assertEquals(NEW, ranking.model());
        assertEquals(Ranking.Basis.WHOLE, ranking.basis());
        assertEquals(ids(2), search.like(id(0), Query.ALL, 1).ids());
        assertEquals(List.of(), billed);
    }

    @Test
    void onlyThoseThatMatchAreRanked() throws InterruptedException {
        embed(NEW, Embedding.Kind.WHOLE, Map.of(0, 0, 1, 50, 2, 20, 3, 180));
        Query filter = new QueryParser(InstantSource.fixed(Sightings.SEEN), ZoneOffset.UTC).parse("name:p1 OR name:p3");
        assertEquals(
                ids(1, 3),
                search.rank(new Likeness.Like(id(0).hex()), filter, 10).ids());
    }

    @Test
    void theTrashIsPassedOverHoweverMuchOfItIsNear() throws InterruptedException {
        embed(NEW, Embedding.Kind.WHOLE, Map.of(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 60, 7, 70));
        IntStream.rangeClosed(1, 5).forEach(i -> catalog.stand(id(i), standing -> standing.withTrashed(true)));
        assertEquals(ids(6), search.like(id(0), Search.SHOWN, 1).ids());
        assertEquals(ids(6, 7), search.like(id(0), Search.SHOWN, 10).ids());
    }

    @Test
    void anAssetWithoutAVectorIsEmbeddedOnDemand() throws InterruptedException {
        embed(NEW, Embedding.Kind.WHOLE, Map.of(1, 50, 2, 20));
        assertEquals(ids(1, 2), search.like(id(5), Query.ALL, 10).ids());
        assertEquals(ids(5), billed);
    }

    @Test
    void membersOfAStackWithoutVectorsFollowTheirCover() throws InterruptedException {
        groups.assign(List.of(
                new Assignment.Stacked(0, id(2), ids(2, 6, 7, 3), "x"),
                new Assignment.Stacked(0, id(0), ids(0, 8), "y")));
        embed(NEW, Embedding.Kind.WHOLE, Map.of(0, 0, 1, 50, 2, 20, 3, 180));
        Ranking ranking = search.like(id(0), Query.ALL, 10);
        assertEquals(ids(8, 2, 6, 7, 1, 3), ranking.ids());
        assertEquals(
                List.of(true, false, true, true, false, false),
                ranking.places().stream().map(Ranking.Place::inherited).toList());
    }

    @Test
    void cropsOrderTheFirst() throws InterruptedException {
        embed(NEW, Embedding.Kind.WHOLE, Map.of(0, 0, 1, 10, 2, 20, 3, 30));
        embed(NEW, Embedding.Kind.CROPS, Map.of(0, 0, 1, 80, 3, 5));
        Ranking ranking = search.like(id(0), Query.ALL, 10);
        assertEquals(ids(3, 2, 1), ranking.ids());
        assertEquals(Ranking.Basis.CROPS, ranking.basis());
    }

    @Test
    void whileModelsAreSwitchedTheOldOneServes() throws InterruptedException {
        embed(OLD, Embedding.Kind.WHOLE, Map.of(0, 0, 1, 10, 2, 20));
        embed(NEW, Embedding.Kind.WHOLE, Map.of(0, 0, 2, 1));
        assertEquals(OLD, search.like(id(0), Query.ALL, 10).model());
        assertEquals(ids(1, 2), search.like(id(0), Query.ALL, 10).ids());
        embed(NEW, Embedding.Kind.WHOLE, Map.of(1, 5));
        assertEquals(NEW, search.like(id(0), Query.ALL, 10).model());
        assertEquals(ids(2, 1), search.like(id(0), Query.ALL, 10).ids());
    }

    @Test
    void aTextIsFoundByPromptsOrInTheModelsOwnSpace() throws InterruptedException {
        embed(NEW, Embedding.Kind.WHOLE, Map.of(0, 0, 1, 85, 2, 20));
        embed(PROMPTS, Embedding.Kind.PROMPT, Map.of(0, 0, 1, 170, 2, 12));
        Ranking byPrompts = search.rank(new Likeness.About("sea"), Query.ALL, 2);
        assertEquals(ids(2, 0), byPrompts.ids());
        assertEquals(Ranking.Basis.PROMPT, byPrompts.basis());
        assertEquals(PROMPTS, byPrompts.model());
        joint = true;
        Ranking byWords = search.rank(new Likeness.About("sea"), Query.ALL, 2);
        assertEquals(ids(1, 2), byWords.ids());
        assertEquals(Ranking.Basis.WHOLE, byWords.basis());
    }

    @Test
    void whatCannotBeAnsweredIsRefused() {
        refused(FailureCode.NOT_FOUND, () -> search.rank(new Likeness.Like("ffffffffffff"), Query.ALL, 5));
        refused(FailureCode.INVALID, () -> search.like(id(0), Query.ALL, 0));
        refused(FailureCode.INVALID, () -> search.about("x", Query.ALL, 1_001));
    }

    @Test
    void aFollowerRebuildsItsModelAlone() throws InterruptedException {
        embed(NEW, Embedding.Kind.WHOLE, Map.of(0, 0, 1, 85));
        embed(OLD, Embedding.Kind.WHOLE, Map.of(0, 0));
        VectorSpace space = new VectorSpace(NEW, "whole");
        vectors.clear(NEW);
        assertEquals(0, vectors.size(space));
        followers.get(1).rebuild();
        followers.get(1).awaitCaughtUp();
        assertEquals(2, vectors.size(space));
        assertEquals(1, vectors.size(new VectorSpace(OLD, "whole")));
    }

    @Test
    void looksAreTheCosinesOfTheServingModel() throws InterruptedException {
        embed(NEW, Embedding.Kind.WHOLE, Map.of(0, 0, 1, 60, 2, 20));
        Looks looks = new EmbeddedLooks(findings, vectors, () -> NEW);
        assertEquals(0.5, looks.cosine(id(0), id(1)).orElseThrow(), 1e-3);
        assertTrue(looks.cosine(id(0), id(9)).isEmpty());
        assertEquals(ids(2), looks.near(id(0), 0.9));
        assertEquals(ids(2, 1), looks.near(id(0), 0.4));
        assertEquals(List.of(), looks.near(id(9), 0));
    }

    private VectorFollower follower(String model) {
        return new VectorFollower(findings, vectors, model);
    }

    private void embed(String model, Embedding.Kind kind, Map<Integer, Integer> degrees) throws InterruptedException {
        degrees.forEach((content, degree) -> findings.write(new Analysis(
                id(content), null, null, null, List.of(new Embedding(model, kind, at(degree))), Sightings.SEEN)));
        for (VectorFollower follower : followers) {
            follower.awaitCaughtUp();
        }
        index.put(catalog.changedSince(0, 100));
        index.refresh();
    }

    private static float[] at(double degrees) {
        double radians = Math.toRadians(degrees);
        return new float[] {(float) Math.cos(radians), (float) Math.sin(radians)};
    }

    private static AssetId id(int content) {
        return Sightings.id(content);
    }

    private static List<AssetId> ids(int... contents) {
        return IntStream.of(contents).mapToObj(Sightings::id).toList();
    }

    private static void refused(FailureCode code, Executable call) {
        assertEquals(code, assertThrows(SluiceException.class, call).code());
    }
}
