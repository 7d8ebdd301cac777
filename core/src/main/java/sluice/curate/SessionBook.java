package sluice.curate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;

/**
 * Sessions: an asset belongs to that of the nearest asset before it that is alike, else of the nearest after it. One that
 * fills the gap between two sessions makes them one. Only the time around a new asset is looked at, so imports may come
 * in any order.
 */
final class SessionBook {
    /** How many assets are looked at to either side. */
    private static final int NEIGHBOURS = 64;

    private final Roster roster;
    private final TimeLine time;
    private final GroupingRules rules;
    private final Map<Long, Span> spans = new HashMap<>();
    private final Map<Long, List<Member>> joined = new LinkedHashMap<>();
    private long lastNew;

    /** From the first to the last creation in milliseconds since 1970, and how many there are. */
    private static final class Span {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        int members;

        void add(Member member) {
            stretch(member);
            members++;
        }

        void stretch(Member member) {
            from = Math.min(from, member.created);
            to = Math.max(to, member.created);
        }

        long with(long first, long last) {
            return Math.max(to, last) - Math.min(from, first);
        }
    }

    SessionBook(Roster roster, TimeLine time, GroupingRules rules) {
        this.roster = roster;
        this.time = time;
        this.rules = rules;
    }

    /** Takes in a member whose session was written. */
    void load(Member member) {
        if (member.session != 0) {
            span(member.session).add(member);
        }
    }

    /**
     * Says that a member's time has changed. It stays where it is, since times get lost in copies and archives, and what
     * grew together is not to fall apart by that; its session is written for its new beginning.
     */
    void retime(Member member) {
        if (member.session != 0) {
            span(member.session).stretch(member);
            List<Member> members = joined.computeIfAbsent(member.session, id -> new ArrayList<>());
            if (!members.contains(member)) {
                members.add(member);
            }
        }
    }

    /** Finds a session for a member that is on the line and has none. */
    void place(Member member) {
        Member before = nearest(member, -1);
        Member after = nearest(member, 1);
        if (before == null) {
            join(member, after == null ? --lastNew : after.session);
            return;
        }
        join(member, before.session);
        if (after != null && before.session != after.session && fits(span(before.session), span(after.session))) {
            unite(before.session, after.session);
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
            if (Math.abs(other.created - member.created) > rules.sessionGap().toMillis()) {
                return null;
            }
            if (other.session != 0 && alike(member, other) && takes(other.session, member)) {
                return other;
            }
        }
        return null;
    }

    /** By model or by words; assets of which neither is known are alike by their time alone. */
    private boolean alike(Member one, Member other) {
        return one.model == other.model && (one.model != 0 || one.words.isEmpty() && other.words.isEmpty())
                || one.words.overlap(other.words) >= rules.sharedWords();
    }

    private boolean takes(long session, Member member) {
        return span(session).with(member.created, member.created)
                <= rules.sessionSpan().toMillis();
    }

    private boolean fits(Span one, Span other) {
        return one.with(other.from, other.to) <= rules.sessionSpan().toMillis();
    }

    private void join(Member member, long session) {
        member.session = session;
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
            if (member.session == goes) {
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
    Map<Assignment, Long> changes() {
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
    void numbered(Map<Long, Long> numbers) {
        numbers.forEach((before, now) -> {
            if (!before.equals(now)) {
                Optional.ofNullable(joined.get(before))
                        .ifPresent(members -> members.forEach(member -> member.session = now));
                Span span = spans.remove(before);
                if (span != null) {
                    spans.put(now, span);
                }
            }
        });
        joined.clear();
    }
}
