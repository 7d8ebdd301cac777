package sluice.adapters.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.contracts.search.InMemoryIndex;
import sluice.contracts.search.SampleAsset;
import sluice.metadata.Parameter;
import sluice.search.Cursor;
import sluice.search.Page;
import sluice.search.Query;
import sluice.search.SearchIndex;
import sluice.search.Sort;

/** Pages and orders of more assets than are looked at in one go, in every order that they may arrive in. */
class LuceneOrderTest {
    private static final int ASSETS = 5_000;
    private static final int PAGE = 900;

    @TempDir
    Path folder = Path.of("");

    private SearchIndex index = new InMemoryIndex();
    private final SearchIndex expected = new InMemoryIndex();

    @BeforeEach
    void fill() {
        index = LuceneIndex.open(folder);
        Random random = new Random(1);
        List<Asset> assets =
                IntStream.range(0, ASSETS).mapToObj(i -> asset(i, random)).toList();
        for (SearchIndex one : List.of(index, expected)) {
            one.put(assets);
            one.refresh();
        }
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"imported", "-imported", "steps", "-steps", "width", "name", "-name", "random:3"})
    void pagesJoinedAreTheWholeOrder(String text) {
        Sort sort = Sort.parse(text);
        List<AssetId> order = expected.order(Query.ALL, sort, ASSETS);
        assertEquals(order, index.order(Query.ALL, sort, ASSETS));
        List<AssetId> walked = new ArrayList<>();
        Page page = index.search(Query.ALL, sort, null, PAGE);
        for (Cursor next = page.next(); next != null; next = page.next()) {
            walked.addAll(page.ids());
            page = index.search(Query.ALL, sort, next, PAGE);
        }
        walked.addAll(page.ids());
        assertEquals(order, walked);
    }

    @Test
    void anOrderReadsLikeAnyList() {
        List<AssetId> order = index.order(Query.ALL, Sort.NEWEST, 5);
        assertEquals(List.copyOf(order), order);
        assertEquals(5, order.size());
    }

    private static Asset asset(int number, Random random) {
        return SampleAsset.named("asset " + number)
                .imported(SampleAsset.NOON.plusSeconds(number))
                .with(Parameter.STEPS, number % 3 == 0 ? null : 10 * random.nextInt(4))
                .at("pics/" + number / 2 + ".png")
                .asset();
    }
}
