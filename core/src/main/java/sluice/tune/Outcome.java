package sluice.tune;

import java.time.Instant;
import sluice.asset.AssetId;

/**
 * An asset ended in a portfolio or a delivery.
 *
 * @param signal the id of the signal that says so; what was recorded before it was known when the asset was chosen
 */
public record Outcome(AssetId asset, long signal, Instant at) {}
