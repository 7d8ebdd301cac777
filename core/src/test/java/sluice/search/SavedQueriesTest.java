package sluice.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SavedQueriesTest {
    private final Map<String, String> saved = new TreeMap<>();
    private final QueryParser parser =
            new QueryParser(InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC).with(() -> saved);

    private String read(String text) {
        return QueryPrinter.print(parser.parse(text));
    }

    private QuerySyntaxException refused(String text) {
        return assertThrows(QuerySyntaxException.class, () -> parser.parse(text));
    }

    @Test
    void itMeansWhatItsQueryMeansInParentheses() {
        saved.put("Night Skies", "night (sky OR stars)");
        assertEquals(
                "-\"cat\"* (collection:\"night skies\" OR (\"night\"* (\"sky\"* OR \"stars\"*)))",
                read("-cat collection:\"night skies\""));
        assertEquals("collection:\"other\"", read("collection:other"));
    }

    @Test
    void aPatternFindsAllThatHaveIt() {
        saved.put("Castle A", "steps:1");
        saved.put("Castle B", "steps:2 OR steps:3");
        saved.put("Tower", "steps:4");
        assertEquals("collection:\"castle\"* OR steps:1 OR steps:2 OR steps:3", read("collection:castle*"));
    }

    @Test
    void oneStandsInAnother() {
        saved.put("a", "collection:b steps:1");
        saved.put("b", "steps:2");
        assertEquals("collection:\"a\" OR ((collection:\"b\" OR steps:2) steps:1)", read("collection:a"));
    }

    @Test
    void whatLeadsBackToItselfIsRefusedAtThePlaceWhereItIsAskedFor() {
        saved.put("a", "castle collection:B");
        saved.put("b", "collection:a");
        QuerySyntaxException fault = refused("tower collection:a");
        assertEquals(6, fault.start());
        assertEquals(18, fault.end());
        assertTrue(String.valueOf(fault.getMessage()).contains("would contain itself"), fault.getMessage());
    }

    @Test
    void whatIsSavedMayNotFindItself() {
        assertEquals(Query.ALL, parser.parseSaved("A", "*"));
        saved.put("A", "*");
        QuerySyntaxException direct =
                assertThrows(QuerySyntaxException.class, () -> parser.parseSaved("A", "tower collection:a*"));
        assertEquals(6, direct.start());
        saved.put("b", "collection:A");
        assertThrows(QuerySyntaxException.class, () -> parser.parseSaved("A", "collection:b"));
    }

    @Test
    void likenessHasNoPlaceInIt() {
        assertThrows(QuerySyntaxException.class, () -> parser.parseSaved("A", "like:3fa94c"));
        saved.put("a", "about:sea");
        assertThrows(QuerySyntaxException.class, () -> parser.search("collection:a"));
    }

    @Test
    void depthAndTermsAreBounded() {
        IntStream.range(0, 9).forEach(i -> saved.put("n" + i, "collection:n" + (i + 1)));
        assertTrue(String.valueOf(refused("collection:n0").getMessage()).contains("deep"));
        read("collection:n2");
        saved.clear();
        String many = IntStream.range(0, 90).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        IntStream.range(0, 6).forEach(i -> saved.put("m" + i, many));
        assertTrue(String.valueOf(refused("collection:m*").getMessage()).contains("500 terms"));
    }

    @Test
    void theTrashIsLeftOutUnlessTheSavedOneSpeaksOfIt() {
        saved.put("a", "castle");
        saved.put("bin", "is:trashed");
        assertEquals(
                "(collection:\"a\" OR \"castle\"*) -is:\"trashed\"",
                QueryPrinter.print(parser.search("collection:a").filter()));
        assertEquals(
                "collection:\"bin\" OR is:\"trashed\"",
                QueryPrinter.print(parser.search("collection:bin").filter()));
    }
}
