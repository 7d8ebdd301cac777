package sluice.curate.grouping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import sluice.asset.AssetId;
import sluice.curate.Decision;
import sluice.curate.Session;
import sluice.curate.SessionMember;
import sluice.curate.session.SessionShaping;

/** Does anything a user may do with sessions, while images arrive, and holds it against a plain account of what was said. */
final class SaidSessions {
    private final SessionLibrary library;
    private final SessionShaping shaping;
    private final Random random;
    private final Map<AssetId, Long> put = new HashMap<>();
    private final Map<Long, String> names = new HashMap<>();
    private final Deque<Undo> undos = new ArrayDeque<>();
    private int number;

    /** @param before the session of every asset and the name of every session, as they were */
    private record Undo(
            List<Decision> back,
            Map<AssetId, Long> before,
            Map<Long, String> namesBefore,
            Map<AssetId, Long> putBefore,
            Map<Long, String> saidBefore) {}

    SaidSessions(SessionLibrary library, long seed) {
        this.library = library;
        this.shaping = new SessionShaping(library.groups);
        this.random = new Random(seed);
        arrive();
    }

    void step() {
        switch (random.nextInt(9)) {
            case 0, 1 -> arrive();
            case 2 -> rename();
            case 3, 4 -> merge();
            case 5, 6 -> split();
            case 7 -> undo();
            default -> library.restart();
        }
        holds();
    }

    /** Within a few hours, so that what arrives fills gaps and is near several sessions. */
    private void arrive() {
        Map<AssetId, Long> before = sessions();
        Set<AssetId> retimed = new HashSet<>();
        Set<Long> shaped = new HashSet<>(put.values());
        shaped.addAll(names.keySet());
        for (int i = random.nextInt(4); i >= 0; i--) {
            int minute = random.nextInt(500);
            // A number that was there already has its time changed, if it comes earlier.
            int which = number == 0 || random.nextInt(6) > 0 ? number++ : random.nextInt(number);
            retimed.add(library.put(DrawnAsset.drawn(which).seed((long) which).minute(minute)));
        }
        library.take();
        Map<AssetId, Long> after = sessions();
        before.forEach((asset, session) -> {
            if (shaped.contains(session) && (put.containsKey(asset) || !retimed.contains(asset))) {
                assertEquals(session, after.get(asset), "no rule takes what the user shaped apart, or unites it");
            }
        });
        names.keySet().retainAll(after.values()); // the last of one may have gone to another time
        undos.clear(); // who comes later is not in what was
    }

    private void rename() {
        long session = any();
        String name = random.nextInt(4) == 0 ? "" : "name " + random.nextInt(5);
        Undo undo = remember(shaping.rename(session, name));
        undos.push(undo);
        if (name.isEmpty()) {
            names.remove(session);
        } else {
            names.put(session, name);
        }
    }

    private void merge() {
        Set<Long> some = new HashSet<>(List.of(any(), any(), any()));
        if (some.size() < 2) {
            return;
        }
        Map<AssetId, Long> before = sessions();
        Undo undo = remember(shaping.merge(List.copyOf(some), null));
        undos.push(undo);
        Map<AssetId, Long> after = sessions();
        Set<Long> stays = new HashSet<>();
        before.forEach((asset, session) -> {
            if (some.contains(session)) {
                stays.add(Objects.requireNonNull(after.get(asset)));
            }
        });
        assertEquals(1, stays.size(), "one is left of " + some);
        long goesOn = stays.iterator().next();
        before.forEach((asset, session) -> {
            if (some.contains(session) && session != goesOn) {
                put.put(asset, goesOn);
            }
        });
        names.keySet().removeIf(one -> some.contains(one));
        String name = shaping.session(goesOn).name();
        if (!name.isEmpty()) {
            assertTrue(undo.namesBefore().containsValue(name));
            names.put(goesOn, name);
        }
    }

    private void split() {
        long session = any();
        List<AssetId> members = library.groups.sessionMembers(session, null, 1_000).stream()
                .map(SessionMember::id)
                .toList();
        List<AssetId> chosen =
                members.stream().filter(member -> random.nextBoolean()).toList();
        if (chosen.isEmpty() || chosen.size() == members.size()) {
            return;
        }
        undos.push(remember(shaping.split(session, chosen)));
        long made = library.session(chosen.getFirst());
        assertTrue(made != session);
        members.forEach(member -> put.put(member, chosen.contains(member) ? made : session));
    }

    private Undo remember(List<Decision> decisions) {
        Map<AssetId, Long> before = sessions();
        Map<Long, String> namesBefore = called();
        return new Undo(library.grouping.decide(decisions), before, namesBefore, Map.copyOf(put), Map.copyOf(names));
    }

    private void undo() {
        if (undos.isEmpty()) {
            return;
        }
        Undo undo = undos.pop();
        library.grouping.decide(undo.back());
        assertEquals(undo.before(), sessions());
        assertEquals(undo.namesBefore(), called());
        put.clear();
        put.putAll(undo.putBefore());
        names.clear();
        names.putAll(undo.saidBefore());
    }

    private void holds() {
        library.take();
        put.forEach((asset, session) -> assertEquals(session, library.session(asset), asset::hex));
        assertEquals(new TreeMap<>(names), called());
        assertEquals(put.keySet(), new HashSet<>(library.groups.pinnedAfter(null, 10_000)));
    }

    private long any() {
        List<Long> all = library.groups.sessionsBefore(null, 1_000).stream()
                .map(Session::id)
                .toList();
        return all.get(random.nextInt(all.size()));
    }

    private Map<AssetId, Long> sessions() {
        Map<AssetId, Long> sessions = new HashMap<>();
        library.catalog.ids().forEach(asset -> sessions.put(asset, library.session(asset)));
        return sessions;
    }

    private Map<Long, String> called() {
        return new TreeMap<>(library.groups.namesAfter(0, 10_000));
    }
}
