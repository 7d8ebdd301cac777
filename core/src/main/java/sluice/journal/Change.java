package sluice.journal;

import java.util.List;
import sluice.asset.AssetId;
import sluice.curate.Decision;
import sluice.signal.SignalKind;

/** A part of an act, in either direction. */
public sealed interface Change {
    /** A signal; see {@link sluice.signal.NewSignal} for its parts. */
    record Said(AssetId asset, SignalKind kind, String detail, double amount) implements Change {}

    /** What the user decided about a group. */
    record Decided(Decision decision) implements Change {}

    /** What it is about. */
    default List<AssetId> assets() {
        return switch (this) {
            case Said said -> List.of(said.asset());
            case Decided(Decision.Apart(AssetId one, AssetId other)) -> List.of(one, other);
            case Decided(Decision.Together(AssetId one, AssetId other)) -> List.of(one, other);
            case Decided(Decision.Undecided(AssetId one, AssetId other)) -> List.of(one, other);
            case Decided(Decision.Cover(AssetId asset)) -> List.of(asset);
            case Decided(Decision.AnyCover(AssetId asset)) -> List.of(asset);
            case Decided(Decision.Named named) -> List.of();
            case Decided(Decision.Moved moved) -> moved.assets();
        };
    }
}
