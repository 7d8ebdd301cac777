package sluice.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.search.Query.And;
import sluice.search.Query.Has;
import sluice.search.Query.Matching;
import sluice.search.Query.Not;
import sluice.search.Query.Or;
import sluice.search.Query.Range;
import sluice.search.Query.Words;

class QueryParserTest {
    private static final Instant NOW = Instant.parse("2026-05-10T08:00:00Z");

    private final QueryParser parser = new QueryParser(InstantSource.fixed(NOW), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "*", ",", " , - ; ", "()", "(( , ))", "-,", "\u3000"})
    void aQueryThatSaysNothingMatchesEverything(String text) {
        assertEquals(Query.ALL, parser.parse(text));
    }

    @Test
    void wordsAreBeginningsUnlessQuoted() {
        assertEquals(word("castle"), parser.parse("Castle,"));
        assertEquals(new Words(Field.TEXT, List.of("half", "elf"), true), parser.parse("half-elf"));
        assertEquals(new Words(Field.TEXT, List.of("a", "castle"), false), parser.parse("\"A castle\""));
        assertEquals(new Words(Field.TEXT, List.of("a", "cast"), true), parser.parse("\"a cast\"*"));
        assertEquals(new Words(Field.NEGATIVE, List.of("blurry"), true), parser.parse("negative:blurry"));
    }

    @Test
    void allBindsTighterThanOr() {
        assertEquals(
                new Or(List.of(new And(List.of(word("a"), word("b"))), new Not(word("c")))), parser.parse("a b OR -c"));
        assertEquals(
                new And(List.of(word("a"), new Or(List.of(word("b"), word("c"))))), parser.parse("a AND (b OR c)"));
        assertEquals(new And(List.of(word("a"), word("or"))), parser.parse("a or"));
        assertEquals(new And(List.of(word("orchid"), word("oregano"))), parser.parse("ORCHID OREGANO"));
    }

    @Test
    void nestingWithoutMeaningIsForgotten() {
        assertEquals(parser.parse("a b c"), parser.parse("((a) (b c))"));
        assertEquals(parser.parse("a OR b OR c"), parser.parse("(a OR b) OR (c)"));
    }

    @Test
    void keywordsAreWholeUnlessTheyHaveAStar() {
        assertEquals(new Matching(Field.MODEL, new Pattern(List.of("dream xl"))), parser.parse("model:\"Dream XL\""));
        assertEquals(new Matching(Field.MODEL, new Pattern(List.of("dream", ""))), parser.parse("MODEL:Dream*"));
        assertEquals(new Matching(Field.MODEL, new Pattern(List.of("a*b"))), parser.parse("model:\"a*b\""));
        assertEquals(new Matching(Field.MODEL, new Pattern(List.of("a b", "c"))), parser.parse("model:\"a b\"**c"));
        assertEquals(
                new Matching(Field.MODEL, new Pattern(List.of("say \"x\""))), parser.parse("model:\"say \"\"x\"\"\""));
        assertEquals(new Has(Field.MODEL), parser.parse("model:*"));
        assertEquals(new Matching(Field.ID, new Pattern(List.of("3f2a", ""))), parser.parse("id:3F2A"));
    }

    @Test
    void aFolderStandsForAllBeneathIt() {
        assertEquals(new Matching(Field.FOLDER, new Pattern(List.of("/pics/", ""))), parser.parse("folder:/Pics"));
        assertEquals(
                new Matching(Field.FOLDER, new Pattern(List.of("", "/2026/may/", ""))),
                parser.parse("folder:2026\\May\\"));
        assertEquals(new Matching(Field.FOLDER, new Pattern(List.of("c:/pics/", ""))), parser.parse("folder:C:\\pics"));
    }

    @Test
    void numbersAreComparedExactly() {
        assertEquals(new Range(Field.STEPS, 20, 20), parser.parse("steps:20"));
        assertEquals(new Range(Field.STEPS, 21, Long.MAX_VALUE), parser.parse("steps:>20"));
        assertEquals(new Range(Field.STEPS, Long.MIN_VALUE, 20), parser.parse("steps:<=20"));
        assertEquals(new Range(Field.STEPS, 20, 30), parser.parse("steps:20..30"));
        assertEquals(parser.parse("steps:>=20"), parser.parse("steps:20.."));
        assertEquals(parser.parse("steps:<=20"), parser.parse("steps:..20"));
        assertEquals(new Range(Field.SEED, Long.MAX_VALUE, Long.MAX_VALUE), parser.parse("seed:18446744073709551615"));
        assertEquals(Query.NOTHING, parser.parse("seed:>18446744073709551615"));
        assertEquals(parser.parse("guidance:7"), parser.parse("guidance:7.0"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026, 2025-12-31T23:00:00Z, 2026-12-31T22:59:59.999Z",
        "2026-05, 2026-04-30T22:00:00Z, 2026-05-31T21:59:59.999Z",
        "2026-05-01, 2026-04-30T22:00:00Z, 2026-05-01T21:59:59.999Z",
        "2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T21:59:59.999Z",
        "2026-05-01T18:30, 2026-05-01T16:30:00Z, 2026-05-01T16:30:59.999Z",
        "today, 2026-05-09T22:00:00Z, 2026-05-10T21:59:59.999Z",
        "Yesterday, 2026-05-08T22:00:00Z, 2026-05-09T21:59:59.999Z",
        "2026-05-01..2026-06-01, 2026-04-30T22:00:00Z, 2026-06-01T21:59:59.999Z",
        "2026-05-01T16:30:00Z, 2026-05-01T16:30:00Z, 2026-05-01T16:30:00Z"
    })
    void aDateStandsForAllItsMomentsInTheUsersZone(String date, Instant from, Instant to) {
        assertEquals(new Range(Field.CREATED, from.toEpochMilli(), to.toEpochMilli()), parser.parse("created:" + date));
    }

    @Test
    void datesCompareFromTheirEndsAndAgesFromTheirMoment() {
        assertEquals(parser.parse("created:>=2026-06-01"), parser.parse("created:>2026-05"));
        assertEquals(parser.parse("created:<2026-05-01"), parser.parse("created:<=2026-04"));
        long weekAgo = Instant.parse("2026-05-03T08:00:00Z").toEpochMilli();
        assertEquals(new Range(Field.IMPORTED, weekAgo, Long.MAX_VALUE), parser.parse("imported:7d"));
        assertEquals(new Range(Field.IMPORTED, Long.MIN_VALUE, weekAgo - 1), parser.parse("imported:<1w"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "a modle:x | 2 | 7 | Did you mean model?",
                "castle:1.2 | 0 | 6 | quotes",
                "has:promt | 4 | 9 | Did you mean prompt?",
                "is:stared | 3 | 9 | starred",
                "steps:many | 6 | 10 | steps:20",
                "steps:2.5 | 6 | 9 | steps:20",
                "seed:-1 | 5 | 7 | seed:20",
                "steps:30..20 | 6 | 12 | smaller",
                "created:2026-13 | 8 | 15 | 2026-05",
                "created:2026-02-30 | 8 | 18 | 2026-05",
                "a \"b | 2 | 4 | Close it",
                "(a b | 0 | 4 | Close it",
                "a OR | 4 | 4 | quotes",
                "OR a | 0 | 1 | quotes",
                "a OR OR b | 5 | 6 | quotes",
                "like:3f2a | 0 | 9 | Leave it out",
                "x about:\"a red fox\" | 2 | 19 | Leave it out",
                "like: | 0 | 5 | like:3f2a91",
                "lik:3f2a91 | 0 | 3 | Did you mean like?"
            })
    void aFaultNamesItsPlaceAndAWayOut(String text, int start, int end, String hint) {
        QuerySyntaxException fault = assertThrows(QuerySyntaxException.class, () -> parser.parse(text));
        assertEquals(List.of(start, end), List.of(fault.start(), fault.end()), fault.getMessage());
        assertTrue(assertNotNullHint(fault).contains(hint), fault.hint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a)",
                "model:",
                "model: x",
                "model:\"\"",
                "prompt:\"!\"",
                "model:>x",
                "steps:",
                "steps:..",
                "size:1e9"
            })
    void whatCannotBeMeantIsRefused(String text) {
        assertThrows(QuerySyntaxException.class, () -> parser.parse(text));
    }

    @Test
    void oneLikenessOrdersWhatTheOtherTermsFind() {
        assertEquals(new Search(OUTSIDE_THE_TRASH, new Likeness.Like("3f2a91")), parser.search("like:3f2a91"));
        assertEquals(
                new Search(outside(word("castle")), new Likeness.About("a stormy sea")),
                parser.search("castle ABOUT:\"a stormy sea\""));
        assertEquals(
                new Search(outside(new Or(List.of(word("a"), word("b")))), new Likeness.Like("/pics/a b.png")),
                parser.search("like:\"/pics/a b.png\" (a OR b)"));
        assertEquals(new Search(outside(word("castle")), null), parser.search("castle"));
    }

    @Test
    void theTrashIsLeftOutUnlessTheQuerySpeaksOfIt() {
        assertEquals(new Search(new And(List.of(word("a"), word("b"), OUTSIDE_THE_TRASH)), null), parser.search("a b"));
        for (String text : List.of("is:trashed", "-is:trashed a", "a OR (b is:TRASHED)")) {
            assertEquals(new Search(parser.parse(text), null), parser.search(text));
        }
    }

    private static final Query OUTSIDE_THE_TRASH = new Not(new Matching(Field.IS, new Pattern(List.of("trashed"))));

    private static Query outside(Query query) {
        return new And(List.of(query, OUTSIDE_THE_TRASH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "-like:3f2a91 | 1 | 12 | beside",
                "a (like:3f2a91) | 3 | 14 | beside",
                "like:3f2a91 OR a | 0 | 11 | parentheses",
                "a OR like:3f2a91 | 5 | 16 | parentheses",
                "like:3f2a91 about:sea | 12 | 21 | one of the two",
                "about:\"\" | 0 | 8 | stormy"
            })
    void aMisplacedLikenessIsRefused(String text, int start, int end, String hint) {
        QuerySyntaxException fault = assertThrows(QuerySyntaxException.class, () -> parser.search(text));
        assertEquals(List.of(start, end), List.of(fault.start(), fault.end()), fault.getMessage());
        assertTrue(assertNotNullHint(fault).contains(hint), fault.hint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "like:3f2a91",
                "about:\"say \"\"x\"\"\" castle",
                "like:ab12cd (a OR b)",
                "a b like:ab12cd",
                "a OR b"
            })
    void aPrintedSearchReadsAsTheSame(String text) {
        Search search = parser.search(text);
        assertEquals(search, parser.search(QueryPrinter.print(search)));
    }

    @Test
    void lengthTermsAndDepthAreBounded() {
        assertThrows(QuerySyntaxException.class, () -> parser.parse("a".repeat(2_001)));
        assertThrows(QuerySyntaxException.class, () -> parser.parse("a ".repeat(101)));
        assertThrows(QuerySyntaxException.class, () -> parser.parse("(".repeat(21) + "a" + ")".repeat(21)));
        assertThrows(QuerySyntaxException.class, () -> parser.parse("-".repeat(21) + "a"));
        assertEquals(word("a"), parser.parse("(".repeat(20) + "a" + ")".repeat(20)));
        assertTrue(parser.parse("a ".repeat(100)) instanceof And(List<Query> all) && all.size() == 100);
    }

    private static String assertNotNullHint(QuerySyntaxException fault) {
        String hint = fault.hint();
        assertNotNull(hint, fault.getMessage());
        return hint == null ? "" : hint;
    }

    private static Words word(String token) {
        return new Words(Field.TEXT, List.of(token), true);
    }
}
