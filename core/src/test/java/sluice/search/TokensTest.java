package sluice.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {
    @Test
    void tokensAreRunsOfLettersAndDigits() {
        assertEquals(List.of("castle", "1", "2", "dragon", "s", "lair"), Tokens.of("(castle:1.2), dragon's_LAIR"));
        assertEquals(List.of(), Tokens.of("— !!! \uD83D\uDE00"));
    }

    @Test
    void caseWidthAndLatinAccentsAreFolded() {
        assertEquals(
                List.of("cafe", "strasse", "istanbul", "fire", "οδοσ"), Tokens.of("CAFÉ Straße İstanbul ﬁre ΟΔΌς"));
    }

    @Test
    void marksThatCarryMeaningStay() {
        assertEquals(List.of("が"), Tokens.of("か\u3099"));
        assertEquals(List.of("й"), Tokens.of("Й"));
    }

    @Test
    void scriptsWithoutSpacesAreCutIntoCharacters() {
        assertEquals(List.of("古", "い", "城", "castle", "2"), Tokens.of("古い城castle 2"));
        assertEquals(List.of("성", "castle").getLast(), Tokens.of("성 castle").getLast());
    }

    @Test
    void longRunsAreCut() {
        assertEquals(List.of("a".repeat(100)), Tokens.of("a".repeat(5_000)));
    }
}
