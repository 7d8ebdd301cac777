package sluice.contracts.signal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import sluice.asset.AssetId;
import sluice.contracts.catalog.Faults;
import sluice.signal.NewSignal;
import sluice.signal.Signal;
import sluice.signal.Signals;

/** A record of signals some of whose calls fail with code {@code STORAGE}, before or after they were carried out. */
public record FaultySignals(Signals sound, Faults faults) implements Signals {
    @Override
    public List<Signal> append(List<NewSignal> signals) {
        return faults.through("append", () -> sound.append(signals));
    }

    @Override
    public List<Signal> of(AssetId asset, int limit) {
        return faults.through("of", () -> sound.of(asset, limit));
    }

    @Override
    public Map<AssetId, List<Signal>> of(Collection<AssetId> assets) {
        return faults.through("of", () -> sound.of(assets));
    }

    @Override
    public List<Signal> since(long id, int limit) {
        return faults.through("since", () -> sound.since(id, limit));
    }

    @Override
    public List<Signal> outcomesSince(long id, int limit) {
        return faults.through("outcomesSince", () -> sound.outcomesSince(id, limit));
    }

    @Override
    public Map<String, Long> collections() {
        return faults.through("collections", sound::collections);
    }
}
