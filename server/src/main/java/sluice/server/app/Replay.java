package sluice.server.app;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import sluice.asset.AssetId;
import sluice.collection.CollectionChange;
import sluice.collection.CollectionEdits;
import sluice.curate.Decision;
import sluice.journal.Acts;
import sluice.journal.Change;
import sluice.signal.NewSignal;
import sluice.signal.Signals;

/** Makes the changes of an act happen, in their order, whichever way round. */
final class Replay implements Acts.Doing {
    private final Signals signals;
    private final Consumer<List<Decision>> decide;
    private final CollectionEdits edits;
    private final Consumer<List<AssetId>> recorded;
    private final InstantSource clock;

    /** @param recorded called with the assets that something was recorded of */
    Replay(
            Signals signals,
            Consumer<List<Decision>> decide,
            CollectionEdits edits,
            Consumer<List<AssetId>> recorded,
            InstantSource clock) {
        this.signals = signals;
        this.decide = decide;
        this.edits = edits;
        this.recorded = recorded;
        this.clock = clock;
    }

    @Override
    public void apply(List<Change> changes, String origin) {
        List<NewSignal> said = new ArrayList<>();
        List<Decision> decided = new ArrayList<>();
        for (Change change : changes) {
            switch (change) {
                case Change.Said one -> {
                    decide(decided);
                    said.add(new NewSignal(
                            one.asset(), one.kind(), one.detail(), one.amount(), clock.instant(), origin, null));
                }
                case Change.Decided(Decision decision) -> {
                    say(said);
                    decided.add(decision);
                }
                case Change.Collected(CollectionChange collected) -> {
                    say(said);
                    decide(decided);
                    edits.again(collected, origin);
                    recorded.accept(collected.assets());
                }
            }
        }
        say(said);
        decide(decided);
    }

    private void say(List<NewSignal> said) {
        if (!said.isEmpty()) {
            signals.append(said);
            recorded.accept(said.stream().map(NewSignal::asset).distinct().toList());
            said.clear();
        }
    }

    private void decide(List<Decision> decided) {
        if (!decided.isEmpty()) {
            decide.accept(List.copyOf(decided));
            decided.clear();
        }
    }
}
