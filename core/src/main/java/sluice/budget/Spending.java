package sluice.budget;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sluice.asset.Tier;

/** Sums the ledger up for people. */
public final class Spending {
    private Spending() {}

    /**
     * @param lines all there are, as {@link Ledger#spent} gives them from the beginning
     * @param firstDay the first of {@link SpendReport#days}
     * @param analysable assets that {@link Estimates#full} would be spent on under the uniform strategy
     */
    public static SpendReport report(
            List<Spent> lines,
            LocalDate firstDay,
            Estimates estimates,
            long analysable,
            Prices prices,
            SpendReport.Waiting waiting) {
        double uniform = estimates.full() * analysable;
        double deep = lines.stream()
                .filter(line -> line.step().tier() != Tier.IMMEDIATE)
                .mapToDouble(line -> line.cost().cpuSeconds())
                .sum();
        double saved = uniform - deep;
        return new SpendReport(
                sum(lines),
                tiers(lines),
                steps(lines),
                days(lines, firstDay),
                new SpendReport.Uniform(uniform, prices.microUsd(uniform), isGuessed(estimates)),
                new SpendReport.Saved(saved, prices.microUsd(saved), uniform > 0 ? saved / uniform : 0),
                waiting);
    }

    private static boolean isGuessed(Estimates estimates) {
        return estimates.guessed(Tier.STANDARD) || estimates.guessed(Tier.DEEP);
    }

    private static List<SpendReport.OfTier> tiers(List<Spent> lines) {
        Map<Tier, List<Spent>> byTier = lines.stream()
                .collect(Collectors.groupingBy(
                        line -> line.step().tier(), () -> new EnumMap<>(Tier.class), Collectors.toList()));
        List<SpendReport.OfTier> tiers = new ArrayList<>();
        byTier.forEach((tier, its) -> tiers.add(new SpendReport.OfTier(tier, sum(its))));
        return tiers;
    }

    private static List<SpendReport.OfStep> steps(List<Spent> lines) {
        Map<Step, List<Spent>> byStep = lines.stream()
                .collect(Collectors.groupingBy(Spent::step, () -> new EnumMap<>(Step.class), Collectors.toList()));
        List<SpendReport.OfStep> steps = new ArrayList<>();
        byStep.forEach((step, its) -> {
            List<Spent> done = with(its, Charge.Outcome.DONE);
            long images = images(done);
            double mean = images == 0 ? 0 : cost(done).cpuSeconds() / images;
            steps.add(new SpendReport.OfStep(step, sum(its), mean, images(with(its, Charge.Outcome.FAILED))));
        });
        return steps;
    }

    private static List<SpendReport.OfDay> days(List<Spent> lines, LocalDate firstDay) {
        Comparator<Spent> order = Comparator.comparing(Spent::day)
                .thenComparing((Spent line) -> line.step().tier())
                .thenComparing(Spent::automatic);
        Map<Spent, List<Spent>> alike = new TreeMap<>(order);
        for (Spent line : lines) {
            if (!line.day().isBefore(firstDay)) {
                alike.computeIfAbsent(line, first -> new ArrayList<>()).add(line);
            }
        }
        List<SpendReport.OfDay> days = new ArrayList<>();
        alike.forEach((first, its) ->
                days.add(new SpendReport.OfDay(first.day(), first.step().tier(), !first.automatic(), sum(its))));
        return days;
    }

    private static SpendReport.Sum sum(List<Spent> lines) {
        Cost cost = cost(lines);
        long images = with(lines, Charge.Outcome.DONE).stream()
                .collect(Collectors.groupingBy(Spent::step, Collectors.summingLong(Spent::images)))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return new SpendReport.Sum(cost.cpuSeconds(), cost.wallSeconds(), cost.microUsd(), images);
    }

    private static List<Spent> with(List<Spent> lines, Charge.Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).toList();
    }

    private static long images(Collection<Spent> lines) {
        return lines.stream().mapToLong(Spent::images).sum();
    }

    private static Cost cost(Collection<Spent> lines) {
        return lines.stream().map(Spent::cost).reduce(Cost.NOTHING, Cost::plus);
    }
}
