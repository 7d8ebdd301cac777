package sluice.curate.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sluice.asset.AssetId;
import sluice.curate.Assignment;
import sluice.curate.Decided;
import sluice.curate.Decision;
import sluice.curate.Groups;
import sluice.curate.member.Member;
import sluice.curate.member.Roster;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * What the user says about sessions, put into the book and into assignments. All of it is {@link #check checked} before
 * any of it is {@link #take taken}, so that what is refused changes nothing.
 */
public final class SessionDecisions {
    private final Roster roster;
    private final SessionBook book;

    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Decision> back = new ArrayList<>();
    private final List<Decision> done = new ArrayList<>();
    private final List<Begun> begun = new ArrayList<>();

    /** Sessions that decisions before the next one bring back. */
    private final Set<Long> revived = new HashSet<>();

    /**
     * A session that has no number yet.
     *
     * @param session its number in the book, below 0
     * @param assignment the place of what begins it
     * @param decision the place of what the user said
     */
    private record Begun(long session, List<Member> members, int assignment, int decision) {}

    public SessionDecisions(Roster roster, SessionBook book) {
        this.roster = roster;
        this.book = book;
    }

    /** @throws SluiceException with code INVALID for a name that cannot be, NOT_FOUND for a session that is not there */
    public void check(Decision.Named named) {
        SessionName.of(named.name());
        if (!book.has(named.session()) && !revived.contains(named.session())) {
            throw noSession(named.session());
        }
    }

    /** @throws SluiceException with code NOT_FOUND for an asset that is not known, or a number no session can have */
    public void check(Decision.Moved moved) {
        check(moved.assets(), moved.session());
    }

    /** @throws SluiceException with code NOT_FOUND for an asset that is not known, or a number no session can have */
    public void check(Decision.Returned returned) {
        check(returned.assets(), returned.session());
    }

    private void check(List<AssetId> assets, long session) {
        if (session < 0) {
            throw noSession(session);
        }
        for (AssetId asset : assets) {
            if (roster.find(asset).filter(Member::known).isEmpty()) {
                throw SluiceException.about(FailureCode.NOT_FOUND, "assets", "there is no asset " + asset.hex());
            }
        }
        if (session > 0) {
            revived.add(session);
        }
    }

    static SluiceException noSession(long id) {
        return SluiceException.about(FailureCode.NOT_FOUND, "session", "there is no session " + id);
    }

    /** Writes what is about sessions, in one transaction; the others are handed on in their places. */
    public Decided takeAll(List<Decision> decisions, Groups groups) {
        for (Decision decision : decisions) {
            if (decision instanceof Decision.Named named) {
                take(named);
            } else if (decision instanceof Decision.Moved moved) {
                take(moved);
            } else if (decision instanceof Decision.Returned returned) {
                take(returned);
            } else {
                done.add(decision);
            }
        }
        return written(assignments.isEmpty() ? List.of() : groups.assign(assignments));
    }

    private void take(Decision.Named named) {
        String name = SessionName.of(named.name());
        String before = book.name(named.session());
        if (!name.equals(before)) {
            book.call(named.session(), name);
            assignments.add(new Assignment.Called(named.session(), name));
            back.addFirst(new Decision.Named(named.session(), before));
        }
        done.add(named);
    }

    private void take(Decision.Moved moved) {
        put(moved.assets(), moved.session(), true);
        done.add(moved);
    }

    private void take(Decision.Returned returned) {
        put(returned.assets(), returned.session(), false);
        done.add(returned);
    }

    /** Where an asset was before. */
    private record Place(long session, boolean pinned) {}

    private void put(List<AssetId> assets, long wanted, boolean pinned) {
        long session = wanted == 0 ? book.begin() : wanted;
        Map<Place, List<AssetId>> from = new LinkedHashMap<>();
        Map<Long, String> names = new HashMap<>();
        List<Member> members = new ArrayList<>();
        for (AssetId asset : new LinkedHashSet<>(assets)) {
            Member member = roster.find(asset).orElseThrow();
            if (member.session() == session && member.pinned() == pinned) {
                continue;
            }
            members.add(member);
            if (member.session() != 0) { // one that had none cannot go back to it
                from.computeIfAbsent(new Place(member.session(), member.pinned()), place -> new ArrayList<>())
                        .add(asset);
                names.putIfAbsent(member.session(), book.name(member.session()));
            }
        }
        if (members.isEmpty()) {
            return;
        }
        book.put(members, session, pinned);
        assignments.add(new Assignment.Put(
                Math.max(0, session), members.stream().map(Member::id).toList(), pinned));
        if (session < 0) {
            begun.add(new Begun(session, members, assignments.size() - 1, done.size()));
        }
        takeBack(from, names);
    }

    private void takeBack(Map<Place, List<AssetId>> from, Map<Long, String> names) {
        names.forEach((session, name) -> {
            if (!name.isEmpty() && !book.has(session)) {
                back.addFirst(new Decision.Named(session, name));
            }
        });
        from.forEach((place, assets) -> back.addFirst(
                place.pinned()
                        ? new Decision.Moved(assets, place.session())
                        : new Decision.Returned(assets, place.session())));
    }

    /** Says which numbers the assignments' groups have. */
    private Decided written(List<Long> numbers) {
        for (Begun one : begun) {
            long number = numbers.get(one.assignment());
            book.renumber(one.members(), one.session(), number);
            done.set(
                    one.decision(),
                    new Decision.Moved(one.members().stream().map(Member::id).toList(), number));
        }
        return new Decided(done, back);
    }
}
