package sluice.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import sluice.asset.AssetId;
import sluice.failure.SluiceException;
import sluice.signal.SignalKind;

class SuggestionsTest {
    private static final int LIBRARIES = 3;
    private static final int MANY = 45;
    private static final int FEW = 21;

    private Instant now = SeededLibrary.NOW;

    private Suggestions over(SeededLibrary library) {
        return new Suggestions(
                library.catalog,
                library.signals,
                library.groups,
                library.index,
                library::nearest,
                SuggestionRules.DEFAULT,
                () -> now);
    }

    /** How many of the images that a kind of suggestion was about were rightly in it, of how many. */
    private record Share(int right, int all) {
        Share and(boolean good) {
            return new Share(right + (good ? 1 : 0), all + 1);
        }

        double precision() {
            return (double) right / all;
        }
    }

    /**
     * What is to be chosen is right when it is really good; by chance one in eight or nine is. What is to be cleaned up is
     * right when what was chosen of the stack is really as good. The figures are in docs/collections.md; the bounds here
     * are what must not be lost.
     */
    @Test
    void whatIsSuggestedIsMostlyRight() {
        Map<String, Share> shares = new TreeMap<>();
        for (int seed = 0; seed < LIBRARIES; seed++) {
            SeededLibrary library = new SeededLibrary(seed, MANY);
            library.catalog.ids().forEach(id -> count(shares, "by chance", library.good(id)));
            for (Suggestion one : over(library).all()) {
                for (AssetId id : one.assets()) {
                    boolean clean = one.kind() == SuggestionKind.CLEAN_UP;
                    boolean right = clean ? library.worth(id) <= library.bestOf(one.beside()) : library.good(id);
                    count(shares, one.kind().label(), right);
                }
            }
        }
        String told = shares.toString();
        assertTrue(precision(shares, "best") > 0.3, told);
        assertTrue(precision(shares, "look") > 0.45, told);
        assertTrue(precision(shares, "clean") > 0.9, told);
    }

    private static void count(Map<String, Share> shares, String what, boolean right) {
        shares.put(what, shares.getOrDefault(what, new Share(0, 0)).and(right));
    }

    private static double precision(Map<String, Share> shares, String what) {
        return shares.getOrDefault(what, new Share(0, 1)).precision();
    }

    private static Suggestion first(Suggestions suggestions, SuggestionKind kind) {
        return suggestions.all().stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private void accept(SeededLibrary library, Suggestions suggestions, Suggestion one) {
        library.signals.append(suggestions.accepting(one, "page"));
        library.index.put(library.catalog.find(one.assets()));
        library.index.refresh();
        suggestions.outdated();
    }

    @Test
    void whatWasAcceptedIsDoneAndNotSuggestedAgain() {
        SeededLibrary library = new SeededLibrary(7, FEW);
        Suggestions suggestions = over(library);
        for (SuggestionKind kind : SuggestionKind.values()) {
            Suggestion one = first(suggestions, kind);
            accept(library, suggestions, one);
            assertTrue(library.catalog.find(one.assets()).stream()
                    .allMatch(asset -> kind == SuggestionKind.CLEAN_UP
                            ? asset.standing().trashed()
                            : asset.standing().starred()));
            Set<AssetId> again = new HashSet<>();
            suggestions.all().forEach(other -> again.addAll(other.assets()));
            assertTrue(one.assets().stream().noneMatch(again::contains), one::toString);
            assertThrows(SluiceException.class, () -> suggestions.find(one.key()));
        }
    }

    @Test
    void whatWasTurnedDownComesBackAfterHalfAYear() {
        SeededLibrary library = new SeededLibrary(8, FEW);
        Suggestions suggestions = over(library);
        Suggestion clean = first(suggestions, SuggestionKind.CLEAN_UP);
        library.signals.append(suggestions.dismissing(clean, "page"));
        suggestions.outdated();
        assertTrue(suggestions.all().stream().noneMatch(one -> one.key().equals(clean.key())));
        assertEquals(
                SignalKind.DISMISSED,
                library.signals.of(clean.assets().getFirst(), 1).getFirst().kind());
        now = now.plus(Duration.ofDays(179));
        assertTrue(suggestions.all().stream().noneMatch(one -> one.key().equals(clean.key())));
        now = now.plus(Duration.ofDays(2));
        assertEquals(clean.assets(), suggestions.find(clean.key()).assets());
    }

    @Test
    void askingAgainCostsNothingUntilSomethingChanged() {
        SeededLibrary library = new SeededLibrary(9, FEW);
        Suggestions suggestions = over(library);
        List<Suggestion> all = suggestions.all();
        Suggestion one = first(suggestions, SuggestionKind.ANOTHER_LOOK);
        accept(library, suggestions, one);
        List<Suggestion> after = suggestions.all();
        assertNotEquals(all, after);
        library.signals.append(suggestions.accepting(first(suggestions, SuggestionKind.ANOTHER_LOOK), "page"));
        assertEquals(after, suggestions.all());
        suggestions.changed();
        assertEquals(after, suggestions.all());
        now = now.plus(Duration.ofSeconds(6));
        assertNotEquals(after, suggestions.all());
    }

    @Test
    void aSessionThatGoesOnIsLeftAlone() {
        SeededLibrary library = new SeededLibrary(10, FEW);
        now = SeededLibrary.NOW.minus(Duration.ofDays(40));
        Suggestions suggestions = over(library);
        assertTrue(suggestions.all().stream()
                .filter(one -> one.kind() == SuggestionKind.BEST_OF_SESSION)
                .flatMap(one -> library.catalog.find(one.assets()).stream())
                .allMatch(asset -> asset.createdAt().isBefore(now.minus(Duration.ofHours(2)))));
    }
}
