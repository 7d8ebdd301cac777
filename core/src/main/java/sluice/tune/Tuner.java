package sluice.tune;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import sluice.asset.Catalog;
import sluice.curate.Groups;
import sluice.curate.Session;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.signal.Signals;
import sluice.value.History;
import sluice.value.ValueWeights;

/** Fits weights to the earlier outcomes and judges them on the later ones. What is proposed is what was judged. */
public final class Tuner {
    private static final int PAGE = 500;

    private final Groups groups;
    private final PastReading reading;
    private final Outcomes outcomes;
    private final TuningRules rules;

    public Tuner(Catalog catalog, Signals signals, Groups groups, Outcomes outcomes, TuningRules rules) {
        this.groups = groups;
        this.reading = new PastReading(catalog, signals, groups);
        this.outcomes = outcomes;
        this.rules = rules;
    }

    /** What has been fitted, and how it did. */
    public record Fitted(ValueWeights weights, Report report) {}

    /**
     * Reads every asset once, so this takes minutes for a million.
     *
     * @param today the prior, and what the fit is judged against
     * @param read hears now and then how many assets have been read
     * @throws SluiceException with code {@code CONFLICT} when there are not enough outcomes yet
     */
    public Fitted fit(ValueWeights today, LongConsumer read) throws InterruptedException {
        List<Outcome> all = outcomes.all();
        require(all.size(), rules.least(), "not enough outcomes yet: %d of %d");
        Period.Split split = Period.split(all.subList(Math.max(0, all.size() - rules.most()), all.size()));
        require(
                split.later().outcomes().size(),
                rules.leastJudging(),
                "not enough later outcomes to judge by: %d of %d");
        Set<String> names = outcomes.names();
        Examples earlier = new Examples(split.earlier(), all, names, rules);
        Examples later = new Examples(split.later(), all, names, rules);
        SessionYields yields = new SessionYields();
        reading.each(
                past -> {
                    History now = past.today();
                    yields.take(past.asset().standing().session(), past.asset().id(), now, past.childrenToday());
                    earlier.take(past);
                    later.take(past);
                },
                read);
        Set<Long> wanted = new HashSet<>(earlier.sessions());
        wanted.addAll(later.sessions());
        Map<Long, Session> sessions = sessions(List.copyOf(wanted));
        ValueWeights fitted = new WeightFit(rules).fit(earlier.finish(sessions, yields), today);
        return new Fitted(fitted, new Judge(rules).judge(later.finish(sessions, yields), today, fitted, split));
    }

    private static void require(int there, int least, String otherwise) {
        if (there < least) {
            throw SluiceException.about(FailureCode.CONFLICT, "outcomes", otherwise.formatted(there, least));
        }
    }

    private Map<Long, Session> sessions(List<Long> ids) {
        Map<Long, Session> sessions = new HashMap<>();
        for (int from = 0; from < ids.size(); from += PAGE) {
            sessions.putAll(groups.sessions(ids.subList(from, Math.min(ids.size(), from + PAGE))));
        }
        return sessions;
    }

    /** Whether weights should be fitted again without being asked for. Pure. */
    public static boolean due(TuningRules rules, int freshOutcomes, int allOutcomes, Instant last, Instant now) {
        return allOutcomes >= rules.least()
                && freshOutcomes >= rules.fresh()
                && !now.isBefore(last.plus(rules.pause()));
    }
}
