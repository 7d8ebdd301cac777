package sluice.curate;

import java.util.List;
import sluice.asset.AssetId;

/**
 * What the user says about groups. It outlives every regrouping, rescan and rebuild: rules decide only what he left open.
 */
public sealed interface Decision {
    /** These two are different pictures: never in one stack. Where they are in one, the first leaves it. */
    record Apart(AssetId one, AssetId other) implements Decision {}

    /** These two are one picture: always in one stack. */
    record Together(AssetId one, AssetId other) implements Decision {}

    /** Whether these two belong together is left to the rules again. */
    record Undecided(AssetId one, AssetId other) implements Decision {}

    /** This one stands for whichever stack it is in. */
    record Cover(AssetId asset) implements Decision {}

    /** Who stands for this one's stack is left to the rules again. */
    record AnyCover(AssetId asset) implements Decision {}

    /**
     * The session is called so.
     *
     * @param name empty takes the name away
     */
    record Named(long session, String name) implements Decision {}

    /**
     * These belong to this session, and no rule takes them out or unites it with another.
     *
     * @param session 0 for a new one
     */
    record Moved(List<AssetId> assets, long session) implements Decision {
        public Moved {
            assets = List.copyOf(assets);
            if (assets.isEmpty()) {
                throw new IllegalArgumentException("a session has assets");
            }
        }
    }
}
