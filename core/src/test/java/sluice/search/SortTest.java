package sluice.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.asset.AssetId;
import sluice.failure.SluiceException;

class SortTest {
    @Test
    void aDirectionIsAMinusOrAWord() {
        assertEquals(new Sort.By(Field.NAME, false), Sort.parse("name"));
        assertEquals(new Sort.By(Field.NAME, true), Sort.parse("-Name"));
        assertEquals(new Sort.By(Field.NAME, false), Sort.parse("name:asc"));
        assertEquals(new Sort.By(Field.NAME, true), Sort.parse(" name:desc "));
        assertEquals(Sort.NEWEST, Sort.parse(""));
        assertEquals(new Sort.Random(7), Sort.parse("random:7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompt", "relevance", "--name", "name:up", "random:x", "-name:asc:desc", "-"})
    void anUnknownOrderIsRefusedWithTheKnownOnes(String text) {
        SluiceException refusal = assertThrows(SluiceException.class, () -> Sort.parse(text));
        assertTrue(String.valueOf(refusal.getMessage()).contains("imported"), refusal::toString);
        assertEquals("sort", refusal.subject());
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "-seed", "random:0", "random:-9"})
    void anOrderIsReadFromItsOwnText(String text) {
        assertEquals(text, Sort.parse(text).toString());
    }

    @Test
    void aShuffleDependsOnItsSeedAlone() {
        AssetId id = new AssetId("3f".repeat(16));
        assertEquals(new Sort.Random(1).key(id), new Sort.Random(1).key(id));
        assertNotEquals(new Sort.Random(1).key(id), new Sort.Random(2).key(id));
    }

    @Test
    void namesAreInNaturalOrder() {
        List<String> sorted = List.of("a", "a 1", "A 2", "a 10", "á 11", "a 1234567890", "a b", "z", "城");
        List<String> shuffled = sorted.reversed();
        assertEquals(
                sorted,
                shuffled.stream()
                        .sorted((a, b) -> NaturalOrder.compare(NaturalOrder.key(a), NaturalOrder.key(b)))
                        .toList());
        List<String> numbers =
                List.of("9", "10", "99999999", "999999999", "1000000000", "999999999999999999", "1" + "0".repeat(18));
        assertEquals(
                numbers,
                numbers.stream()
                        .sorted((a, b) -> NaturalOrder.compare(NaturalOrder.key(a), NaturalOrder.key(b)))
                        .toList());
        for (int i = 1; i < numbers.size(); i++) {
            String smaller = NaturalOrder.key(numbers.get(i - 1));
            assertTrue(NaturalOrder.compare(smaller, NaturalOrder.key(numbers.get(i))) < 0, numbers.get(i));
        }
    }
}
