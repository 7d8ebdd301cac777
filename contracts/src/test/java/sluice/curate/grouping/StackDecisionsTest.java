package sluice.curate.grouping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.curate.grouping.DrawnAsset.drawn;
import static sluice.curate.grouping.GroupedLibrary.HASH;
import static sluice.curate.grouping.GroupedLibrary.flipped;
import static sluice.curate.grouping.GroupedLibrary.id;
import static sluice.curate.grouping.GroupedLibrary.unknown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sluice.asset.AssetId;
import sluice.asset.Tier;
import sluice.contracts.catalog.Faults;
import sluice.contracts.curate.FaultyGroups;
import sluice.curate.Decision;
import sluice.curate.Decision.AnyCover;
import sluice.curate.Decision.Apart;
import sluice.curate.Decision.Cover;
import sluice.curate.Decision.Together;
import sluice.curate.Decision.Undecided;
import sluice.curate.stack.StackState;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

class StackDecisionsTest {
    private final GroupedLibrary library = new GroupedLibrary();

    @Test
    void whoIsTakenOutStaysOutWhateverComes() {
        variations(1, 4);
        List<Decision> back = library.decide(apart(4, 1), apart(4, 2), apart(4, 3));
        assertEquals(ids(1, 2, 3), library.stackOf(1));
        assertNull(library.stack(4));
        library.add(drawn(5).seed(5L));
        assertEquals(ids(1, 2, 3, 5), library.stackOf(1), "who comes later joins the stack, not the one outside");
        library.restart();
        library.grouping.take(library.everything());
        library.add(drawn(4).seed(4L).minute(9), drawn(6).seed(6L));
        assertEquals(ids(1, 2, 3, 5, 6), library.stackOf(1));
        assertNull(library.stack(4));
        library.decide(back);
        assertEquals(ids(1, 2, 3, 4, 5, 6), library.stackOf(4));
    }

    @Test
    void theRestOfAStackStaysWhenItsAnchorIsTakenOut() {
        library.add(
                unknown(1).hash(HASH),
                unknown(2).hash(flipped(HASH, 6)),
                unknown(3).hash(HASH ^ 0x80402010_08040201L));
        assertEquals(ids(1, 2, 3), library.stackOf(1));
        Long stack = library.stack(2);
        library.decide(apart(1, 2), apart(1, 3));
        assertEquals(ids(2, 3), library.stackOf(2));
        assertEquals(stack, library.stack(2));
        library.restart();
        library.grouping.take(library.everything());
        assertEquals(ids(2, 3), library.stackOf(2));
    }

    @Test
    void whatIsTogetherIsOneStackAndSoIsWhatBelongsToIt() {
        library.add(
                drawn(1).seed(1L).hash(HASH),
                drawn(2).seed(2L).hash(~HASH),
                unknown(3).hash(flipped(HASH, 32)),
                unknown(4).hash(flipped(HASH, 30)));
        assertNotEquals(library.stack(1), library.stack(3));
        List<Decision> back = library.decide(together(2, 4));
        assertEquals(ids(1, 2, 3, 4), library.stackOf(1));
        library.add(unknown(5).hash(flipped(HASH, 31)), drawn(6).seed(6L));
        assertEquals(ids(1, 2, 3, 4, 5, 6), library.stackOf(1), "those that look like either come to both");
        assertEquals(List.of(new Undecided(id(2), id(4))), back);
        library.decide(back);
        assertEquals(ids(1, 2, 6), library.stackOf(1));
        assertEquals(ids(3, 4, 5), library.stackOf(3));
    }

    @Test
    void severalThatAreTakenOutComeBackTogether() {
        variations(1, 4);
        List<Decision> back = library.decide(apart(1, 3), apart(1, 4), apart(2, 3), apart(2, 4));
        assertEquals(ids(1, 2), library.stackOf(1));
        library.decide(back);
        assertEquals(ids(1, 2, 3, 4), library.stackOf(1));
        assertEquals(library.stack(1), library.stack(4));
    }

    @Test
    void theCoverBeforeReturnsWhenAChoiceIsTakenBack() {
        variations(1, 3);
        AssetId before = library.stackWith(1).cover();
        library.decide(library.decide(new Cover(id(1))));
        assertEquals(before, library.stackWith(1).cover());
    }

    @Test
    void theSameAgainIsNoDecision() {
        variations(1, 3);
        library.decide(apart(1, 2), new Cover(id(3)));
        assertEquals(List.of(), library.decide(apart(2, 1), new Cover(id(3)), new Undecided(id(1), id(3))));
        assertEquals(List.of(new Apart(id(1), id(2))), library.decide(new Undecided(id(1), id(2))));
        assertEquals(ids(1, 2, 3), library.stackOf(1));
    }

    @Test
    void aPairThatIsBothIsRefusedByNameAndNothingIsChanged() {
        library.add(unknown(1), unknown(2), unknown(3));
        library.decide(together(1, 2), apart(3, 1));
        long revision = library.lastRevision();
        SluiceException refused =
                assertThrows(SluiceException.class, () -> library.decide(new Cover(id(3)), together(2, 3)));
        assertEquals(FailureCode.CONFLICT, refused.code());
        assertTrue(String.valueOf(refused.getMessage()).contains(id(1).hex().substring(0, 12)), refused::toString);
        assertTrue(String.valueOf(refused.getMessage()).contains(id(3).hex().substring(0, 12)), refused::toString);
        assertEquals(revision, library.lastRevision());
        assertEquals(2, library.groups.decisionsAfter(0, 9).size());
        library.decide(new Undecided(id(1), id(3)), together(2, 3));
        assertEquals(ids(1, 2, 3), library.stackOf(1));
    }

    @Test
    void moreThanAStackHoldsIsRefused() {
        int most = StackState.MOST;
        library.add(
                IntStream.rangeClosed(0, most).mapToObj(GroupedLibrary::unknown).toArray(DrawnAsset[]::new));
        library.decide(
                IntStream.range(1, most).<Decision>mapToObj(i -> together(0, i)).toList());
        assertEquals(most, library.stackOf(0).size());
        SluiceException refused = assertThrows(SluiceException.class, () -> library.decide(together(most, 7)));
        assertEquals(FailureCode.CONFLICT, refused.code());
        assertNull(library.stack(most));
    }

    @Test
    void whoWasPutTogetherStaysSoWhenOneIsTakenOut() {
        library.add(unknown(1), unknown(2), unknown(3), unknown(4));
        library.decide(together(1, 2), together(1, 3), together(1, 4));
        List<Decision> back = library.decide(apart(1, 2), apart(1, 3), apart(1, 4));
        assertEquals(ids(2, 3, 4), library.stackOf(2));
        assertNull(library.stack(1));
        library.decide(back);
        assertEquals(ids(1, 2, 3, 4), library.stackOf(1));
        assertEquals(3, library.groups.decisionsAfter(0, 9).size());
    }

    @Test
    void aChosenCoverStaysWhateverValuesSay() {
        variations(1, 3);
        List<Decision> back = library.decide(new Cover(id(1)));
        assertEquals(id(1), library.stackWith(1).cover());
        assertEquals("chosen by you", library.stackWith(1).reason());
        library.stand(2, standing -> standing.withValue(0.9));
        library.restart();
        library.stand(3, standing -> standing.withStar(true).withValue(0.8));
        assertEquals(id(1), library.stackWith(1).cover());
        List<Decision> next = library.decide(new Cover(id(3)));
        assertEquals(id(3), library.stackWith(1).cover());
        library.decide(next);
        assertEquals(id(1), library.stackWith(1).cover());
        library.decide(back);
        assertEquals(id(2), library.stackWith(1).cover());
        assertEquals("the most valued of 3", library.stackWith(1).reason());
        library.decide(new Cover(id(2)));
        assertEquals("chosen by you", library.stackWith(1).reason(), "also when it was the cover already");
        library.decide(new AnyCover(id(3)));
        assertEquals("the most valued of 3", library.stackWith(1).reason());
    }

    @Test
    void whatIsInTheTrashIsNoCoverAndAChosenOneStepsBackUntilItIsRestored() {
        variations(1, 3);
        library.decide(new Cover(id(1)));
        library.stand(3, standing -> standing.withValue(0.7));
        library.stand(1, standing -> standing.withTrashed(true));
        assertEquals(id(3), library.stackWith(1).cover());
        library.stand(3, standing -> standing.withTrashed(true));
        assertEquals(id(2), library.stackWith(1).cover());
        assertEquals("the others are in the trash", library.stackWith(1).reason());
        library.stand(2, standing -> standing.withTrashed(true));
        assertEquals(id(1), library.stackWith(1).cover());
        library.stand(3, standing -> standing.withTrashed(false));
        library.stand(1, standing -> standing.withTrashed(false));
        assertEquals(id(1), library.stackWith(1).cover());
        assertEquals("chosen by you", library.stackWith(1).reason());
    }

    @Test
    void embeddingsNewHashesAndRescansOverrideNothing() {
        library.add(
                unknown(1).hash(HASH),
                unknown(2).hash(flipped(HASH, 2)),
                unknown(3).hash(~HASH));
        library.decide(apart(2, 1), together(3, 1));
        library.cosine(1, 2, 0.99);
        library.cosine(1, 3, 0.1);
        for (int i = 1; i <= 3; i++) {
            library.stand(i, standing -> standing.withTier(Tier.STANDARD));
        }
        library.add(unknown(2).hash(HASH), unknown(3).hash(flipped(HASH, 30)));
        assertEquals(ids(1, 3), library.stackOf(1));
        assertNull(library.stack(2));
    }

    @Test
    void anAssetThatGroupingHasNotSeenYetCanBeDecidedAbout() {
        variations(1, 2);
        AssetId fresh = unknown(7).into(library.catalog);
        library.decide(new Together(fresh, id(1)));
        assertEquals(ids(1, 2, 7), library.stackOf(1));
        SluiceException unknown = assertThrows(SluiceException.class, () -> library.decide(together(1, 99)));
        assertEquals(FailureCode.NOT_FOUND, unknown.code());
        assertEquals(
                FailureCode.INVALID,
                assertThrows(SluiceException.class, () -> library.decide(together(1, 1)))
                        .code());
    }

    @Test
    void aFailedWriteLeavesAllOrNothingBehindAndCanBeTriedAgain() {
        variations(1, 4);
        Grouping failing = library.opened(new FaultyGroups(library.groups, new Faults(5, 0.5)));
        boolean done = false;
        for (int attempt = 0; !done && attempt < 100; attempt++) {
            try {
                failing.decide(List.of(apart(1, 2), apart(1, 3), apart(1, 4), new Cover(id(3))));
                done = true;
            } catch (SluiceException e) {
                assertEquals(FailureCode.STORAGE, e.code());
            }
            int kept = library.groups.decisionsAfter(0, 9).size();
            assertTrue(kept == 0 || kept == 4, () -> kept + " of 4");
            assertEquals(kept == 0 ? ids(1, 2, 3, 4) : ids(2, 3, 4), library.stackOf(2));
        }
        assertTrue(done);
        assertEquals(id(3), library.stackWith(2).cover());
    }

    private void variations(int from, int to) {
        List<DrawnAsset> all = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            all.add(drawn(i).seed((long) i).minute(i));
        }
        library.add(all.toArray(DrawnAsset[]::new));
    }

    private static Decision apart(int one, int other) {
        return new Apart(id(one), id(other));
    }

    private static Decision together(int one, int other) {
        return new Together(id(one), id(other));
    }

    private static Set<AssetId> ids(int... numbers) {
        return Set.copyOf(IntStream.of(numbers).mapToObj(GroupedLibrary::id).toList());
    }
}
