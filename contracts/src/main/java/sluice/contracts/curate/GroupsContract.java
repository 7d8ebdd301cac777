package sluice.contracts.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Lineage;
import sluice.asset.Sighting;
import sluice.asset.Standing;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.contracts.catalog.Sightings;
import sluice.contracts.signal.InMemorySignals;
import sluice.curate.Assignment;
import sluice.curate.Assignment.Alone;
import sluice.curate.Assignment.Decided;
import sluice.curate.Assignment.InSession;
import sluice.curate.Assignment.Stacked;
import sluice.curate.Decision;
import sluice.curate.Decision.AnyCover;
import sluice.curate.Decision.Apart;
import sluice.curate.Decision.Cover;
import sluice.curate.Decision.Together;
import sluice.curate.Decision.Undecided;
import sluice.curate.GroupCounts;
import sluice.curate.Groups;
import sluice.curate.KeptDecision;
import sluice.curate.Session;
import sluice.curate.Stack;
import sluice.signal.NewSignal;
import sluice.signal.SignalKind;
import sluice.signal.Signals;

/** What every {@link Groups} promises. Assets are the contents 0 to 9 of {@link Sightings}, an hour apart. */
public abstract class GroupsContract {
    private static final int ASSETS = 10;
    private static final AssetId UNKNOWN = Sightings.id(99);

    private Catalog catalog = new InMemoryCatalog();
    private Groups groups = new InMemoryGroups(new InMemoryCatalog(), new InMemorySignals(new InMemoryCatalog()));

    /** The catalog of the next {@link #groups}, empty. */
    protected abstract Catalog catalog();

    /** The groups of {@link #catalog}. */
    protected abstract Groups groups();

    /** The signals of {@link #catalog}. */
    protected abstract Signals signals();

    @BeforeEach
    void fill() {
        catalog = catalog();
        groups = groups();
        catalog.record(
                1,
                IntStream.range(0, ASSETS)
                        .<Sighting>mapToObj(i -> Sightings.image("a" + i + ".png", i, time(i)))
                        .toList());
    }

    @Test
    void aStackHasItsCoverFirstAndStandsInItsMembers() {
        long stack = assign(stacked(0, 2, 1, 3));
        assertEquals(ids(2, 1, 3), stack(stack).members());
        assertEquals("because 2", stack(stack).reason());
        assertEquals(Map.of(stack, 3), groups.stackSizes(List.of(stack, 77L)));
        assertEquals(new GroupCounts(1, 3), groups.counts());
        assertEquals(stack, standing(1).stack());
        assertFalse(standing(1).cover());
        assertTrue(standing(2).cover());
        assertNull(standing(0).stack());
    }

    @Test
    void theSameAgainChangesNothing() {
        long stack = assign(stacked(0, 1, 2));
        long session = assign(new InSession(0, ids(1, 2)));
        long revision = lastRevision();
        assertEquals(stack, assign(stacked(stack, 1, 2)));
        assertEquals(session, assign(new InSession(session, ids(2))));
        assertEquals(0, assign(new Alone(Sightings.id(5))));
        assertEquals(revision, lastRevision());
    }

    @Test
    void onlyStandingsThatChangeGetARevision() {
        long stack = assign(stacked(0, 1, 2));
        long revision = lastRevision();
        assign(stacked(stack, 1, 3));
        assertEquals(ids(3), changedSince(revision));
        assertEquals(ids(1, 2, 3), stack(stack).members());
    }

    @Test
    void anotherCoverTakesTheRoleOver() {
        long stack = assign(stacked(0, 1, 2, 3));
        assign(stacked(stack, 3));
        assertEquals(ids(3, 1, 2), stack(stack).members());
        assertEquals(
                List.of(false, false, true),
                List.of(standing(1).cover(), standing(2).cover(), standing(3).cover()));
    }

    @Test
    void whoJoinsAnotherStackLeavesTheOneItWasIn() {
        long one = assign(stacked(0, 1, 2, 3));
        long other = assign(stacked(0, 4, 1));
        assertEquals(ids(2, 3), stack(one).members());
        assertTrue(standing(2).cover());
        assertFalse(standing(1).cover());
        assertEquals(other, standing(1).stack());
    }

    @Test
    void aStackLeftWithOneMemberIsDissolvedAndItsNumberNotUsedAgain() {
        long stack = assign(stacked(0, 1, 2));
        assertEquals(0, assign(new Alone(Sightings.id(1))));
        assertEquals(Map.of(), groups.stacks(List.of(stack)));
        assertEquals(Map.of(), groups.stackSizes(List.of(stack)));
        assertEquals(new GroupCounts(0, 0), groups.counts());
        assertNull(standing(2).stack());
        assertFalse(standing(2).cover());
        assertTrue(assign(stacked(0, 1, 2)) > stack);
        assertEquals(0, assign(stacked(0, 5)));
        assertNull(standing(5).stack());
    }

    @Test
    void theAnchorStaysWithTheStackUntilItLeaves() {
        long stack = assign(new Stacked(0, Sightings.id(2), ids(1, 2, 3), "x"));
        assertEquals(Sightings.id(2), stack(stack).anchor());
        assign(new Stacked(stack, Sightings.id(2), ids(3), "y"));
        assertEquals(Sightings.id(2), stack(stack).anchor());
        assign(new Alone(Sightings.id(2)));
        assertEquals(Sightings.id(1), stack(stack).anchor());
        assertEquals(Sightings.id(3), stack(stack).cover());
    }

    @Test
    void whatIsUnknownIsPassedOver() {
        long stack = assign(new Stacked(0, UNKNOWN, List.of(UNKNOWN, Sightings.id(1), Sightings.id(2)), "x"));
        assertEquals(ids(1, 2), stack(stack).members());
        assertEquals(0, assign(new Stacked(0, UNKNOWN, List.of(UNKNOWN), "x")));
        assertEquals(0, assign(new InSession(0, List.of(UNKNOWN))));
        assertNotEquals(4_711L, assign(stacked(4_711, 3, 4)));
        assertNotEquals(4_711L, assign(new InSession(4_711, ids(3))));
        assertEquals(Map.of(), groups.sessions(List.of(99L)));
        assertEquals(List.of(), groups.sessionsBefore(99L, 5));
        groups.link(List.of(new Lineage(UNKNOWN, Sightings.id(1), Lineage.Kind.VARIED)));
        assertEquals(Map.of(), groups.children(List.of(UNKNOWN, Sightings.id(1))));
    }

    @Test
    void stacksArePagedByNumber() {
        long one = assign(stacked(0, 1, 2));
        long two = assign(stacked(0, 3, 4));
        long three = assign(stacked(0, 5, 6));
        assertEquals(List.of(one, two), stackIds(0, 2));
        assertEquals(List.of(three), stackIds(two, 2));
        assertEquals(List.of(), stackIds(0, 0));
        assertThrows(IllegalArgumentException.class, () -> groups.stacksAfter(0, -1));
    }

    @Test
    void aSessionSpansItsAssetsAndGrows() {
        long session = assign(new InSession(0, ids(4, 2)));
        assertEquals(Map.of(session, new Session(session, time(2), time(4), 2, 0)), groups.sessions(List.of(session)));
        assertEquals(session, assign(new InSession(session, ids(1))));
        assertEquals(new Session(session, time(1), time(4), 3, 0), session(session));
        assertEquals(session, standing(1).session());
    }

    @Test
    void whoJoinsAnotherSessionLeavesTheOneItWasInAndAnEmptyOneIsGone() {
        long one = assign(new InSession(0, ids(1, 2)));
        long other = assign(new InSession(0, ids(1)));
        assertEquals(new Session(one, time(2), time(2), 1, 0), session(one));
        assign(new InSession(other, ids(2)));
        assertEquals(Map.of(), groups.sessions(List.of(one)));
        assertEquals(List.of(other), sessionIds(null, 9));
        assertTrue(assign(new InSession(0, ids(5))) > other);
    }

    @Test
    void sessionsArePagedFromTheLastToBegin() {
        long late = assign(new InSession(0, ids(7, 8)));
        long early = assign(new InSession(0, ids(1)));
        long middle = assign(new InSession(0, ids(4)));
        assertEquals(List.of(late, middle), sessionIds(null, 2));
        assertEquals(List.of(early), sessionIds(middle, 2));
        assertEquals(List.of(), sessionIds(early, 2));
        assign(new InSession(early, ids(9)));
        assign(new InSession(late, ids(0)));
        assertEquals(List.of(middle, early, late), sessionIds(null, 9));
        assertThrows(IllegalArgumentException.class, () -> groups.sessionsBefore(null, -1));
    }

    @Test
    void aSessionCountsWhatWasValued() {
        long session = assign(new InSession(0, ids(0, 1, 2, 3, 4, 5, 6, 7)));
        signals()
                .append(List.of(
                        signal(0, SignalKind.STARRED, 0),
                        signal(1, SignalKind.RATED, 4),
                        signal(2, SignalKind.RATED, 3),
                        signal(3, SignalKind.DOWNLOADED, 0),
                        signal(4, SignalKind.SHARED, 0),
                        signal(5, SignalKind.COLLECTED, 0),
                        signal(6, SignalKind.VIEWED, 5)));
        groups.link(List.of(
                new Lineage(Sightings.id(7), Sightings.id(8), Lineage.Kind.UPSCALED),
                new Lineage(Sightings.id(6), Sightings.id(8), Lineage.Kind.VARIED)));
        assertEquals(6, session(session).valued());
        assertEquals((6 + 1) / (8 + 20.0), session(session).yield());
    }

    @Test
    void lineageIsKeptOnceAndFoundFromItsParents() {
        Lineage upscaled = new Lineage(Sightings.id(1), Sightings.id(2), Lineage.Kind.UPSCALED);
        Lineage varied = new Lineage(Sightings.id(1), Sightings.id(3), Lineage.Kind.VARIED);
        groups.link(List.of(upscaled, varied));
        groups.link(List.of(upscaled));
        assertEquals(Map.of(Sightings.id(1), List.of(upscaled, varied)), groups.children(ids(1, 2, 3)));
        assertEquals(
                List.of(upscaled),
                catalog.details(Sightings.id(2)).orElseThrow().parents());
    }

    @Test
    void decisionsAreKeptInTheOrderOfDecidingAndMoveNobody() {
        long stack = assign(stacked(0, 1, 2));
        long revision = lastRevision();
        assertEquals(0, assign(new Decided(new Apart(Sightings.id(2), Sightings.id(1)))));
        assign(new Decided(new Cover(Sightings.id(2))));
        assign(new Decided(new Together(Sightings.id(3), Sightings.id(4))));
        assertEquals(
                List.of(
                        new Apart(Sightings.id(2), Sightings.id(1)),
                        new Cover(Sightings.id(2)),
                        new Together(Sightings.id(3), Sightings.id(4))),
                decisions());
        assertEquals(ids(1, 2), stack(stack).members());
        assertEquals(revision, lastRevision());
        KeptDecision first = groups.decisionsAfter(0, 1).getFirst();
        assertEquals(
                decisions().subList(1, 3),
                groups.decisionsAfter(first.id(), 5).stream()
                        .map(KeptDecision::decision)
                        .toList());
        assertEquals(List.of(), groups.decisionsAfter(0, 0));
        assertThrows(IllegalArgumentException.class, () -> groups.decisionsAfter(0, -1));
    }

    @Test
    void whatWasSaidLastOfAPairHoldsInEitherOrder() {
        assign(new Decided(new Together(Sightings.id(1), Sightings.id(2))));
        assign(new Decided(new Together(Sightings.id(3), Sightings.id(4))));
        assign(new Decided(new Together(Sightings.id(2), Sightings.id(1))));
        assertEquals(new Together(Sightings.id(1), Sightings.id(2)), decisions().getFirst(), "said again: its place");
        assign(new Decided(new Apart(Sightings.id(2), Sightings.id(1))));
        assertEquals(
                List.of(new Together(Sightings.id(3), Sightings.id(4)), new Apart(Sightings.id(2), Sightings.id(1))),
                decisions());
        assign(new Decided(new Undecided(Sightings.id(4), Sightings.id(3))));
        assign(new Decided(new Undecided(Sightings.id(5), Sightings.id(6))));
        assertEquals(List.of(new Apart(Sightings.id(2), Sightings.id(1))), decisions());
    }

    @Test
    void aChosenCoverIsMarkedUntilTheMarkIsTakenAway() {
        assign(new Decided(new Cover(Sightings.id(1))));
        assign(new Decided(new Cover(Sightings.id(2))));
        assign(new Decided(new Cover(Sightings.id(1))));
        assertEquals(List.of(new Cover(Sightings.id(1)), new Cover(Sightings.id(2))), decisions());
        assign(new Decided(new AnyCover(Sightings.id(1))));
        assign(new Decided(new AnyCover(Sightings.id(3))));
        assertEquals(List.of(new Cover(Sightings.id(2))), decisions());
    }

    @Test
    void decisionsAboutUnknownAssetsAndPairsOfOneArePassedOver() {
        assign(new Decided(new Apart(Sightings.id(1), UNKNOWN)));
        assign(new Decided(new Together(UNKNOWN, Sightings.id(1))));
        assign(new Decided(new Cover(UNKNOWN)));
        assign(new Decided(new AnyCover(UNKNOWN)));
        assign(new Decided(new Together(Sightings.id(1), Sightings.id(1))));
        assertEquals(List.of(), decisions());
    }

    private List<Decision> decisions() {
        return groups.decisionsAfter(0, 100).stream()
                .map(KeptDecision::decision)
                .toList();
    }

    @Test
    void lineageIsTakenAwayAndFoundFromItsChildren() {
        Lineage upscaled = new Lineage(Sightings.id(1), Sightings.id(2), Lineage.Kind.UPSCALED);
        Lineage varied = new Lineage(Sightings.id(3), Sightings.id(2), Lineage.Kind.VARIED);
        groups.link(List.of(upscaled, varied));
        assertEquals(Map.of(Sightings.id(2), List.of(upscaled, varied)), groups.parents(ids(1, 2, 3)));
        groups.unlink(List.of(upscaled, new Lineage(UNKNOWN, Sightings.id(1), Lineage.Kind.VARIED)));
        groups.unlink(List.of(upscaled));
        assertEquals(Map.of(Sightings.id(2), List.of(varied)), groups.parents(ids(1, 2, 3)));
        assertEquals(Map.of(), groups.children(ids(1)));
    }

    @Test
    void aPairIsLinkedOnceAndWhatWasDeclaredCounts() {
        Lineage again = new Lineage(Sightings.id(1), Sightings.id(2), Lineage.Kind.RERENDERED);
        Lineage varied = new Lineage(Sightings.id(1), Sightings.id(2), Lineage.Kind.VARIED);
        Lineage upscaled = new Lineage(Sightings.id(1), Sightings.id(2), Lineage.Kind.UPSCALED);
        Lineage other = new Lineage(Sightings.id(3), Sightings.id(2), Lineage.Kind.VARIED);
        groups.deduce(List.of(varied, upscaled, other));
        assertEquals(Set.of(varied, other), parentsOf(2), "deduced once");
        groups.declare(List.of(again));
        assertEquals(Set.of(again, other), parentsOf(2), "declared after");
        groups.deduce(List.of(varied, upscaled));
        groups.declare(List.of(again));
        assertEquals(Set.of(again, other), parentsOf(2), "declared before");
        groups.link(List.of(upscaled));
        assertEquals(Set.of(again, upscaled, other), parentsOf(2), "what the user adds stands beside it");
    }

    @Test
    void aFileThatTookAnothersPlaceMayBeLinkedToItOtherwiseToo() {
        Lineage replaced = new Lineage(Sightings.id(1), Sightings.id(2), Lineage.Kind.REPLACED);
        Lineage upscaled = new Lineage(Sightings.id(1), Sightings.id(2), Lineage.Kind.UPSCALED);
        Lineage varied = new Lineage(Sightings.id(1), Sightings.id(2), Lineage.Kind.VARIED);
        groups.link(List.of(replaced));
        groups.deduce(List.of(upscaled));
        assertEquals(Set.of(replaced, upscaled), parentsOf(2));
        groups.declare(List.of(varied));
        assertEquals(Set.of(replaced, varied), parentsOf(2));
    }

    private Set<Lineage> parentsOf(int child) {
        return Set.copyOf(groups.parents(ids(child)).getOrDefault(Sightings.id(child), List.of()));
    }

    @Test
    void whatIsDeducedOrDeclaredClosesNoCycleEither() {
        Lineage there = new Lineage(Sightings.id(1), Sightings.id(2), Lineage.Kind.VARIED);
        Lineage back = new Lineage(Sightings.id(2), Sightings.id(1), Lineage.Kind.VARIED);
        groups.deduce(List.of(there, back));
        groups.declare(List.of(back, new Lineage(UNKNOWN, Sightings.id(1), Lineage.Kind.VARIED)));
        assertEquals(Map.of(Sightings.id(2), List.of(there)), groups.parents(ids(1, 2)));
    }

    @Test
    void whatWouldCloseACycleIsPassedOver() {
        Lineage first = new Lineage(Sightings.id(1), Sightings.id(2), Lineage.Kind.UPSCALED);
        Lineage second = new Lineage(Sightings.id(2), Sightings.id(3), Lineage.Kind.VARIED);
        groups.link(List.of(
                first,
                second,
                new Lineage(Sightings.id(3), Sightings.id(1), Lineage.Kind.VARIED),
                new Lineage(Sightings.id(2), Sightings.id(1), Lineage.Kind.UPSCALED),
                new Lineage(Sightings.id(4), Sightings.id(4), Lineage.Kind.VARIED)));
        assertEquals(
                Map.of(Sightings.id(2), List.of(first), Sightings.id(3), List.of(second)),
                groups.parents(ids(1, 2, 3, 4)));
    }

    /** Whatever is assigned, standings and stacks say the same. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void standingsAndGroupsAgreeAfterAnything(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            groups.assign(Stream.generate(() -> anything(random))
                    .limit(1 + random.nextInt(3))
                    .toList());
            for (AssetId asset : all()) {
                Standing standing = standing(asset);
                Long stack = standing.stack();
                if (stack == null) {
                    assertFalse(standing.cover(), asset::hex);
                } else {
                    Stack found = stack(stack);
                    assertTrue(found.members().contains(asset), asset::hex);
                    assertTrue(found.members().contains(found.anchor()), asset::hex);
                    assertEquals(found.cover().equals(asset), standing.cover(), asset::hex);
                }
            }
            long inStacks = all().stream()
                    .filter(asset -> standing(asset).stack() != null)
                    .count();
            assertEquals(
                    inStacks,
                    groups.stacksAfter(0, 100).stream()
                            .mapToLong(one -> one.members().size())
                            .sum());
            assertEquals(new GroupCounts(groups.stacksAfter(0, 100).size(), inStacks), groups.counts());
            assertEquals(
                    all().stream()
                            .map(asset -> standing(asset).session())
                            .filter(Objects::nonNull)
                            .count(),
                    groups.sessionsBefore(null, 100).stream()
                            .mapToLong(Session::assets)
                            .sum());
        }
    }

    private Assignment anything(Random random) {
        List<AssetId> some = random.ints(1 + random.nextInt(4), 0, ASSETS + 1)
                .distinct()
                .mapToObj(Sightings::id)
                .toList();
        return switch (random.nextInt(4)) {
            case 0 -> new Alone(some.getFirst());
            case 1 -> new InSession(random.nextInt(6), some);
            default -> new Stacked(random.nextInt(6), Sightings.id(random.nextInt(ASSETS)), some, "any");
        };
    }

    private static Instant time(int content) {
        return Sightings.MODIFIED.plus(Duration.ofHours(content));
    }

    private static NewSignal signal(int content, SignalKind kind, double amount) {
        String detail = kind == SignalKind.COLLECTED ? "best" : "";
        return new NewSignal(Sightings.id(content), kind, detail, amount, Sightings.SEEN, "test", null);
    }

    private static Assignment stacked(long id, int... members) {
        List<AssetId> all = ids(members);
        return new Stacked(id, all.getFirst(), all, "because " + members[0]);
    }

    private static List<AssetId> ids(int... contents) {
        return IntStream.of(contents).mapToObj(Sightings::id).toList();
    }

    private static List<AssetId> all() {
        return IntStream.range(0, ASSETS).mapToObj(Sightings::id).toList();
    }

    private long assign(Assignment assignment) {
        return groups.assign(List.of(assignment)).getFirst();
    }

    private Stack stack(long id) {
        Map<Long, Stack> found = groups.stacks(List.of(id, 4_711L));
        assertTrue(found.size() <= 1, found::toString);
        return Objects.requireNonNull(found.get(id));
    }

    private Session session(long id) {
        return Objects.requireNonNull(groups.sessions(List.of(id)).get(id));
    }

    private List<Long> sessionIds(@Nullable Long before, int limit) {
        return groups.sessionsBefore(before, limit).stream().map(Session::id).toList();
    }

    private List<Long> stackIds(long after, int limit) {
        return groups.stacksAfter(after, limit).stream()
                .flatMapToLong(stack -> LongStream.of(stack.id()))
                .boxed()
                .toList();
    }

    private Standing standing(int content) {
        return standing(Sightings.id(content));
    }

    private Standing standing(AssetId id) {
        return catalog.find(List.of(id)).getFirst().standing();
    }

    private long lastRevision() {
        return catalog.changedSince(0, 100).getLast().revision();
    }

    private List<AssetId> changedSince(long revision) {
        return catalog.changedSince(revision, 100).stream()
                .map(asset -> asset.id())
                .toList();
    }
}
