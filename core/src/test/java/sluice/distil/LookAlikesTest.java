package sluice.distil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.distil.Gallery.candidate;
import static sluice.distil.Gallery.id;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** What counts as one, and what pins and exclusions do to it. */
class LookAlikesTest {
    private static final long HASH = 0x5A5A_5A5A_1234_5678L;

    private static List<String> faces(List<Look> looks) {
        return looks.stream()
                .map(look -> look.face().id().hex().substring(30) + "+"
                        + look.others().size())
                .toList();
    }

    private static List<Look> looks(Wish wish, Candidate... candidates) {
        return LookAlikes.joined(LookAlikes.stacked(List.of(candidates), wish));
    }

    @Test
    void aStackIsOneAndItsBestIsItsFace() {
        Candidate[] candidates = {
            candidate(1, 0.1, 7L, null), candidate(2, 0.5, 7L, null), candidate(3, 0.2, null, null)
        };
        assertEquals(List.of("02+1", "03+0"), faces(looks(Wish.of(5), candidates)));
        assertEquals(List.of("01+1", "03+0"), faces(looks(Wish.of(5, List.of(id(1)), List.of()), candidates)));
        assertEquals(
                List.of("02+0", "01+0", "03+0"),
                faces(looks(Wish.of(5, List.of(id(1), id(2)), List.of()), candidates)));
        assertEquals(List.of("03+0"), faces(looks(Wish.of(5, List.of(), List.of(id(1))), candidates)));
        assertEquals(
                List.of("01+0", "03+0"),
                faces(looks(Wish.of(5, List.of(id(1)), List.of(id(2))), candidates)),
                "a pin is stronger than the exclusion of its like");
    }

    @Test
    void nearDuplicatesAreOne() {
        Candidate[] candidates = {
            candidate(1, 0.5, null, HASH), candidate(2, 0.1, null, HASH ^ 3), candidate(3, 0.2, null, ~HASH)
        };
        assertEquals(List.of("01+1", "03+0"), faces(looks(Wish.of(5), candidates)));
        assertEquals(List.of("03+0"), faces(looks(Wish.of(5, List.of(), List.of(id(2))), candidates)));
        assertEquals(
                List.of("01+0", "02+0", "03+0"),
                faces(looks(Wish.of(5, List.of(id(1), id(2)), List.of()), candidates)));
    }

    @Test
    void embeddingsObject() {
        List<Look> stacked =
                LookAlikes.stacked(List.of(candidate(1, 0.5, null, HASH), candidate(2, 0.1, null, HASH)), Wish.of(5));
        List<Look> different = List.of(
                stacked.get(0).withVector(new float[] {1, 0}), stacked.get(1).withVector(new float[] {0, 1}));
        assertEquals(2, LookAlikes.joined(different).size());
    }

    @Test
    void aWishThatContradictsItselfIsRefused() {
        refused("count", () -> Wish.of(0));
        refused("count", () -> Wish.of(201));
        refused("pins", () -> Wish.of(2, List.of(id(1)), List.of(id(1))));
        refused("pins", () -> Wish.of(1, List.of(id(1), id(2)), List.of()));
    }

    private static void refused(String field, Runnable wish) {
        SluiceException refusal = assertThrows(SluiceException.class, wish::run);
        assertEquals(FailureCode.INVALID, refusal.code());
        assertEquals(field, refusal.subject());
    }

    @Test
    void ofVeryManyTheBestAreComparedAndASampleOfTheRest() {
        List<Look> looks = LookAlikes.stacked(
                IntStream.range(0, 1_000)
                        .mapToObj(i -> candidate(i, i / 1_000.0, null, null))
                        .toList(),
                Wish.of(5, List.of(id(900)), List.of()));
        List<Look> thinned = Thinning.of(looks, 100);
        assertEquals(101, thinned.size());
        assertEquals(id(900), thinned.getFirst().face().id());
        assertEquals(looks.subList(1, 51), thinned.subList(1, 51), "the best");
        assertTrue(
                thinned.get(51).face().valueOr(0) < looks.get(51).face().valueOr(0), "the rest are not the next best");
        assertEquals(looks, Thinning.of(looks, 1_000));
        Points points = Points.of(looks, 100);
        assertEquals(100, points.looks().length);
        assertEquals(1, Arrays.stream(points.weights()).sum(), 1e-9);
        assertEquals(1_000, Points.of(looks, 1_000).looks().length);
    }
}
