package sluice.contracts.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Sighting;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.contracts.catalog.Sightings;
import sluice.contracts.signal.InMemorySignals;
import sluice.curate.Assignment;
import sluice.curate.Assignment.Called;
import sluice.curate.Assignment.InSession;
import sluice.curate.Assignment.Put;
import sluice.curate.Assignment.Stacked;
import sluice.curate.Groups;
import sluice.curate.Session;
import sluice.curate.SessionMember;
import sluice.curate.Sessions;
import sluice.signal.NewSignal;
import sluice.signal.SignalKind;
import sluice.signal.Signals;

/** What every {@link Sessions} promises. Assets are the contents 0 to 9 of {@link Sightings}, the last made first. */
public abstract class SessionsContract {
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

    private static Instant time(int content) {
        return Sightings.MODIFIED.minus(Duration.ofHours(content));
    }

    @Test
    void aNameStaysWithItsSessionUntilItIsChanged() {
        long session = assign(new InSession(0, ids(1, 2)));
        assertEquals("", session(session).name());
        assertEquals(session, assign(new Called(session, "Harbour")));
        assign(new InSession(session, ids(3)));
        assertEquals(new Session(session, "Harbour", time(3), time(1), 3, 0), session(session));
        assertEquals("Harbour", groups.sessionsBefore(null, 1).getFirst().name());
        assign(new Called(session, ""));
        assertEquals("", session(session).name());
        assertEquals(0, assign(new Called(4_711, "Nowhere")));
        assertEquals(Map.of(), groups.namesAfter(0, 10));
    }

    @Test
    void namesArePagedByNumber() {
        long one = assign(new InSession(0, ids(1)));
        long two = assign(new InSession(0, ids(2)));
        long three = assign(new InSession(0, ids(3)));
        groups.assign(List.of(new Called(one, "one"), new Called(three, "three")));
        assertEquals(Map.of(one, "one"), groups.namesAfter(0, 1));
        assertEquals(Map.of(three, "three"), groups.namesAfter(one, 9));
        assertEquals(Map.of(), groups.namesAfter(three, 9));
        assertEquals(Map.of(), groups.namesAfter(0, 0));
        assertThrows(IllegalArgumentException.class, () -> groups.namesAfter(two, -1));
    }

    @Test
    void whatTheUserPutIsPinnedUntilItIsGivenBack() {
        long session = assign(new Put(0, List.of(Sightings.id(4), UNKNOWN, Sightings.id(2)), true));
        assertEquals(session, standing(2));
        assertEquals(ids(2, 4), groups.pinnedAfter(null, 9));
        assertEquals(ids(2), groups.pinnedAfter(null, 1));
        assertEquals(ids(4), groups.pinnedAfter(Sightings.id(2), 9));
        long revision = lastRevision();
        assertEquals(session, assign(new Put(session, ids(2, 4), true)));
        assertEquals(revision, lastRevision(), "the same again changes nothing");
        assign(new InSession(session, ids(2)));
        assertEquals(ids(2, 4), groups.pinnedAfter(null, 9), "a rule leaves it");
        assign(new Put(session, ids(2), false));
        assertEquals(ids(4), groups.pinnedAfter(null, 9));
        assertThrows(IllegalArgumentException.class, () -> groups.pinnedAfter(null, -1));
    }

    @Test
    void aSessionThatIsGoneComesBackUnderItsNumberWithoutItsName() {
        long one = assign(new InSession(0, ids(1, 2)));
        assign(new Called(one, "one"));
        long other = assign(new Put(0, ids(1, 2), true));
        assertEquals(Map.of(), groups.sessions(List.of(one)));
        assertEquals(Map.of(), groups.namesAfter(0, 9));
        assertEquals(one, assign(new Put(one, ids(2), false)));
        assertEquals(new Session(one, "", time(2), time(2), 1, 0), session(one));
        assertEquals(1, session(other).assets());
        assertTrue(assign(new Put(4_711, ids(5), true)) > other, "a number that was never given out");
        assertEquals(0, assign(new Put(one, List.of(UNKNOWN), true)));
        assertNull(standing(7));
    }

    @Test
    void membersComeInTheOrderOfTheirCreationByPages() {
        long session = assign(new InSession(0, ids(7, 3, 5, 1)));
        assign(new InSession(0, ids(2)));
        assertEquals(ids(7, 5), members(session, null, 2));
        assertEquals(ids(3, 1), members(session, Sightings.id(5), 2));
        assertEquals(ids(3, 1), members(session, Sightings.id(4), 9), "behind one that is no member");
        assertEquals(List.of(), members(session, Sightings.id(1), 2));
        assertEquals(List.of(), members(session, UNKNOWN, 2));
        assertEquals(List.of(), members(4_711, null, 2));
        assertThrows(IllegalArgumentException.class, () -> groups.sessionMembers(session, null, -1));
    }

    @Test
    void aMemberSaysWhetherItStandsForOthers() {
        long session = assign(new InSession(0, ids(1, 2, 3, 4)));
        groups.assign(List.of(new Stacked(0, Sightings.id(1), ids(1, 2), "x")));
        signals()
                .append(List.of(
                        new NewSignal(Sightings.id(3), SignalKind.REJECTED, "", 0, Sightings.SEEN, "test", null)));
        assertEquals(
                List.of(
                        new SessionMember(Sightings.id(4), time(4), 0, true),
                        new SessionMember(Sightings.id(3), time(3), 0, false),
                        new SessionMember(Sightings.id(2), time(2), 0, false),
                        new SessionMember(Sightings.id(1), time(1), 0, true)),
                groups.sessionMembers(session, null, 9));
    }

    private static List<AssetId> ids(int... contents) {
        return IntStream.of(contents).mapToObj(Sightings::id).toList();
    }

    private long assign(Assignment assignment) {
        return groups.assign(List.of(assignment)).getFirst();
    }

    private Session session(long id) {
        return Objects.requireNonNull(groups.sessions(List.of(id)).get(id));
    }

    private List<AssetId> members(long session, @Nullable AssetId after, int limit) {
        return groups.sessionMembers(session, after, limit).stream()
                .map(SessionMember::id)
                .toList();
    }

    private @Nullable Long standing(int content) {
        return catalog.find(ids(content)).getFirst().standing().session();
    }

    private long lastRevision() {
        return catalog.changedSince(0, 100).getLast().revision();
    }
}
