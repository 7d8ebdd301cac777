package sluice.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sluice.search.Completion.Candidate;

class CompletionTest {
    private final SearchIndex index = new OneModelIndex();

    @Test
    void fieldNamesAreOfferedForTheirBeginning() {
        Completion completion = at("castle -mo|");
        assertEquals(List.of(new Candidate("model:", null)), completion.candidates());
        assertEquals(List.of(8, 10), List.of(completion.start(), completion.end()));
    }

    @Test
    void valuesAreOfferedAfterTheColonAndQuotedWhenTheyMustBe() {
        Completion completion = at("(model:dr|eam OR x)");
        assertEquals(
                List.of(new Candidate("model:\"Dream XL\"", 3L), new Candidate("model:dreamshaper_8", 2L)),
                completion.candidates());
        assertEquals(List.of(1, 12), List.of(completion.start(), completion.end()));
    }

    @Test
    void aValueInQuotesIsReplacedWithItsQuotes() {
        Completion completion = at("model:\"dream | small\" x");
        assertEquals(List.of(new Candidate("model:\"Dream XL\"", 3L)), completion.candidates());
        assertEquals(List.of(0, 20), List.of(completion.start(), completion.end()));
        assertEquals(18, at("model:\"dream |small x").end());
    }

    @Test
    void flagsFieldsAndDatesHaveFixedValues() {
        assertEquals(List.of(new Candidate("is:missing", null)), at("is:m|").candidates());
        assertEquals(
                List.of(new Candidate("has:session", null), new Candidate("has:seed", null)),
                at("has:se|").candidates());
        assertEquals(
                new Candidate("created:today", null),
                at("created:|").candidates().getFirst());
    }

    @Test
    void savedSearchesAreOfferedAmongTheCollections() {
        SavedQueries saved = () -> Map.of("Night Skies", "night", "Tower", "tower");
        assertEquals(
                List.of(new Candidate("collection:\"Night Skies\"", null)),
                Completion.at("collection:nig", 14, index, saved, 10).candidates());
    }

    @Test
    void nothingIsOfferedWhereNothingFits() {
        assertEquals(List.of(), at("|").candidates());
        assertEquals(List.of(), at("nofield:x|").candidates());
        assertEquals(List.of(), at("prompt:cast|").candidates());
        assertEquals(List.of(), at("id:3|").candidates());
    }

    /** Completes where the bar stands. */
    private Completion at(String text) {
        int caret = text.indexOf('|');
        return Completion.at(text.replace("|", ""), caret, index, 10);
    }
}
