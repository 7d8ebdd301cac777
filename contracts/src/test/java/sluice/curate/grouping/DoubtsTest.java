package sluice.curate.grouping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.curate.grouping.DrawnAsset.drawn;
import static sluice.curate.grouping.GroupedLibrary.HASH;
import static sluice.curate.grouping.GroupedLibrary.flipped;
import static sluice.curate.grouping.GroupedLibrary.id;
import static sluice.curate.grouping.GroupedLibrary.unknown;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sluice.asset.AssetId;
import sluice.asset.Tier;
import sluice.curate.Decision;
import sluice.curate.doubt.DoubtfulPair;
import sluice.curate.doubt.DoubtfulPairs;
import sluice.curate.doubt.Doubts;
import sluice.failure.SluiceException;

class DoubtsTest {
    private final GroupedLibrary library = new GroupedLibrary();

    private List<Set<AssetId>> pairs() {
        return library.grouping.doubtful(null, 100).pairs().stream()
                .map(pair -> Set.of(pair.one(), pair.other()))
                .toList();
    }

    private static Set<AssetId> pair(int one, int other) {
        return Set.of(id(one), id(other));
    }

    @Test
    void pairsOnEitherSideOfTheThresholdComeTheMostDoubtfulFirst() {
        library.add(
                unknown(1).hash(HASH),
                unknown(2).hash(flipped(HASH, 8)),
                unknown(3).hash(~HASH),
                unknown(4).hash(flipped(~HASH, 11)));
        assertEquals(List.of(pair(1, 2), pair(3, 4)), pairs());
        List<DoubtfulPair> found = library.grouping.doubtful(null, 100).pairs();
        assertTrue(found.getFirst().stacked());
        assertEquals(id(2), found.getFirst().one(), "who would leave the stack");
        assertEquals(8, found.getFirst().distance());
        assertNull(found.getFirst().cosine());
        assertFalse(found.getLast().stacked());
    }

    @Test
    void whatWasSaidIsInTheTrashOrFollowsFromParametersIsNotAsked() {
        library.add(
                unknown(1).hash(HASH),
                unknown(2).hash(flipped(HASH, 10)),
                unknown(3).hash(~HASH),
                unknown(4).hash(flipped(~HASH, 10)),
                drawn(5).seed(1L).hash(flipped(HASH, 32)),
                drawn(6).seed(2L).hash(flipped(HASH, 42)));
        assertEquals(Set.of(pair(1, 2), pair(3, 4)), Set.copyOf(pairs()));
        library.decide(new Decision.Apart(id(2), id(1)));
        library.stand(4, standing -> standing.withTrashed(true));
        assertEquals(List.of(), pairs());
        library.decide(new Decision.Undecided(id(1), id(2)));
        library.stand(4, standing -> standing.withTrashed(false));
        assertEquals(Set.of(pair(1, 2), pair(3, 4)), Set.copyOf(pairs()));
    }

    @Test
    void ofAStackThePairThatIsMostDoubtfulStandsForAll() {
        library.add(
                drawn(1).seed(1L).hash(flipped(HASH, 9)),
                drawn(2).seed(2L).hash(flipped(HASH, 12)),
                unknown(3).minute(9).hash(HASH));
        assertEquals(List.of(pair(1, 3)), pairs());
    }

    @Test
    void hashAndEmbeddingThatDisagreeAreAsked() {
        library.add(unknown(1).hash(HASH), unknown(2).hash(~HASH), unknown(3).hash(flipped(HASH, 2)));
        library.cosine(1, 2, 0.97);
        library.cosine(1, 3, 0.2);
        library.cosine(2, 3, 0.2);
        for (int i = 1; i <= 3; i++) {
            library.stand(i, standing -> standing.withTier(Tier.STANDARD));
        }
        assertEquals(Set.of(pair(1, 2), pair(1, 3)), Set.copyOf(pairs()));
    }

    @Test
    void aLibraryIsLookedThroughPartByPart() {
        Random random = new Random(3);
        int assets = Doubts.LOOKED_AT + 150;
        library.add(IntStream.range(0, assets)
                .mapToObj(i -> unknown(i).minute(i).hash(i % 40 == 0 ? flipped(HASH, 0) : random.nextLong()))
                .toArray(DrawnAsset[]::new));
        library.add(unknown(assets).minute(assets).hash(flipped(HASH, 10)));
        Set<Set<AssetId>> all = new HashSet<>();
        @Nullable AssetId after = null;
        int calls = 0;
        do {
            DoubtfulPairs page = library.grouping.doubtful(after, 3);
            page.pairs().forEach(pair -> assertTrue(all.add(Set.of(pair.one(), pair.other())), "once only"));
            after = page.next();
            calls++;
            assertTrue(calls < 500);
        } while (after != null);
        assertTrue(calls >= 2);
        assertTrue(all.stream().anyMatch(pair -> pair.contains(id(assets))));
        assertNotNull(library.grouping.doubtful(null, 100).next());
        assertThrows(SluiceException.class, () -> library.grouping.doubtful(id(99_999), 3));
    }
}
