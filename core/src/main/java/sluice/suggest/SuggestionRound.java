package sluice.suggest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.curate.Groups;
import sluice.curate.Session;
import sluice.curate.Stack;
import sluice.search.Neighbour;

/** Finds what can be suggested now: bounded reads, and pure rules over them. */
final class SuggestionRound {
    private static final int SESSIONS = 200;
    private static final int SESSION_MEMBERS = 1_000;
    private static final int SEEDS = 300;
    private static final int AROUND = 20;
    private static final int STACK_MEMBERS = 500;
    private static final int COMPARED = 400;
    private static final int OF_ONE_SESSION = 3;

    private final Groups groups;
    private final Searches searches;
    private final Resemblance resemblance;
    private final Known known;
    private final SuggestionRules rules;
    private final Instant now;
    private final Map<Long, Session> sessions = new LinkedHashMap<>();
    private final Map<Long, List<Candidate>> members = new HashMap<>();
    private final Map<Long, Ranks> ranks = new HashMap<>();

    SuggestionRound(
            Groups groups,
            Searches searches,
            Resemblance resemblance,
            Known known,
            SuggestionRules rules,
            Instant now) {
        this.groups = groups;
        this.searches = searches;
        this.resemblance = resemblance;
        this.known = known;
        this.rules = rules;
        this.now = now;
        groups.sessionsBefore(null, SESSIONS).forEach(session -> sessions.put(session.id(), session));
    }

    List<Suggestion> all() {
        List<Candidate> seeds = known.of(searches.chosen(SEEDS));
        double bar = Bar.of(seeds, rules);
        return Interleaved.of(List.of(best(bar), overlooked(seeds, bar), leftovers(seeds)));
    }

    private List<Suggestion> best(double bar) {
        List<Suggestion> found = new ArrayList<>();
        for (Session session : sessions.values()) {
            // What the session counts as valued includes all that is chosen, and a little more.
            if (session.assets() >= rules.session() && session.valued() <= 2 * rules.few() * session.assets() + 1) {
                SessionBest.of(session, membersOf(session.id()), bar, now, rules)
                        .ifPresent(found::add);
            }
        }
        return best(found);
    }

    private List<Suggestion> overlooked(List<Candidate> seeds, double bar) {
        Set<AssetId> pool = new LinkedHashSet<>();
        for (Candidate seed : seeds) {
            resemblance.nearest(seed.id(), AROUND).stream()
                    .filter(neighbour -> neighbour.similarity() >= rules.alike())
                    .forEach(neighbour -> pool.add(neighbour.id()));
        }
        for (long session : seeds.stream()
                .map(Candidate::session)
                .filter(Objects::nonNull)
                .distinct()
                .toList()) {
            membersOf(session).forEach(member -> pool.add(member.id()));
        }
        List<Candidate> candidates = known.of(pool).stream()
                .filter(one -> one.quality() != null && !one.marked() && one.viewed() == 0 && !one.trashed())
                .filter(one -> quality(one) >= bar)
                .sorted(Comparator.comparingDouble((Candidate one) -> -rank(one))
                        .thenComparing(Candidate::id))
                .limit(COMPARED)
                .toList();
        Map<Long, Candidate> siblings = siblings(candidates);
        List<Suggestion> found = new ArrayList<>();
        for (Candidate one : candidates) {
            Overlooked.of(one, peers(one, siblings), now, rules).ifPresent(found::add);
        }
        return spread(best(found));
    }

    private Peers peers(Candidate one, Map<Long, Candidate> siblings) {
        List<AssetId> near = resemblance.nearest(one.id(), rules.near()).stream()
                .filter(neighbour -> neighbour.similarity() >= rules.alike())
                .map(Neighbour::id)
                .toList();
        Session session = one.session() == null ? null : sessions.get(one.session());
        List<Candidate> around = session == null ? List.of() : membersOf(session.id());
        return new Peers(
                rank(one),
                inSession(one),
                near.size(),
                known.of(near).stream()
                        .filter(neighbour -> neighbour.chosen() && !neighbour.trashed())
                        .map(Candidate::id)
                        .toList(),
                around.size(),
                (int) around.stream().filter(Candidate::chosen).count(),
                one.stack() == null ? null : siblings.get(one.stack()));
    }

    /** The best made of those of each stack that were chosen. */
    private Map<Long, Candidate> siblings(List<Candidate> candidates) {
        Map<Long, Candidate> siblings = new HashMap<>();
        Set<Long> stacks = new HashSet<>();
        candidates.stream().map(Candidate::stack).filter(Objects::nonNull).forEach(stacks::add);
        groups.stacks(stacks)
                .values()
                .forEach(stack -> known
                        .of(stack.members().stream().limit(STACK_MEMBERS).toList())
                        .stream()
                        .filter(one -> one.chosen() && !one.trashed())
                        .max(Comparator.comparingDouble(SuggestionRound::quality))
                        .ifPresent(one -> siblings.put(stack.id(), one)));
        return siblings;
    }

    private static double quality(Candidate one) {
        Double quality = one.quality();
        return quality == null ? 0 : quality;
    }

    private List<Suggestion> leftovers(List<Candidate> seeds) {
        Set<Long> stacks = new LinkedHashSet<>();
        seeds.stream().map(Candidate::stack).filter(Objects::nonNull).forEach(stacks::add);
        List<Suggestion> found = new ArrayList<>();
        for (Stack stack : groups.stacks(stacks).values()) {
            List<AssetId> ids = stack.members().stream().limit(STACK_MEMBERS).toList();
            Set<AssetId> parents = groups.children(ids).keySet();
            Leftovers.of(stack, known.of(ids), parents, now, rules).ifPresent(found::add);
        }
        return best(found);
    }

    private List<Candidate> membersOf(long session) {
        return members.computeIfAbsent(session, id -> known.of(searches.session(id, SESSION_MEMBERS)));
    }

    private boolean inSession(Candidate one) {
        return one.session() != null && ranksOf(one.session()).size() >= rules.measured();
    }

    /** The share of its session that is made worse; of all that was read where the session says too little. */
    private double rank(Candidate one) {
        Double quality = one.quality();
        Long session = inSession(one) ? one.session() : null;
        return quality == null ? 0 : ranksOf(session).of(quality);
    }

    /** @param session null for all that was read when this is first asked */
    private Ranks ranksOf(@Nullable Long session) {
        return ranks.computeIfAbsent(
                session == null ? -1 : session, id -> qualities(session == null ? known.all() : membersOf(session)));
    }

    private static Ranks qualities(Collection<Candidate> all) {
        return new Ranks(
                all.stream().map(Candidate::quality).filter(Objects::nonNull).toList());
    }

    private static List<Suggestion> best(List<Suggestion> found) {
        return found.stream()
                .sorted(Comparator.comparingDouble(Suggestion::score).reversed().thenComparing(Suggestion::key))
                .toList();
    }

    /** One of each stack, and not too many of one session. */
    private List<Suggestion> spread(List<Suggestion> found) {
        Set<Long> stacks = new HashSet<>();
        Map<Long, Integer> times = new HashMap<>();
        List<Suggestion> spread = new ArrayList<>();
        for (Suggestion suggestion : found) {
            Candidate one = known.of(suggestion.assets()).getFirst();
            boolean first = one.stack() == null || stacks.add(one.stack());
            if (first && (one.session() == null || times.merge(one.session(), 1, Integer::sum) <= OF_ONE_SESSION)) {
                spread.add(suggestion);
            }
        }
        return spread;
    }
}
