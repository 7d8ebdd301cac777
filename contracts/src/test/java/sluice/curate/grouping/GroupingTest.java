package sluice.curate.grouping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.curate.grouping.DrawnAsset.drawn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Lineage;
import sluice.asset.Tier;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.contracts.curate.InMemoryGroups;
import sluice.contracts.signal.InMemorySignals;
import sluice.curate.Session;
import sluice.curate.Stack;
import sluice.curate.likeness.GroupingRules;
import sluice.curate.likeness.Looks;
import sluice.image.PerceptualHash;

class GroupingTest {
    /** Thirty-two ones in rows that differ. */
    private static final long HASH = 0x5A3C_69F0_17E8_2DC3L;

    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final InMemoryGroups groups = new InMemoryGroups(catalog, new InMemorySignals(catalog));
    private final Map<Set<AssetId>, Double> cosines = new HashMap<>();
    private Grouping grouping = opened();
    private long taken;

    private Grouping opened() {
        return new Grouping(catalog, groups, new Told(), GroupingRules.DEFAULT);
    }

    /** Embeddings as a test says they are. */
    private final class Told implements Looks {
        @Override
        public OptionalDouble cosine(AssetId one, AssetId other) {
            Double told = cosines.get(Set.of(one, other));
            return told == null ? OptionalDouble.empty() : OptionalDouble.of(told);
        }

        @Override
        public List<AssetId> near(AssetId asset, double atLeast) {
            return catalog.ids().stream()
                    .filter(other ->
                            !other.equals(asset) && cosine(asset, other).orElse(-1) >= atLeast)
                    .toList();
        }
    }

    @Test
    void seedVariationsAreOneStackWithoutTheirPictures() {
        add(drawn(1).seed(1L), drawn(2).seed(2L), drawn(3).seed(3L), drawn(4).prompt("a fox"));
        assertEquals(Set.of(id(1), id(2), id(3)), stackOf(1));
        assertNull(stack(4));
    }

    @Test
    void nearDuplicatesAreOneStackAndOthersAreNot() {
        add(unknown(1).hash(HASH), unknown(2).hash(flipped(HASH, 3)), unknown(3).hash(flipped(HASH, 30)));
        assertEquals(Set.of(id(1), id(2)), stackOf(1));
        assertNull(stack(3));
    }

    @Test
    void aPictureTurnedOrMirroredIsTheSame() {
        for (int way = 0; way < PerceptualHash.WAYS; way++) {
            add(unknown(way).hash(flipped(PerceptualHash.turned(HASH, way), way == 0 ? 0 : 2)));
        }
        assertEquals(PerceptualHash.WAYS, stackOf(0).size());
    }

    @Test
    void likenessIsNotPassedOnFromMemberToMember() {
        for (int i = 0; i < 8; i++) {
            add(unknown(i).hash(flipped(HASH, 5 * i)));
        }
        assertEquals(Set.of(id(0), id(1)), stackOf(0));
        assertEquals(Set.of(id(2), id(3)), stackOf(2));
        assertEquals(4, groups.stacksAfter(0, 10).size());
    }

    @Test
    void aDuplicateOfOneOfSeveralVariationsJoinsThem() {
        add(
                drawn(1).seed(1L).hash(HASH),
                drawn(2).seed(2L).hash(~HASH),
                unknown(3).hash(flipped(~HASH, 2)));
        assertEquals(Set.of(id(1), id(2), id(3)), stackOf(1));
    }

    @Test
    void flatPicturesAreNotAlikeByTheirHashes() {
        add(
                unknown(1).hash(0),
                unknown(2).hash(0),
                unknown(3).hash(-1),
                unknown(4).hash(0xFFL),
                unknown(5).hash(0xFFL));
        assertEquals(List.of(), groups.stacksAfter(0, 10));
    }

    @Test
    void anUpscaleJoinsItsOriginalAndIsLinkedToItInAnyOrder() {
        DrawnAsset small = drawn(1).seed(1L).hash(HASH);
        DrawnAsset large = drawn(2).seed(1L).size(1024, 1024).enlarged(0.3).hash(flipped(HASH, 2));
        DrawnAsset largerSeed2 =
                drawn(3).seed(2L).size(1024, 1024).enlarged(0.3).hash(~HASH);
        add(large, largerSeed2);
        assertEquals(Set.of(id(2), id(3)), stackOf(2), "two upscales are seed variations of each other");
        add(small);
        assertEquals(Set.of(id(1), id(2)), stackOf(1));
        assertNull(stack(3));
        assertEquals(
                Map.of(id(1), List.of(new Lineage(id(1), id(2), Lineage.Kind.UPSCALED))),
                groups.children(catalog.ids()));
        assertEquals(id(2), stackWith(1).cover(), "the larger one stands for both");
    }

    @Test
    void anUpscaleHasTheAspectTheSizeAndTheLookOfItsOriginal() {
        add(
                drawn(1).hash(HASH),
                drawn(2).size(1024, 768).hash(HASH),
                drawn(3).size(600, 600).hash(HASH),
                drawn(4).size(1024, 1024).hash(~HASH),
                drawn(5).size(1024, 1024).seed(9L).hash(HASH));
        assertEquals(Map.of(), groups.children(catalog.ids()));
    }

    @Test
    void aVariationOfAPictureIsLinkedToItInAnyOrder() {
        DrawnAsset original = drawn(1).seed(1L).hash(HASH);
        DrawnAsset varied = drawn(2).seed(5L).varied(0.5).minute(3).hash(flipped(HASH, 9));
        DrawnAsset otherWords =
                drawn(3).seed(6L).varied(0.5).minute(3).prompt("red fox").hash(flipped(HASH, 9));
        DrawnAsset earlier = drawn(4).seed(7L).varied(0.5).minute(-3).hash(HASH ^ 0x8080_4040_2020_1010L);
        add(varied, otherWords, earlier);
        add(original);
        assertEquals(
                List.of(new Lineage(id(1), id(2), Lineage.Kind.VARIED)),
                groups.children(List.of(id(1))).get(id(1)));
    }

    /** As of a draft drawn again from its picture: whether its renderer says so before rules look at it or after. */
    @Test
    void whatItsMakerSaysOfAPictureTakesThePlaceOfWhatIsRecognised() {
        add(drawn(1).seed(1L).hash(HASH));
        Lineage first = new Lineage(id(1), id(2), Lineage.Kind.RERENDERED);
        drawn(2).seed(1L).varied(0.5).minute(3).hash(flipped(HASH, 9)).into(catalog);
        groups.declare(List.of(first));
        take();
        assertEquals(Map.of(id(2), List.of(first)), groups.parents(List.of(id(2))));

        add(drawn(3).seed(5L).varied(0.5).minute(4).hash(flipped(HASH, 1)));
        assertEquals(
                Map.of(id(3), List.of(new Lineage(id(1), id(3), Lineage.Kind.VARIED))), groups.parents(List.of(id(3))));
        Lineage second = new Lineage(id(1), id(3), Lineage.Kind.RERENDERED);
        groups.declare(List.of(second));
        assertEquals(Map.of(id(3), List.of(second)), groups.parents(List.of(id(3))));
    }

    @Test
    void embeddingsObjectAndAgree() {
        add(unknown(1).hash(HASH), unknown(2).hash(flipped(HASH, 3)), unknown(3).hash(flipped(HASH, 10)));
        assertEquals(Set.of(id(1), id(2)), stackOf(1));
        cosines.put(Set.of(id(1), id(2)), 0.3);
        cosines.put(Set.of(id(2), id(3)), 0.3);
        cosines.put(Set.of(id(1), id(3)), 0.86);
        analysed(1, 2, 3);
        assertEquals(Set.of(id(1), id(3)), stackOf(1));
        assertNull(stack(2));
    }

    @Test
    void embeddingsThatAreNearlyTheSameSufficeWithoutAHash() {
        add(unknown(1).hash(HASH), unknown(2).hash(~HASH));
        cosines.put(Set.of(id(1), id(2)), 0.97);
        analysed(1, 2);
        assertEquals(Set.of(id(1), id(2)), stackOf(1));
    }

    @Test
    void theCoverFollowsWorth() {
        add(drawn(1).seed(1L), drawn(2).seed(2L).minute(1), drawn(3).seed(3L).minute(2));
        assertEquals(id(3), stackWith(1).cover());
        catalog.stand(id(1), standing -> standing.withValue(0.6));
        take();
        assertEquals(id(1), stackWith(1).cover());
        assertEquals("the most valued of 3", stackWith(1).reason());
        catalog.stand(id(2), standing -> standing.withValue(0.61));
        take();
        assertEquals(id(1), stackWith(1).cover(), "a small change of value does not make it flap");
    }

    @Test
    void takingTheSameAgainChangesNothingAlsoAfterARestart() {
        add(
                drawn(1).seed(1L).hash(HASH),
                drawn(2).seed(2L).hash(~HASH),
                unknown(3).hash(flipped(HASH, 2)));
        long revision = lastRevision();
        grouping.take(everything());
        grouping = opened();
        grouping.take(everything());
        assertEquals(revision, lastRevision());
        add(drawn(4).seed(4L));
        assertEquals(Set.of(id(1), id(2), id(3), id(4)), stackOf(1));
    }

    @Test
    void closeInTimeAndAlikeIsASession() {
        add(
                drawn(1).minute(0),
                drawn(2).minute(20).prompt("a red fox in snow, photograph"),
                drawn(3).minute(28).model("other"),
                drawn(4).minute(46).model("flux").prompt("spaceship interior, concept art"),
                drawn(5).minute(200));
        assertEquals(session(1), session(2), "the same model");
        assertEquals(session(2), session(3), "the same words as one within the gap");
        assertNotEquals(session(1), session(4), "neither model nor words");
        assertNotEquals(session(1), session(5), "too late");
    }

    @Test
    void importsInAnyOrderComeToTheSameSessions() {
        List<Integer> minutes = List.of(0, 15, 32, 50, 75, 120, 140, 165, 300, 318);
        for (int shuffle = 0; shuffle < 5; shuffle++) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, minutes.size()).boxed().toList());
            Collections.shuffle(order, new Random(shuffle));
            int first = 100 * (shuffle + 1);
            long day = 10_000L * (shuffle + 1);
            order.forEach(i -> add(drawn(first + i).seed((long) i).minute(day + minutes.get(i))));
            List<Long> found = IntStream.range(first, first + minutes.size())
                    .mapToObj(this::session)
                    .toList();
            assertEquals(1, Set.copyOf(found.subList(0, 5)).size(), found::toString);
            assertEquals(1, Set.copyOf(found.subList(5, 8)).size(), found::toString);
            assertEquals(3, Set.copyOf(found).size(), found::toString);
        }
    }

    @Test
    void aSessionThatGrowsKeepsItsNumber() {
        add(drawn(1).minute(0), drawn(2).minute(10));
        Long before = session(1);
        add(drawn(3).minute(60));
        assertNotEquals(before, session(3));
        add(drawn(4).minute(35));
        assertEquals(before, session(1));
        assertEquals(before, session(3), "filling the gap makes two sessions one, the larger one's");
        assertEquals(1, groups.sessionsBefore(null, 10).size());
    }

    @Test
    void aSessionDoesNotGoOnForDays() {
        add(IntStream.range(0, 200).mapToObj(i -> drawn(i).minute(20L * i)).toArray(DrawnAsset[]::new));
        assertTrue(groups.sessionsBefore(null, 10).size() >= 3);
        for (Session session : groups.sessionsBefore(null, 10)) {
            assertTrue(Duration.between(session.from(), session.to()).toHours() <= 24);
        }
    }

    @Test
    void sessionsAreKeptWhenTheTimesOfTheirFilesAreLost() {
        add(drawn(1).minute(0), drawn(2).minute(10), drawn(3).minute(60), drawn(4).minute(70));
        Long first = session(1);
        Long second = session(3);
        assertNotEquals(first, second);
        add(IntStream.rangeClosed(1, 4).mapToObj(i -> drawn(i).minute(-100_000)).toArray(DrawnAsset[]::new));
        assertEquals(
                List.of(first, first, second, second),
                IntStream.rangeClosed(1, 4).mapToObj(this::session).toList());
        grouping = opened();
        add(drawn(5).minute(65));
        assertEquals(
                List.of(first, first, second, second),
                IntStream.rangeClosed(1, 4).mapToObj(this::session).toList());
    }

    private static DrawnAsset unknown(int number) {
        return drawn(number).prompt(null).seed(null).model(null);
    }

    /** The bits of a place and those after it, seven of each ten. */
    private static long flipped(long hash, int bits) {
        long changed = hash;
        for (int i = 0; i < bits; i++) {
            changed ^= 1L << i * 7 % 64;
        }
        return changed;
    }

    private void add(DrawnAsset... assets) {
        for (DrawnAsset asset : assets) {
            asset.into(catalog);
        }
        take();
    }

    private void analysed(int... numbers) {
        for (int number : numbers) {
            catalog.stand(id(number), standing -> standing.withTier(Tier.STANDARD));
        }
        take();
    }

    /** As the promoter does, until nothing changes any more. */
    private void take() {
        List<Asset> changed = catalog.changedSince(taken, 1_000);
        for (int rounds = 0; !changed.isEmpty(); rounds++) {
            assertTrue(rounds < 5, "grouping does not come to rest");
            taken = changed.getLast().revision();
            grouping.take(changed);
            changed = catalog.changedSince(taken, 1_000);
        }
    }

    private List<Asset> everything() {
        return catalog.changedSince(0, 1_000);
    }

    private long lastRevision() {
        return everything().getLast().revision();
    }

    private static AssetId id(int number) {
        return drawn(number).id();
    }

    private @Nullable Long stack(int number) {
        return catalog.standing(id(number)).orElseThrow().stack();
    }

    private Stack stackWith(int number) {
        Long stack = stack(number);
        assertNotNull(stack);
        return Objects.requireNonNull(groups.stacks(List.of(stack)).get(stack));
    }

    private Set<AssetId> stackOf(int number) {
        return Set.copyOf(stackWith(number).members());
    }

    private @Nullable Long session(int number) {
        return catalog.standing(id(number)).orElseThrow().session();
    }
}
