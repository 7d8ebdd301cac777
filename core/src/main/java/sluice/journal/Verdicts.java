package sluice.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Standing;
import sluice.signal.NewSignal;
import sluice.signal.Opposite;
import sluice.signal.Signal;
import sluice.signal.Signals;

/**
 * Records what is said of assets, and keeps as one act as much of it as can be taken back. Safe for several threads, and
 * whoever records signals that change standings does it here: what takes an act back is found from how the assets stood.
 */
public final class Verdicts {
    private final Catalog catalog;
    private final Signals signals;
    private final Acts acts;

    public Verdicts(Catalog catalog, Signals signals, Acts acts) {
        this.catalog = catalog;
        this.signals = signals;
        this.acts = acts;
    }

    /** Records signals of one kind as {@link Signals#append} does, in words that follow from the first of them. */
    public List<Signal> record(List<NewSignal> said) {
        return record(said, count -> VerdictWords.of(said.getFirst(), count));
    }

    /**
     * Records signals as {@link Signals#append} does.
     *
     * @param words what the act was, for the user, by the number of images that it changed
     */
    public List<Signal> record(List<NewSignal> said, IntFunction<String> words) {
        if (said.isEmpty()) {
            return List.of();
        }
        return acts.alone(() -> {
            Draft draft = draft(said);
            List<Signal> recorded = signals.append(said);
            for (int i = 0; i < said.size(); i++) {
                draft.add(said.get(i), recorded.get(i));
            }
            if (!draft.done.isEmpty()) {
                acts.did(said.getFirst().origin(), words.apply(draft.changed.size()), draft.done, draft.back());
            }
            return recorded;
        });
    }

    private Draft draft(List<NewSignal> said) {
        Collection<AssetId> assets =
                said.stream().map(NewSignal::asset).distinct().toList();
        Map<AssetId, Standing> standings = new HashMap<>();
        for (Asset asset : catalog.find(assets)) {
            standings.put(asset.id(), asset.standing());
        }
        boolean past = said.stream().anyMatch(signal -> signal.key() != null || Opposite.needsPast(signal.kind()));
        Map<AssetId, List<Signal>> pasts = new HashMap<>();
        if (past) {
            signals.of(assets).forEach((asset, before) -> pasts.put(asset, new ArrayList<>(before)));
        }
        return new Draft(standings, pasts);
    }

    /** An act that is being put together, signal by signal. */
    private static final class Draft {
        private final Map<AssetId, Standing> standings;
        private final Map<AssetId, List<Signal>> pasts;
        private final Set<AssetId> changed = new HashSet<>();
        private final List<Change> done = new ArrayList<>();
        private final List<List<Change>> backs = new ArrayList<>();
        private final Set<Long> seen = new HashSet<>();

        Draft(Map<AssetId, Standing> standings, Map<AssetId, List<Signal>> pasts) {
            this.standings = standings;
            this.pasts = pasts;
            pasts.values().forEach(past -> past.forEach(signal -> seen.add(signal.id())));
        }

        void add(NewSignal said, Signal recorded) {
            AssetId asset = said.asset();
            if (!seen.add(recorded.id()) || !recorded.asset().equals(asset)) {
                return; // its key was there before, so it was passed over
            }
            Standing before = standings.getOrDefault(asset, Standing.NEW);
            List<Signal> past = pasts.computeIfAbsent(asset, none -> new ArrayList<>());
            List<NewSignal> back = Opposite.of(said, before, past);
            if (!back.isEmpty()) {
                changed.add(asset);
                done.add(said(said));
                backs.add(back.stream().map(Draft::said).toList());
            }
            standings.put(asset, recorded.applyTo(before));
            past.add(recorded);
        }

        List<Change> back() {
            return backs.reversed().stream().flatMap(List::stream).toList();
        }

        private static Change said(NewSignal signal) {
            return new Change.Said(signal.asset(), signal.kind(), signal.detail(), signal.amount());
        }
    }
}
