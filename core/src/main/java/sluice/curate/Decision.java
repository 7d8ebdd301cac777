package sluice.curate;

import java.util.List;
import sluice.asset.AssetId;
import sluice.asset.Lineage;

/**
 * What the user says about groups. It outlives every regrouping, rescan and rebuild: rules decide only what he left open.
 */
public sealed interface Decision {
    /** The assets that it moves, or marks. */
    default List<AssetId> assets() {
        return switch (this) {
            case Apart(AssetId one, AssetId other) -> List.of(one, other);
            case Together(AssetId one, AssetId other) -> List.of(one, other);
            case Undecided(AssetId one, AssetId other) -> List.of(one, other);
            case Cover(AssetId asset) -> List.of(asset);
            case AnyCover(AssetId asset) -> List.of(asset);
            case Named _ -> List.of();
            case Moved moved -> moved.assets();
            case Returned returned -> returned.assets();
            case MadeFrom(Lineage link) -> List.of(link.parent(), link.child());
            case Unlinked(Lineage link) -> List.of(link.parent(), link.child());
        };
    }

    /** About what belongs into one stack, and who stands for it. */
    sealed interface OnStacks extends Decision {}

    /** About what belongs into one session, and what it is called. */
    sealed interface OnSessions extends Decision {}

    /** About what was made from what. */
    sealed interface OnLineage extends Decision {}

    /** These two are different pictures: never in one stack. Where they are in one, the first leaves it. */
    record Apart(AssetId one, AssetId other) implements OnStacks {}

    /** These two are one picture: always in one stack. */
    record Together(AssetId one, AssetId other) implements OnStacks {}

    /** Whether these two belong together is left to the rules again. */
    record Undecided(AssetId one, AssetId other) implements OnStacks {}

    /** This one stands for whichever stack it is in. */
    record Cover(AssetId asset) implements OnStacks {}

    /** Who stands for this one's stack is left to the rules again. */
    record AnyCover(AssetId asset) implements OnStacks {}

    /**
     * The session is called so.
     *
     * @param name empty takes the name away
     */
    record Named(long session, String name) implements OnSessions {}

    /**
     * These belong to this session, and no rule takes them out or unites it with another.
     *
     * @param session 0 for a new one; one that is gone comes back under its number
     */
    record Moved(List<AssetId> assets, long session) implements OnSessions {
        public Moved {
            assets = List.copyOf(assets);
            if (assets.isEmpty()) {
                throw new IllegalArgumentException("a session has assets");
            }
        }
    }

    /** These go back to this session, and rules decide about them again: what takes a {@link Moved} back. */
    record Returned(List<AssetId> assets, long session) implements OnSessions {
        public Returned {
            assets = List.copyOf(assets);
            if (assets.isEmpty()) {
                throw new IllegalArgumentException("a session has assets");
            }
        }
    }

    /** The child was made from the parent. */
    record MadeFrom(Lineage link) implements OnLineage {}

    /** Whether it was is left to the rules again: what takes a {@link MadeFrom} back. */
    record Unlinked(Lineage link) implements OnLineage {}
}
