package sluice.contracts.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.search.Cursor;
import sluice.search.Field;
import sluice.search.Page;
import sluice.search.Query;
import sluice.search.QueryParser;
import sluice.search.QueryPrinter;
import sluice.search.QuerySyntaxException;
import sluice.search.SearchIndex;
import sluice.search.Sort;

/** Asks an index and {@link InMemoryIndex} the same random questions about the same random assets. */
public abstract class SearchIndexDifferential {
    private static final int ROUNDS = 3;
    private static final int ASSETS = 150;
    private static final int QUERIES = 40;
    private static final int MOST = 1_000;
    private static final List<Field> COUNTABLE =
            Arrays.stream(Field.values()).filter(Field::countable).toList();

    private final QueryParser parser = new QueryParser(InstantSource.fixed(SampleAsset.NOON), ZoneOffset.UTC);

    /** A new, empty index. */
    protected abstract SearchIndex open();

    /** Assets are put and put again in batches, so that an index on segments has several and deletes in each. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void answersAsTheIndexInMemoryDoes(long seed) {
        RandomLibrary library = new RandomLibrary(seed);
        int telling = 0;
        try (SearchIndex index = open();
                SearchIndex expected = new InMemoryIndex()) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Asset> assets = library.assets(ASSETS / (round + 1));
                for (SearchIndex one : List.of(index, expected)) {
                    one.put(assets);
                    one.refresh();
                }
                for (int i = 0; i < QUERIES; i++) {
                    int found = compare(query(library), library.sort(), 1 + i % 50, expected, index);
                    telling += found > 0 && found < ASSETS ? 1 : 0;
                }
            }
            assertTrue(telling > ROUNDS * QUERIES / 4, "few queries found some assets and not others: " + telling);
        }
    }

    /** Some random texts are no queries: the next one that is. */
    private Query query(RandomLibrary library) {
        while (true) {
            try {
                return parser.parse(library.query());
            } catch (QuerySyntaxException e) {
                assertTrue(e.start() <= e.end(), e::getMessage);
            }
        }
    }

    /** Answers how many assets match. */
    private static int compare(Query query, Sort sort, int pageSize, SearchIndex expected, SearchIndex index) {
        String asked = QueryPrinter.print(query) + " by " + sort;
        List<AssetId> order = expected.order(query, sort, MOST);
        assertEquals(order, index.order(query, sort, MOST), asked);
        assertEquals(order, walk(query, sort, pageSize, order.size(), index), asked);
        assertEquals(order, walk(query, sort, 100, order.size(), expected), asked);
        assertEquals(expected.facets(query, COUNTABLE, 5), index.facets(query, COUNTABLE, 5), asked);
        for (Field field : List.of(Field.MODEL, Field.LORA, Field.GUIDANCE, Field.TAG, Field.RATING)) {
            assertEquals(expected.suggest(field, "D", 3), index.suggest(field, "D", 3), field.label());
        }
        return order.size();
    }

    private static List<AssetId> walk(Query query, Sort sort, int pageSize, int total, SearchIndex index) {
        List<AssetId> walked = new ArrayList<>();
        @Nullable Cursor next = null;
        do {
            Page page = index.search(query, sort, next, pageSize);
            assertEquals(total, page.total());
            walked.addAll(page.ids());
            next = page.next();
        } while (next != null);
        return walked;
    }
}
