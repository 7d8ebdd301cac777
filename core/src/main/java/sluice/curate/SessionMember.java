package sluice.curate;

import java.time.Instant;
import sluice.asset.AssetId;

/**
 * An asset as one of its session.
 *
 * @param created when it was made
 * @param value 0 to 1; 0 before the first valuation
 * @param stands whether it is to be shown for others: a cover or in no stack, and not in the trash
 */
public record SessionMember(AssetId id, Instant created, double value, boolean stands) {}
