package sluice.contracts.signal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import sluice.asset.AssetId;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.signal.NewSignal;
import sluice.signal.Signal;
import sluice.signal.SignalKind;
import sluice.signal.Signals;

/** The contract of the signals said again in plain collections, for tests. */
public final class InMemorySignals implements Signals {
    private static final Set<SignalKind> OUTCOMES =
            EnumSet.of(SignalKind.PORTFOLIO, SignalKind.DELIVERED, SignalKind.UNCOLLECTED);

    private final InMemoryCatalog catalog;
    private final List<Signal> signals = new ArrayList<>();
    private final Map<String, Signal> byKey = new HashMap<>();

    public InMemorySignals(InMemoryCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public List<Signal> append(List<NewSignal> added) {
        synchronized (catalog) {
            added.forEach(this::requireKnown);
            return added.stream().map(this::append).toList();
        }
    }

    private void requireKnown(NewSignal signal) {
        if (catalog.standing(signal.asset()).isEmpty()) {
            throw SluiceException.about(
                    FailureCode.NOT_FOUND, signal.asset().hex(), "there is no asset " + signal.asset());
        }
    }

    private Signal append(NewSignal added) {
        Signal before = added.key() == null ? null : byKey.get(added.key());
        if (before != null) {
            return before;
        }
        Signal signal = new Signal(
                signals.size() + 1L,
                added.asset(),
                added.kind(),
                added.detail(),
                added.amount(),
                added.at(),
                added.origin());
        signals.add(signal);
        if (added.key() != null) {
            byKey.put(added.key(), signal);
        }
        catalog.stand(added.asset(), signal::applyTo);
        return signal;
    }

    @Override
    public List<Signal> of(AssetId asset, int limit) {
        synchronized (catalog) {
            return signals.reversed().stream()
                    .filter(signal -> signal.asset().equals(asset))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public Map<AssetId, List<Signal>> of(Collection<AssetId> assets) {
        synchronized (catalog) {
            Map<AssetId, List<Signal>> answer = new LinkedHashMap<>();
            for (Signal signal : signals) {
                if (assets.contains(signal.asset())) {
                    answer.computeIfAbsent(signal.asset(), asset -> new ArrayList<>())
                            .add(signal);
                }
            }
            return answer;
        }
    }

    @Override
    public List<Signal> since(long id, int limit) {
        synchronized (catalog) {
            return signals.stream()
                    .filter(signal -> signal.id() > id)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<Signal> outcomesSince(long id, int limit) {
        synchronized (catalog) {
            return signals.stream()
                    .filter(signal -> signal.id() > id)
                    .filter(signal -> OUTCOMES.contains(signal.kind()))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public Map<String, Long> collections() {
        synchronized (catalog) {
            Map<String, Long> collections = new TreeMap<>();
            catalog.find(catalog.ids()).stream()
                    .filter(asset -> !asset.standing().trashed())
                    .flatMap(asset -> asset.standing().collections().stream())
                    .forEach(name -> collections.merge(name, 1L, Long::sum));
            return collections;
        }
    }
}
