package sluice.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryPropertiesTest {
    private static final int TEXTS = 20_000;
    private static final List<String> PARTS = List.of(
            "a",
            "castle",
            "\"",
            "\"\"",
            "(",
            ")",
            "-",
            " ",
            " ",
            " ",
            "OR",
            "AND",
            "*",
            "..",
            ">",
            "<",
            "=",
            ":",
            "\\",
            "/",
            "model:",
            "seed:",
            "steps:",
            "guidance:",
            "created:",
            "folder:",
            "is:",
            "has:",
            "id:",
            "prompt:",
            "size:",
            "starred",
            "20",
            "0",
            "7.5",
            "-1",
            "18446744073709551615",
            "9223372036854775807",
            "-9223372036854775808",
            "999999999999999",
            "0.000000000000000000000000000001",
            "2026",
            "2026-05",
            "2026-05-01",
            "1000",
            "2999",
            "2026-05-01T10:00:00.5Z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999Z",
            "today",
            "7d",
            "999w",
            "999y",
            "é",
            "城",
            "ς",
            "ﬁ",
            "İ",
            "\u0301",
            "\u0345",
            "\uD800",
            "\uDC00",
            "\uD83D\uDE00",
            "\u0000",
            "\u00A0",
            "が",
            "ß",
            "\u1E9E",
            "\u037A",
            "\u2126",
            "\uFDFA");

    private final QueryParser parser =
            new QueryParser(InstantSource.fixed(Instant.parse("2026-05-10T08:00:00Z")), ZoneOffset.ofHours(14));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anyTextIsAQueryThatSurvivesPrintingOrASyntaxFault(long seed) {
        Random random = new Random(seed);
        int queries = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = IntStream.rangeClosed(0, random.nextInt(12))
                    .mapToObj(part -> PARTS.get(random.nextInt(PARTS.size())))
                    .collect(Collectors.joining());
            try {
                Query query = parser.parse(text);
                String printed = QueryPrinter.print(query);
                assertEquals(query, parser.parse(printed), () -> text + " printed as " + printed);
                queries++;
            } catch (QuerySyntaxException e) {
                assertTrue(0 <= e.start() && e.start() <= e.end() && e.end() <= text.length(), () -> text + ": " + e);
            }
        }
        assertTrue(queries > TEXTS / 20, "few of the texts were queries: " + queries);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void foldingIsDoneAfterOnceAndTokensAreTheirOwnTokens(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < TEXTS; i++) {
            String text = random.ints(4, 0, i % 2 == 0 ? 0x3000 : 0x10FFFF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String folded = Folding.fold(text);
            assertEquals(folded, Folding.fold(folded), () -> escaped(text));
            List<String> tokens = Tokens.of(text);
            assertEquals(tokens, Tokens.of(String.join(" ", tokens)), () -> escaped(text));
        }
    }

    private static String escaped(String text) {
        return text.codePoints().mapToObj("U+%04X"::formatted).collect(Collectors.joining(" "));
    }
}
