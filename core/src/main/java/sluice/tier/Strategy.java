package sluice.tier;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The policies by the names that the configuration knows. */
public enum Strategy {
    UNIFORM,
    MINIMAL,
    MANUAL,
    COST_AWARE;

    public PromotionPolicy policy() {
        return switch (this) {
            case UNIFORM -> new UniformPolicy();
            case MINIMAL -> new MinimalPolicy();
            case MANUAL -> new ManualPolicy();
            case COST_AWARE -> CostAwarePolicy.DEFAULT;
        };
    }

    /** As the configuration has it: {@code cost-aware}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Strategy> labelled(String label) {
        return Arrays.stream(values())
                .filter(strategy -> strategy.label().equals(label))
                .findFirst();
    }
}
