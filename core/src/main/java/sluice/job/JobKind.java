package sluice.job;

import java.util.Locale;
import sluice.asset.Tier;

/** What is to be done for an asset. */
public enum JobKind {
    /** Take it to Tier 2. */
    STANDARD(Tier.STANDARD),
    /** Take it to Tier 3 (and 2, if it is not there yet). */
    DEEP(Tier.DEEP),
    /** Embed it anew with another model; its variant names the model. */
    EMBED(Tier.STANDARD);

    private final Tier tier;

    JobKind(Tier tier) {
        this.tier = tier;
    }

    /** The tier that the work belongs to. */
    public Tier tier() {
        return tier;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
