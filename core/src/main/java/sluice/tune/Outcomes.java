package sluice.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sluice.asset.AssetId;
import sluice.signal.Signal;
import sluice.signal.Signals;

/**
 * What is in portfolios and deliveries, and since when: for each asset the first time that still holds. What was taken out
 * of all of them again is none. Follows the record of signals, so that only what is new is read; safe for several threads.
 */
public final class Outcomes {
    private static final int PAGE = 1_000;

    private final Signals signals;
    private final Map<AssetId, Map<String, Signal>> chosen = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private long last;

    public Outcomes(Signals signals) {
        this.signals = signals;
    }

    /** All outcomes, in the order in which they were recorded. */
    public synchronized List<Outcome> all() {
        follow();
        List<Outcome> all = new ArrayList<>();
        chosen.forEach((asset, holding) -> holding.values().stream()
                .min(Comparator.comparingLong(Signal::id))
                .ifPresent(first -> all.add(new Outcome(asset, first.id(), first.at()))));
        all.sort(Comparator.comparingLong(Outcome::signal));
        return List.copyOf(all);
    }

    /** How many assets are in a portfolio or a delivery. */
    public synchronized int count() {
        follow();
        return chosen.size();
    }

    /** Names that portfolios and deliveries have or had. */
    public synchronized Set<String> names() {
        follow();
        return Set.copyOf(names);
    }

    private void follow() {
        List<Signal> page = signals.outcomesSince(last, PAGE);
        while (!page.isEmpty()) {
            page.forEach(this::take);
            last = page.getLast().id();
            page = signals.outcomesSince(last, PAGE);
        }
    }

    private void take(Signal signal) {
        boolean into = switch (signal.kind()) {
            case PORTFOLIO, DELIVERED -> true;
            case VIEWED,
                    DOWNLOADED,
                    SHARED,
                    STARRED,
                    UNSTARRED,
                    RATED,
                    TAGGED,
                    UNTAGGED,
                    COLLECTED,
                    UNCOLLECTED,
                    PROMOTED,
                    DISMISSED,
                    LABELLED,
                    REJECTED,
                    DELETED,
                    RESTORED -> false;
        };
        if (into) {
            names.add(signal.detail());
            chosen.computeIfAbsent(signal.asset(), asset -> new HashMap<>()).putIfAbsent(signal.detail(), signal);
        } else {
            chosen.computeIfPresent(signal.asset(), (asset, holding) -> {
                holding.remove(signal.detail());
                return holding.isEmpty() ? null : holding;
            });
        }
    }
}
