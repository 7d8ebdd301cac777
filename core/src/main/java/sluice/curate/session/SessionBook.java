package sluice.curate.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.curate.Assignment;
import sluice.curate.likeness.GroupingRules;
import sluice.curate.member.Member;
import sluice.curate.member.Roster;
import sluice.curate.member.TimeLine;

/**
 * Sessions: an asset belongs to that of the nearest asset before it that is alike, else of the nearest after it. One that
 * fills the gap between two sessions makes them one, unless the user has named or shaped one of them. Only the time
 * around a new asset is looked at, so imports may come in any order.
 */
public final class SessionBook {
    /** How many assets are looked at to either side. */
    private static final int NEIGHBOURS = 64;

    private final Roster roster;
    private final TimeLine time;
    private final GroupingRules rules;
    private final Map<Long, Span> spans = new HashMap<>();
    private final Map<Long, String> names = new HashMap<>();
    private final Map<Long, List<Member>> joined = new LinkedHashMap<>();
    private long lastNew;

    /** From the first to the last creation in milliseconds since 1970, and how many there are. */
    private static final class Span {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        int members;
        int pinned;

        void add(Member member) {
            stretch(member);
            members++;
            pinned += member.pinned() ? 1 : 0;
        }

        void stretch(Member member) {
            from = Math.min(from, member.created());
            to = Math.max(to, member.created());
        }

        long with(long first, long last) {
            return Math.max(to, last) - Math.min(from, first);
        }
    }

    public SessionBook(Roster roster, TimeLine time, GroupingRules rules) {
        this.roster = roster;
        this.time = time;
        this.rules = rules;
    }

    /** Takes in a member whose session was written. */
    public void load(Member member) {
        if (member.session() != 0) {
            span(member.session()).add(member);
        }
    }

    /** Takes in what a session was called when it was written. */
    public void load(long session, String name) {
        names.put(session, name);
    }

    /**
     * Says that a member's time has changed. It stays where it is, since times get lost in copies and archives, and what
     * grew together is not to fall apart by that; its session is written for its new beginning.
     */
    public void retime(Member member) {
        if (member.session() != 0) {
            span(member.session()).stretch(member);
            List<Member> members = joined.computeIfAbsent(member.session(), id -> new ArrayList<>());
            if (!members.contains(member)) {
                members.add(member);
            }
        }
    }

    private void leave(Member member) {
        Span span = spans.get(member.session());
        if (span != null) {
            span.pinned -= member.pinned() ? 1 : 0;
            if (--span.members == 0) {
                spans.remove(member.session());
                names.remove(member.session());
            }
        }
        member.putInSession(0);
    }

    boolean has(long session) {
        return spans.containsKey(session);
    }

    /** Empty for none. */
    String name(long session) {
        return names.getOrDefault(session, "");
    }

    void call(long session, String name) {
        if (name.isEmpty()) {
            names.remove(session);
        } else {
            names.put(session, name);
        }
    }

    /** A number for a session that is yet to be written. */
    long begin() {
        return --lastNew;
    }

    /** Puts members into a session as the user wants it; nothing of it is in {@link #changes}. */
    void put(List<Member> members, long session, boolean pinned) {
        Set<Long> left = new LinkedHashSet<>();
        for (Member member : members) {
            left.add(member.session());
            leave(member);
            member.pin(pinned);
            member.putInSession(session);
            span(session).add(member);
        }
        left.stream().filter(former -> former != session && has(former)).forEach(this::measure);
    }

    /** Finds anew when a session that some have left begins and ends. */
    private void measure(long session) {
        Span before = span(session);
        Span now = new Span();
        int end = time.from(before.to + 1_000);
        for (int at = time.from(before.from); at < end; at++) {
            Member member = roster.at(time.row(at));
            if (member.session() == session) {
                now.add(member);
            }
        }
        spans.put(session, now);
    }

    /** Finds a session for a member that is on the line and has none. */
    public void place(Member member) {
        Member before = nearest(member, -1);
        Member after = nearest(member, 1);
        if (before == null) {
            join(member, after == null ? --lastNew : after.session());
            return;
        }
        join(member, before.session());
        if (after != null
                && before.session() != after.session()
                && !shaped(before.session())
                && !shaped(after.session())
                && fits(span(before.session()), span(after.session()))) {
            unite(before.session(), after.session());
        }
    }

    private @Nullable Member nearest(Member member, int step) {
        int place = time.place(member);
        for (int i = 1; i <= NEIGHBOURS; i++) {
            int at = place + i * step;
            if (at < 0 || at >= time.size()) {
                return null;
            }
            Member other = roster.at(time.row(at));
            if (Math.abs(other.created() - member.created())
                    > rules.sessionGap().toMillis()) {
                return null;
            }
            if (other.session() != 0 && alike(member, other) && takes(other.session(), member)) {
                return other;
            }
        }
        return null;
    }

    /** By model or by words; assets of which neither is known are alike by their time alone. */
    private boolean alike(Member one, Member other) {
        return one.model() == other.model()
                        && (one.model() != 0
                                || one.words().isEmpty() && other.words().isEmpty())
                || one.words().overlap(other.words()) >= rules.sharedWords();
    }

    /** One that the user made longer than rules would goes on taking what falls within it. */
    private boolean takes(long session, Member member) {
        Span span = span(session);
        return span.with(member.created(), member.created())
                <= Math.max(rules.sessionSpan().toMillis(), span.to - span.from);
    }

    /** Whether the user has said what it is, so that no rule unites it with another. */
    private boolean shaped(long session) {
        return names.containsKey(session) || span(session).pinned > 0;
    }

    private boolean fits(Span one, Span other) {
        return one.with(other.from, other.to) <= rules.sessionSpan().toMillis();
    }

    private void join(Member member, long session) {
        member.putInSession(session);
        span(session).add(member);
        joined.computeIfAbsent(session, id -> new ArrayList<>()).add(member);
    }

    /** The one with more members stays, of equals the older number; one without a number never outlives one with. */
    private void unite(long one, long other) {
        boolean oneStays = (one > 0) == (other > 0) ? larger(one, other) : one > 0;
        long stays = oneStays ? one : other;
        long goes = oneStays ? other : one;
        Span gone = span(goes);
        joined.remove(goes);
        spans.remove(goes);
        int end = time.from(gone.to + 1_000);
        for (int at = time.from(gone.from); at < end; at++) {
            Member member = roster.at(time.row(at));
            if (member.session() == goes) {
                join(member, stays);
            }
        }
    }

    private boolean larger(long one, long other) {
        int difference = span(one).members - span(other).members;
        return difference == 0 ? Math.abs(one) < Math.abs(other) : difference > 0;
    }

    private Span span(long session) {
        return spans.computeIfAbsent(session, id -> new Span());
    }

    /** What is to be written, with the number each session has here. */
    public Map<Assignment, Long> changes() {
        Map<Assignment, Long> changes = new LinkedHashMap<>();
        joined.forEach((session, members) -> {
            List<AssetId> ids = members.stream().map(Member::id).toList();
            if (!ids.isEmpty()) {
                changes.put(new Assignment.InSession(Math.max(0, session), ids), session);
            }
        });
        return changes;
    }

    /** Says which numbers the sessions of {@link #changes} have been given, and that they are written. */
    public void numbered(Map<Long, Long> numbers) {
        numbers.forEach((before, now) -> {
            if (!before.equals(now)) {
                renumber(joined.getOrDefault(before, List.of()), before, now);
            }
        });
        joined.clear();
    }

    /** Says which number a session with these members has been given. */
    void renumber(List<Member> members, long before, long now) {
        members.forEach(member -> member.putInSession(now));
        Span span = spans.remove(before);
        if (span != null) {
            spans.put(now, span);
        }
        String name = names.remove(before);
        if (name != null) {
            names.put(now, name);
        }
    }
}
