package sluice.budget;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sluice.asset.Tier;

/** The steps of work that are priced and billed each by itself. */
public enum Step {
    /** Hash, header, metadata. */
    READ(Tier.IMMEDIATE),
    /** Decode, thumbnail, perceptual hash. */
    THUMBNAIL(Tier.IMMEDIATE),
    /** Decode for analysis. */
    DECODE(Tier.STANDARD),
    EMBED(Tier.STANDARD),
    QUALITY(Tier.STANDARD),
    STYLE(Tier.STANDARD),
    /** The prompt's embedding. */
    PROMPT(Tier.STANDARD),
    /** Decode at high resolution. */
    DECODE_LARGE(Tier.DEEP),
    EMBED_CROPS(Tier.DEEP),
    QUALITY_DETAIL(Tier.DEEP),
    COMPOSITION(Tier.DEEP),
    PALETTE(Tier.DEEP),
    PORTFOLIO(Tier.DEEP);

    private final Tier tier;

    Step(Tier tier) {
        this.tier = tier;
    }

    public Tier tier() {
        return tier;
    }

    /** As the ledger shows it: {@code quality-detail}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Step> labelled(String label) {
        return Arrays.stream(values())
                .filter(step -> step.label().equals(label))
                .findFirst();
    }

    public static List<Step> of(Tier tier) {
        return Arrays.stream(values()).filter(step -> step.tier == tier).toList();
    }
}
