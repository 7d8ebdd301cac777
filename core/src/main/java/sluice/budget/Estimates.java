package sluice.budget;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sluice.asset.Tier;

/**
 * What each step will probably take an image: the mean of what was measured here, or a stated prior before anything was.
 *
 * @param seconds processor seconds an image, one for each step
 * @param measured how many images each figure rests on; 0 for a prior
 */
public record Estimates(Map<Step, Double> seconds, Map<Step, Long> measured) {
    /** Processor seconds an image of about a megapixel, on a core of 2026. */
    private static double prior(Step step) {
        return switch (step) {
            case READ -> 0.003;
            case THUMBNAIL -> 0.01;
            case DECODE -> 0.012;
            case EMBED -> 0.025;
            case QUALITY -> 0.012;
            case STYLE -> 0.01;
            case PROMPT -> 0.006;
            case DECODE_LARGE -> 0.02;
            case EMBED_CROPS -> 0.1;
            case QUALITY_DETAIL -> 0.02;
            case COMPOSITION -> 0.04;
            case PALETTE -> 0.003;
            case PORTFOLIO -> 0.001;
        };
    }

    public static final Estimates PRIOR = of(Map.of());

    public Estimates {
        seconds = Collections.unmodifiableMap(new EnumMap<>(seconds));
        measured = Collections.unmodifiableMap(new EnumMap<>(measured));
        if (seconds.size() != Step.values().length || measured.size() != Step.values().length) {
            throw new IllegalArgumentException("every step has an estimate");
        }
    }

    /** @param means {@link Ledger#means()} */
    public static Estimates of(Map<Step, Mean> means) {
        Map<Step, Double> seconds = new EnumMap<>(Step.class);
        Map<Step, Long> measured = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            Mean mean = means.get(step);
            if (mean == null || mean.images() == 0) {
                seconds.put(step, prior(step));
                measured.put(step, 0L);
            } else {
                seconds.put(step, mean.cpuSeconds());
                measured.put(step, mean.images());
            }
        }
        return new Estimates(seconds, measured);
    }

    public double of(Step step) {
        return seconds.getOrDefault(step, prior(step));
    }

    /**
     * How many of the images that reach a step's tier need it, as measured, 0 to 1: one without a prompt has none to
     * embed, and a small one is not decoded twice.
     */
    double share(Step step) {
        long all = measured.getOrDefault(always(step.tier()), 0L);
        return all == 0 ? 1 : Math.min(1, (double) measured.getOrDefault(step, 0L) / all);
    }

    /**
     * Processor seconds that the images which reached Tier 2 or 3 took to get there, whoever asked for it; embedding anew
     * for another model is no part of it.
     */
    double analysedSeconds() {
        double sum = 0;
        for (Tier tier : List.of(Tier.STANDARD, Tier.DEEP)) {
            for (Step step : Step.of(tier)) {
                sum += measured.getOrDefault(always(tier), 0L) * share(step) * of(step);
            }
        }
        return sum;
    }

    /** Whether the way to a tier is a stated guess, because no image was taken there yet. */
    boolean guessed(Tier tier) {
        return measured.getOrDefault(always(tier), 0L) == 0;
    }

    /** A step that every image of a tier takes, and that is taken for nothing else. */
    private static Step always(Tier tier) {
        return switch (tier) {
            case IMMEDIATE -> Step.READ;
            case STANDARD -> Step.QUALITY;
            case DEEP -> Step.QUALITY_DETAIL;
        };
    }

    public double of(Collection<Step> steps) {
        return steps.stream().mapToDouble(this::of).sum();
    }

    /** Processor seconds that take an asset from one tier to a higher one; 0 when it is there. */
    public double between(Tier from, Tier to) {
        double sum = 0;
        for (Tier tier : Tier.values()) {
            if (tier.compareTo(from) > 0 && tier.compareTo(to) <= 0) {
                for (Step step : Step.of(tier)) {
                    sum += share(step) * of(step);
                }
            }
        }
        return sum;
    }

    /** Tiers 2 and 3 of one asset. */
    public double full() {
        return between(Tier.IMMEDIATE, Tier.DEEP);
    }
}
