package sluice.tune;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.curate.Session;

/**
 * Gathers the examples of one period: a nested case-control sample (D. C. Thomas, in the discussion of Liddell, McDonald and
 * Thomas, <i>Methods of cohort analysis</i>, J. R. Stat. Soc. A 140, 1977). What was chosen is looked at just before it was;
 * what was not, just before outcomes of others in the period, drawn at random from those at which it was there to be chosen.
 * So both are looked at at moments of one distribution, and each asset counts once, which makes the share of what was chosen
 * among examples that are alike the probability that a value estimates.
 *
 * <p>Of what was not chosen, samples are kept, apart for what somebody ever touched and for what nobody did, and weighted so
 * that they stand for all.
 */
final class Examples {
    /** Moments at which an asset that was touched and not chosen is looked at; together they count as one. */
    private static final int MOMENTS = 3;

    private final Period period;
    private final long seed;
    private final Set<String> names;
    private final Map<AssetId, Outcome> outcomes = new HashMap<>();
    private final Map<AssetId, Draft> chosen = new HashMap<>();
    private final Sample<Draft> touched;
    private final Sample<Draft> untouched;

    /** @param all outcomes there are, of this period and others */
    Examples(Period period, List<Outcome> all, Set<String> names, TuningRules rules) {
        this.period = period;
        this.seed = rules.seed();
        this.names = names;
        this.touched = new Sample<>(MOMENTS * rules.touched());
        this.untouched = new Sample<>(rules.untouched());
        all.forEach(outcome -> outcomes.put(outcome.asset(), outcome));
    }

    void take(Past past) {
        AssetId id = past.asset().id();
        Outcome own = outcomes.get(id);
        if (own != null && own.signal() < period.from()) {
            return; // it was chosen already
        }
        if (own != null && own.signal() <= period.to()) {
            chosen.put(id, draft(past, own, true, 1));
            return;
        }
        List<Outcome> moments = period.since(past.asset().importedAt());
        if (!moments.isEmpty()) {
            takeUnchosen(past, moments);
        }
    }

    private void takeUnchosen(Past past, List<Outcome> moments) {
        boolean known = past.touched();
        int looks = known ? MOMENTS : 1;
        SplittableRandom random = new SplittableRandom(key(past.asset().id()));
        for (int look = 0; look < looks; look++) {
            Outcome moment = moments.get(random.nextInt(moments.size()));
            long key = random.nextLong();
            if (!past.deletedBefore(moment.signal())) {
                (known ? touched : untouched).offer(key, () -> draft(past, moment, false, 1.0 / looks));
            }
        }
    }

    /** As good as random, and the same again. */
    private long key(AssetId id) {
        return seed * 0x9E3779B97F4A7C15L
                ^ Long.parseUnsignedLong(id.hex().substring(0, 16), 16)
                ^ Long.rotateLeft(period.from(), 32);
    }

    private Draft draft(Past past, Outcome moment, boolean isChosen, double share) {
        return new Draft(
                past.asset().id(),
                moment.at(),
                past.before(moment, names),
                past.asset().standing().session(),
                isChosen,
                share);
    }

    /** Sessions that are needed to finish. */
    Set<Long> sessions() {
        Set<Long> sessions = new HashSet<>();
        List.of(chosen.values(), touched.kept().values(), untouched.kept().values())
                .forEach(drafts -> drafts.forEach(draft -> {
                    if (draft.session() != null) {
                        sessions.add(draft.session());
                    }
                }));
        return sessions;
    }

    List<Example> finish(Map<Long, Session> sessions, SessionYields yields) {
        List<Example> examples = new ArrayList<>();
        period.outcomes().forEach(outcome -> {
            Draft draft = chosen.get(outcome.asset());
            if (draft != null) {
                examples.add(finish(draft, 1, sessions, yields));
            }
        });
        touched.kept().values().forEach(draft -> examples.add(finish(draft, touched.times(), sessions, yields)));
        untouched.kept().values().forEach(draft -> examples.add(finish(draft, untouched.times(), sessions, yields)));
        return List.copyOf(examples);
    }

    private static Example finish(Draft draft, double times, Map<Long, Session> sessions, SessionYields yields) {
        Session session = find(sessions, draft.session());
        Instant at = draft.at();
        return draft.with(session == null ? null : yields.asOf(session, at), times);
    }

    private static @Nullable Session find(Map<Long, Session> sessions, @Nullable Long id) {
        return id == null ? null : sessions.get(id);
    }
}
