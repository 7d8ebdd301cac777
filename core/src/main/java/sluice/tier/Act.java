package sluice.tier;

import java.time.Instant;
import sluice.asset.Tier;

/**
 * Something the user did that asks for deep analysis by itself.
 *
 * @param name what it was, as in "because it was starred"
 * @param wanted the tier it asks for
 * @param demanded whether it was "analyse this now", which goes before all else
 * @param since when
 */
public record Act(String name, Tier wanted, boolean demanded, Instant since) {}
