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
        Period.Split split = Period.split(latest(all, rules.most()));
        require(
                split.later().outcomes().size(),
                rules.leastJudging(),
                "not enough later outcomes to judge by: %d of %d");
        List<List<Example>> parts = read(List.of(split.earlier(), split.later()), all, read);
        ValueWeights fitted = new WeightFit(rules).fit(parts.getFirst(), today);
        return new Fitted(fitted, new Judge(rules).judge(parts.getLast(), today, fitted, split));
    }

    /**
     * Judges two sets of weights on the latest outcomes, wherever they come from.
     *
     * @param latest how many, at least 2
     */
    public Report compare(ValueWeights before, ValueWeights after, int latest) throws InterruptedException {
        List<Outcome> all = outcomes.all();
        Period period = new Period(latest(all, latest));
        List<Example> examples = read(List.of(period), all, read -> {}).getFirst();
        return new Judge(rules).judge(examples, before, after, new Period.Split(period, period));
    }

    private static List<Outcome> latest(List<Outcome> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private List<List<Example>> read(List<Period> periods, List<Outcome> all, LongConsumer read)
            throws InterruptedException {
        Set<String> names = outcomes.names();
        List<Examples> parts = periods.stream()
                .map(period -> new Examples(period, all, names, rules))
                .toList();
        SessionYields yields = new SessionYields();
        reading.each(
                past -> {
                    yields.take(
                            past.asset().standing().session(), past.asset().id(), past.today(), past.childrenToday());
                    parts.forEach(part -> part.take(past));
                },
                read);
        Set<Long> wanted = new HashSet<>();
        parts.forEach(part -> wanted.addAll(part.sessions()));
        Map<Long, Session> sessions = sessions(List.copyOf(wanted));
        return parts.stream().map(part -> part.finish(sessions, yields)).toList();
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
