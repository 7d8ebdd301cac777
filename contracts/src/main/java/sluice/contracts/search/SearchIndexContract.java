package sluice.contracts.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Standing;
import sluice.asset.Tier;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.metadata.Lora;
import sluice.metadata.Loras;
import sluice.metadata.Parameter;
import sluice.metadata.Seed;
import sluice.search.Cursor;
import sluice.search.Facet;
import sluice.search.FacetValue;
import sluice.search.Field;
import sluice.search.Page;
import sluice.search.Query;
import sluice.search.QueryParser;
import sluice.search.SearchIndex;
import sluice.search.Sort;

/** What every {@link SearchIndex} promises. */
public abstract class SearchIndexContract {
    private final QueryParser parser = new QueryParser(InstantSource.fixed(SampleAsset.NOON), ZoneOffset.UTC);
    private SearchIndex index = new InMemoryIndex();

    /** A new, empty index. */
    protected abstract SearchIndex open();

    @BeforeEach
    void openIndex() {
        index = open();
    }

    @AfterEach
    void closeIndex() {
        index.close();
    }

    @Test
    void anEmptyIndexFindsNothingAndHasNoCheckpoint() {
        assertEquals(new Page(List.of(), 0, null), index.search(Query.ALL, Sort.NEWEST, null, 10));
        assertEquals(List.of(), index.order(Query.ALL, Sort.NEWEST, 10));
        assertEquals(0, index.checkpoint());
    }

    @Test
    void whatWasPutIsFoundAfterARefresh() {
        Asset castle = named("castle").prompt("a castle").asset();
        put(castle);
        assertEquals(List.of(castle.id()), find("castle"));
    }

    @Test
    void putReplacesWhatWasKnown() {
        put(named("one").prompt("a castle").asset());
        put(named("one").prompt("a tower").asset());
        assertEquals(List.of(), find("castle"));
        assertEquals(1, find("tower").size());
        assertEquals(1, find("").size());
    }

    @Test
    void theLastOfSeveralPutsInOneBatchCounts() {
        put(named("one").prompt("castle").asset(), named("one").prompt("tower").asset());
        assertEquals(List.of(), find("castle"));
        assertEquals(1, find("tower").size());
    }

    @Test
    void aCommitSetsTheCheckpointAndClearForgetsIt() {
        put(named("one").asset());
        index.commit(7);
        assertEquals(7, index.checkpoint());
        index.clear();
        assertEquals(0, index.checkpoint());
        assertEquals(List.of(), find(""));
        put(named("two").asset());
        assertEquals(1, find("").size());
    }

    @Test
    void wordsMatchBeginningsAndPhrasesMatchWholeTokens() {
        put(named("one").prompt("Castles at dawn, (masterpiece:1.2)").asset());
        assertEquals(1, find("cast").size());
        assertEquals(1, find("dawn castl").size());
        assertEquals(0, find("\"castle\"").size());
        assertEquals(1, find("\"castles at dawn\"").size());
        assertEquals(0, find("\"castles dawn\"").size());
        assertEquals(1, find("\"castles at da\"*").size());
        assertEquals(0, find("astles").size());
    }

    @Test
    void aPhraseDoesNotReachFromOneValueIntoTheNext() {
        put(named("one").at("a/red.png").at("b/fox.png").asset());
        assertEquals(1, find("\"red png\"").size());
        assertEquals(0, find("\"png fox\"").size());
    }

    @Test
    void caseAccentsAndWidthsDoNotMatter() {
        put(named("one")
                .prompt("Café STRASSE ｆｕｌｌ")
                .with(Parameter.MODEL, "Ångström XL")
                .asset());
        assertEquals(1, find("cafe straße full").size());
        assertEquals(1, find("CAFE\u0301").size());
        assertEquals(1, find("model:\"angstrom xl\"").size());
    }

    @Test
    void textWithoutSpacesIsFoundByAnyPartOfIt() {
        put(named("one").prompt("月光下的古老城堡").asset());
        assertEquals(1, find("城堡").size());
        assertEquals(1, find("古老城").size());
        assertEquals(0, find("城老").size());
    }

    @Test
    void wordsLookIntoFileNamesAndFoldersMatchWithAllBeneath() {
        put(named("one").at("pics/2026/dragon_01.png").asset());
        assertEquals(1, find("dragon").size());
        assertEquals(1, find("name:01").size());
        assertEquals(1, find("folder:pics").size());
        assertEquals(1, find("folder:PICS/2026").size());
        assertEquals(0, find("folder:pic").size());
        assertEquals(1, find("folder:pic*").size());
        assertEquals(0, find("folder:dragon*").size());
    }

    @Test
    void aPlaceThatIsGoneCountsOnlyWhenNoneIsPresent() {
        put(named("one").at("new/a.png").at("old/a.png", false).asset());
        put(named("two").at("gone/b.png", false).asset());
        assertEquals(0, find("folder:old").size());
        assertEquals(1, find("folder:gone").size());
        assertEquals(1, find("is:missing").size());
    }

    @Test
    void seedsAreExactOverAllSixtyFourBits() {
        put(seeded("one", "9223372036854775807"), seeded("two", "9223372036854775808"));
        put(seeded("three", "18446744073709551615"), seeded("four", "0"));
        assertEquals(1, find("seed:9223372036854775807").size());
        assertEquals(2, find("seed:>9223372036854775807").size());
        assertEquals(1, find("seed:18446744073709551615").size());
        assertEquals(0, find("seed:>18446744073709551615").size());
        assertEquals(4, find("seed:>=0").size());
        assertEquals(
                ids(seeded("four", "0"), seeded("one", "1"), seeded("two", "1"), seeded("three", "1")),
                find("", "seed"));
    }

    @Test
    void assetsWithoutAValueComeLastEitherWayAndTiesGoById() {
        List<Asset> tied =
                IntStream.range(0, 5).mapToObj(i -> named("tied " + i).asset()).toList();
        Asset twenty = named("twenty").with(Parameter.STEPS, 20).asset();
        Asset thirty = named("thirty").with(Parameter.STEPS, 30).asset();
        index.put(tied);
        put(thirty, twenty);
        List<AssetId> last = tied.stream().map(Asset::id).sorted().toList();
        assertEquals(ids(twenty, thirty), find("", "steps").subList(0, 2));
        assertEquals(ids(thirty, twenty), find("", "-steps").subList(0, 2));
        assertEquals(last, find("", "steps").subList(2, 7));
        assertEquals(last, find("", "-steps").subList(2, 7));
    }

    @Test
    void namesSortAsPeopleListThem() {
        Asset nine = named("nine").at("Pass 9.png").asset();
        Asset ten = named("ten").at("pass 010.png").asset();
        Asset eleven = named("eleven").at("PASS 11.png").asset();
        put(eleven, nine, ten);
        assertEquals(ids(nine, ten, eleven), find("", "name"));
        assertEquals(ids(eleven, ten, nine), find("", "-name"));
    }

    @Test
    void pagesAreNotShiftedByAssetsThatArriveOrLeave() {
        Sort oldest = Sort.parse("imported");
        index.put(IntStream.range(0, 10).mapToObj(i -> imported(i, i)).toList());
        index.refresh();
        Page first = index.search(Query.ALL, oldest, null, 4);
        assertEquals(10, first.total());
        assertEquals(ids(imported(0, 0), imported(1, 1), imported(2, 2), imported(3, 3)), first.ids());
        put(imported(100, -1), imported(5, -5), imported(101, 20));
        Page second = index.search(Query.ALL, oldest, cursor(first), 4);
        assertEquals(ids(imported(4, 4), imported(6, 6), imported(7, 7), imported(8, 8)), second.ids());
        Page third = index.search(Query.ALL, oldest, cursor(second), 4);
        assertEquals(ids(imported(9, 9), imported(101, 20)), third.ids());
        assertNull(third.next());
    }

    @Test
    void aCursorHoldsWhenTheAssetThatItNamesHasMoved() {
        Sort byName = Sort.parse("name");
        put(placed("a"), placed("c"), placed("e"), placed("g"));
        Page first = index.search(Query.ALL, byName, null, 2);
        put(named("c").at("pics/z.png").asset(), placed("b"), placed("d"));
        index.refresh();
        Page second = index.search(Query.ALL, byName, cursor(first), 10);
        assertEquals(ids(placed("d"), placed("e"), placed("g"), placed("c")), second.ids());
    }

    @Test
    void theLastPageHasNoCursor() {
        put(named("one").asset(), named("two").asset());
        assertNull(index.search(Query.ALL, Sort.NEWEST, null, 2).next());
        assertNotNull(index.search(Query.ALL, Sort.NEWEST, null, 1).next());
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        put(named("one").asset(), named("two").asset());
        Cursor cursor = cursor(index.search(Query.ALL, Sort.NEWEST, null, 1));
        refused(() -> index.search(Query.ALL, Sort.parse("name"), cursor, 1));
        refused(() -> index.search(Query.ALL, Sort.NEWEST, new Cursor("nonsense!"), 1));
    }

    @Test
    void countsOutsideTheirBoundsAreRefused() {
        refused(() -> index.search(Query.ALL, Sort.NEWEST, null, 0));
        refused(() -> index.search(Query.ALL, Sort.NEWEST, null, 1_001));
        refused(() -> index.order(Query.ALL, Sort.NEWEST, 0));
        refused(() -> index.facets(Query.ALL, List.of(Field.MODEL), 0));
        refused(() -> index.facets(Query.ALL, List.of(Field.PROMPT), 1));
        refused(() -> index.suggest(Field.MODEL, "", 0));
        refused(() -> index.suggest(Field.CREATED, "", 1));
    }

    @Test
    void facetsCountTheCommonestFirstAndJoinSpellings() {
        put(model("one", "Dream"), model("two", "dream"), model("three", "dream"), model("four", "sdxl"));
        put(named("five").with(Parameter.MODEL, "zeta").prompt("other").asset());
        List<FacetValue> models =
                List.of(new FacetValue("dream", 3), new FacetValue("sdxl", 1), new FacetValue("zeta", 1));
        assertEquals(List.of(new Facet(Field.MODEL, models)), index.facets(Query.ALL, List.of(Field.MODEL), 10));
        assertEquals(
                List.of(new Facet(Field.MODEL, List.of(new FacetValue("zeta", 1)))),
                index.facets(parser.parse("other"), List.of(Field.MODEL), 10));
        assertEquals(
                List.of(new Facet(Field.MODEL, models.subList(0, 1))),
                index.facets(Query.ALL, List.of(Field.MODEL), 1));
    }

    @Test
    void anAssetWithSeveralValuesCountsOnceForEach() {
        Loras loras = new Loras(List.of(new Lora("film", 1.0), new Lora("Film", 0.5), new Lora("detail", null)));
        put(named("one").with(Parameter.LORAS, loras).asset());
        assertEquals(
                List.of(new FacetValue("detail", 1), new FacetValue("film", 1)), index.suggest(Field.LORA, "", 10));
    }

    @Test
    void numbersAreCountedToo() {
        put(
                named("one").with(Parameter.STEPS, 20).asset(),
                named("two").with(Parameter.STEPS, 20).asset());
        put(named("three").with(Parameter.STEPS, 30).asset());
        assertEquals(
                List.of(new FacetValue("20", 2), new FacetValue("30", 1)),
                index.facets(Query.ALL, List.of(Field.STEPS), 5).getFirst().values());
        assertEquals(List.of(new FacetValue("30", 1)), index.suggest(Field.STEPS, "3", 5));
    }

    @Test
    void suggestionsBeginWithThePrefixInAnyCase() {
        put(model("one", "Café"), model("two", "castle"), model("three", "castle"), model("four", "dog"));
        assertEquals(
                List.of(new FacetValue("castle", 2), new FacetValue("Café", 1)), index.suggest(Field.MODEL, "CA", 5));
        assertEquals(List.of(new FacetValue("Café", 1)), index.suggest(Field.MODEL, "cafe", 5));
        assertEquals(List.of(new FacetValue("castle", 2)), index.suggest(Field.MODEL, "ca", 1));
    }

    @Test
    void anOrderIsCutAtItsLimit() {
        put(imported(0, 0), imported(1, 1), imported(2, 2));
        assertEquals(ids(imported(2, 2), imported(1, 1)), index.order(Query.ALL, Sort.NEWEST, 2));
    }

    @Test
    void fieldsWithoutFactsMatchNothing() {
        put(named("one").prompt("castle").asset());
        for (String query : List.of(
                "tag:x",
                "collection:x",
                "session:x",
                "stack:x",
                "rating:5",
                "is:starred",
                "value:>0",
                "quality:>0",
                "style:x")) {
            assertEquals(List.of(), find(query), query);
            assertEquals(1, find("-" + query).size(), query);
        }
        assertEquals(1, find("tier:1").size());
    }

    @Test
    void howAnAssetStandsIsFoundAndSorted() {
        Asset plain = named("plain").asset();
        Asset valued = named("valued")
                .standing(standing -> standing.withValue(0.75)
                        .withStar(true)
                        .withRating(4)
                        .withTier(Tier.DEEP)
                        .withTag("Blue Hour", true)
                        .withCollection("Best", true)
                        .withStack(12L, true)
                        .withSession(3L)
                        .withSummary(new Standing.Summary(0.6, "photo", 0.5, false)))
                .asset();
        Asset dull = named("dull")
                .standing(standing -> standing.withValue(0.1)
                        .withStack(12L, false)
                        .withSummary(new Standing.Summary(0.9, "unsure", 0.49, true)))
                .asset();
        put(plain, valued, dull);
        for (String query : List.of(
                "is:starred",
                "is:cover",
                "is:sensitive",
                "rating:4",
                "rating:>=4",
                "tier:3",
                "value:>0.5",
                "value:0.75",
                "quality:0.5..0.7",
                "tag:\"blue hour\"",
                "tag:blue*",
                "hour",
                "collection:best",
                "session:3",
                "style:photo",
                "has:rating")) {
            assertEquals(ids(valued), find(query), query);
        }
        assertEquals(2, find("stack:12").size());
        assertEquals(ids(plain), find("-has:value"));
        assertEquals(ids(valued, dull, plain), find("", "-value"));
        assertEquals(ids(dull, valued, plain), find("", "-quality"));
        assertEquals(valued.id(), find("", "rating").getFirst());
        assertEquals(valued.id(), find("", "-tier").getFirst());
        assertEquals(List.of(new FacetValue("Blue Hour", 1)), index.suggest(Field.TAG, "b", 5));
        assertEquals(
                List.of(new FacetValue("1", 2), new FacetValue("3", 1)),
                index.facets(Query.ALL, List.of(Field.TIER), 5).getFirst().values());
    }

    @Test
    void aShortBeginningAtTheEndOfAPhraseMayStandForThousandsOfTokens() {
        List<Asset> assets = IntStream.range(0, 3_000)
                .mapToObj(i -> named("many " + i).prompt("red t" + i).asset())
                .toList();
        index.put(assets);
        index.refresh();
        assertEquals(
                3_000,
                index.search(parser.parse("\"red t\"*"), Sort.NEWEST, null, 1).total());
        assertEquals(
                3_000, index.search(parser.parse("t"), Sort.NEWEST, null, 1).total());
    }

    private static SampleAsset named(String name) {
        return SampleAsset.named(name);
    }

    private static Asset seeded(String name, String seed) {
        return named(name).with(Parameter.SEED, Seed.parse(seed).orElseThrow()).asset();
    }

    private static Asset model(String name, String model) {
        return named(name).with(Parameter.MODEL, model).asset();
    }

    private static Asset placed(String name) {
        return named(name).at("pics/" + name + ".png").asset();
    }

    private static Asset imported(int number, int minute) {
        return named("number " + number)
                .imported(SampleAsset.NOON.plusSeconds(60L * minute))
                .asset();
    }

    private void put(Asset... assets) {
        index.put(Arrays.asList(assets));
        index.refresh();
    }

    private List<AssetId> find(String query) {
        return find(query, "");
    }

    private List<AssetId> find(String query, String sort) {
        Page page = index.search(parser.parse(query), Sort.parse(sort), null, 100);
        assertEquals(page.ids().size(), page.total(), query);
        return page.ids();
    }

    private static List<AssetId> ids(Asset... assets) {
        return Stream.of(assets).map(Asset::id).toList();
    }

    private static Cursor cursor(Page page) {
        return Objects.requireNonNull(page.next(), "a page with more after it has a cursor");
    }

    private static void refused(Executable call) {
        assertEquals(
                FailureCode.INVALID, assertThrows(SluiceException.class, call).code());
    }
}
