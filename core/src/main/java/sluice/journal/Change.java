package sluice.journal;

import java.util.List;
import sluice.asset.AssetId;
import sluice.collection.CollectionChange;
import sluice.curate.Decision;
import sluice.signal.SignalKind;

/** A part of an act, in either direction. */
public sealed interface Change {
    /** A signal; see {@link sluice.signal.NewSignal} for its parts. */
    record Said(AssetId asset, SignalKind kind, String detail, double amount) implements Change {}

    /** What the user decided about a group. */
    record Decided(Decision decision) implements Change {}

    /** What became of a collection and of who is in it. */
    record Collected(CollectionChange change) implements Change {}

    /** What it is about. */
    default List<AssetId> assets() {
        return switch (this) {
            case Said said -> List.of(said.asset());
            case Decided(Decision decision) -> decision.assets();
            case Collected(CollectionChange change) -> change.assets();
        };
    }
}
