package sluice.render.cache;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which entries stay: GreedyDual-Size-Frequency (L. Cherkasova, "Improving WWW Proxies Performance with
 * Greedy-Dual-Size-Frequency Caching Policy", HP Laboratories HPL-98-69R1, 1998), the size-aware GreedyDual of P. Cao and
 * S. Irani ("Cost-Aware WWW Proxy Caching Algorithms", USITS 1997) with frequencies. Every entry has the priority
 *
 * <pre>K = L + F · C / S</pre>
 *
 * with F how often it was put or used, C the seconds that a hit saves, S the room it takes, and L the priority of what was
 * evicted last. What has the lowest goes first. L only grows, so that what was worth much long ago and is not used any
 * more falls behind what is used now; that is the aging. A newcomer is weighed like the others and may be the one to go,
 * and even then L grows, so that a full cache of old treasures gives way to a new kind of work in the end.
 *
 * <p>Pure: no clock, no disk, no chance; among equals the one touched longest ago goes. Not safe for several threads.
 *
 * @param <I> what names an entry
 */
public final class Eviction<I> {
    /** Files take whole blocks. */
    public static final int BLOCK = 4_096;

    /** What a file holds besides its entry. */
    public static final int HEADER = 64;

    /**
     * An entry's standing.
     *
     * @param room bytes, in whole blocks
     * @param uses times it was put or used
     * @param priority K
     * @param touched ascending: the last put or use
     */
    public record Standing(long room, double seconds, long uses, double priority, long touched) {
        /** Seconds that it saves for each byte, as often as it is used. */
        public double rate() {
            return uses * seconds / room;
        }
    }

    private record Place<I>(double priority, long touched, I id) {}

    private final long most;
    private final Map<I, Standing> standings = new HashMap<>();
    private final TreeSet<Place<I>> order = new TreeSet<>(
            Comparator.comparingDouble((Place<I> place) -> place.priority).thenComparingLong(place -> place.touched));
    private double aged;
    private double leastRate;
    private long held;
    private long touches;

    /** @param most bytes of room that all entries may take together */
    public Eviction(long most) {
        this.most = most;
    }

    /** The room that so many bytes take as a file. */
    public static long room(long bytes) {
        return Math.ceilDiv(HEADER + bytes, BLOCK) * BLOCK;
    }

    /** Puts an entry in, instead of one of this name; the names of those that go for it, itself perhaps among them. */
    public List<I> put(I id, long bytes, double seconds) {
        remove(id);
        long room = room(bytes);
        if (room > most) {
            return List.of(id);
        }
        set(id, room, seconds, 1);
        return shrunk();
    }

    /** Evicts until everything fits; the names of what goes. */
    public List<I> shrunk() {
        List<I> gone = new ArrayList<>();
        while (held > most) {
            Place<I> least = order.getFirst();
            Standing standing = Objects.requireNonNull(standings.get(least.id));
            aged = Math.max(aged, standing.priority);
            leastRate = standing.rate();
            remove(least.id);
            gone.add(least.id);
        }
        return gone;
    }

    /** Says that an entry was used; one that is not there is passed over. */
    public void used(I id) {
        Standing before = standings.get(id);
        if (before != null) {
            remove(id);
            set(id, before.room, before.seconds, before.uses + 1);
        }
    }

    /** Takes an entry out; whether it was there. */
    public boolean remove(I id) {
        Standing standing = standings.remove(id);
        if (standing == null) {
            return false;
        }
        order.remove(new Place<>(standing.priority, standing.touched, id));
        held -= standing.room;
        return true;
    }

    /** Puts an entry back as it stood before a restart; in the order of {@link Standing#touched}, nothing evicted yet. */
    public void restore(I id, Standing before) {
        remove(id);
        place(id, new Standing(before.room, before.seconds, before.uses, before.priority, ++touches));
    }

    /** Says how old everything was before a restart. */
    public void restoreAge(double age, double rate) {
        aged = age;
        leastRate = rate;
    }

    /** L. */
    public double age() {
        return aged;
    }

    public void clear() {
        standings.clear();
        order.clear();
        held = 0;
        aged = 0;
        leastRate = 0;
    }

    /** Null when it is not there. */
    public @Nullable Standing standing(I id) {
        return standings.get(id);
    }

    /** Names of all entries, what goes first first. */
    public List<I> all() {
        return order.stream().map(Place::id).toList();
    }

    public int entries() {
        return standings.size();
    }

    /** The room that all entries take. */
    public long held() {
        return held;
    }

    public long most() {
        return most;
    }

    /** What was evicted last saved so many seconds for each byte; 0 when nothing was. */
    public double leastRate() {
        return leastRate;
    }

    private void set(I id, long room, double seconds, long uses) {
        place(id, new Standing(room, seconds, uses, aged + uses * seconds / room, ++touches));
    }

    private void place(I id, Standing standing) {
        standings.put(id, standing);
        order.add(new Place<>(standing.priority, standing.touched, id));
        held += standing.room;
    }
}
