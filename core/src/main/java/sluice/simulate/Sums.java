package sluice.simulate;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import sluice.asset.Tier;
import sluice.budget.Cost;
import sluice.budget.LedgerSums;
import sluice.budget.Mean;
import sluice.budget.Prices;
import sluice.budget.Step;

/** The sums of a simulated ledger, for the whole library: what one simulated image took counts for all it stands for. */
final class Sums implements LedgerSums {
    private final Prices prices;
    private final double weight;
    private final double[] seconds = new double[Step.values().length];
    private final double[] images = new double[Step.values().length];
    private double automatic;
    private double automaticToday;
    private double explicit;
    private Instant today = Instant.MIN;

    /** @param weight how many images one stands for */
    Sums(Prices prices, double weight) {
        this.prices = prices;
        this.weight = weight;
    }

    /** @param day when the day began */
    void bill(Step step, double cpuSeconds, boolean automatically, Instant day) {
        double all = weight * cpuSeconds;
        seconds[step.ordinal()] += all;
        images[step.ordinal()] += weight;
        if (step.tier() == Tier.IMMEDIATE) {
            return;
        }
        if (!automatically) {
            explicit += all;
            return;
        }
        if (!day.equals(today)) {
            today = day;
            automaticToday = 0;
        }
        automatic += all;
        automaticToday += all;
    }

    double seconds(Tier tier) {
        return Step.of(tier).stream()
                .mapToDouble(step -> seconds[step.ordinal()])
                .sum();
    }

    double automaticSeconds() {
        return automatic;
    }

    double explicitSeconds() {
        return explicit;
    }

    @Override
    public Map<Step, Mean> means() {
        Map<Step, Mean> means = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            double its = images[step.ordinal()];
            if (its > 0) {
                double mean = seconds[step.ordinal()] / its;
                means.put(step, new Mean(mean, mean, Math.max(1, Math.round(its))));
            }
        }
        return means;
    }

    @Override
    public Cost automaticSince(Instant from) {
        double sum = from.isAfter(today) ? 0 : from.equals(today) ? automaticToday : automatic;
        return new Cost(sum, sum, prices.microUsd(sum));
    }
}
