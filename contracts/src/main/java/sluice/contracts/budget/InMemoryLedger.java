package sluice.contracts.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import sluice.asset.AssetId;
import sluice.asset.Tier;
import sluice.budget.Charge;
import sluice.budget.Cost;
import sluice.budget.Ledger;
import sluice.budget.Mean;
import sluice.budget.Spent;
import sluice.budget.Step;
import sluice.contracts.catalog.InMemoryCatalog;

/** The ledger's contract said again in plain collections, for tests. */
public final class InMemoryLedger implements Ledger {
    /** What makes a line of {@link #spent}, in the order of the answer. */
    private record Cause(LocalDate day, Step step, Charge.Outcome outcome, boolean automatic)
            implements Comparable<Cause> {
        private static final Comparator<Cause> ORDER = Comparator.comparing(Cause::day)
                .thenComparing(Cause::step)
                .thenComparing(Cause::outcome)
                .thenComparing(Cause::automatic);

        @Override
        public int compareTo(Cause other) {
            return ORDER.compare(this, other);
        }
    }

    private final InMemoryCatalog catalog;
    private final List<Charge> lines = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    public InMemoryLedger(InMemoryCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public void record(List<Charge> charges) {
        synchronized (catalog) {
            for (Charge charge : charges) {
                if (keys.add(charge.key())) {
                    lines.add(
                            charge.asset() == null
                                            || catalog.standing(charge.asset()).isPresent()
                                    ? charge
                                    : charge.withoutAsset());
                }
            }
        }
    }

    @Override
    public Map<AssetId, List<Charge>> of(Collection<AssetId> assets) {
        synchronized (catalog) {
            Map<AssetId, List<Charge>> answer = new LinkedHashMap<>();
            for (Charge line : lines) {
                if (line.asset() != null && assets.contains(line.asset())) {
                    answer.computeIfAbsent(line.asset(), asset -> new ArrayList<>())
                            .add(line);
                }
            }
            return answer;
        }
    }

    @Override
    public List<Spent> spent(Instant from, ZoneId zone) {
        synchronized (catalog) {
            Instant begin = LocalDate.ofInstant(from, zone).atStartOfDay(zone).toInstant();
            Map<Cause, List<Charge>> causes = new TreeMap<>();
            for (Charge line : lines) {
                LocalDate day = LocalDate.ofInstant(quarter(line.at()), zone);
                if (!quarter(line.at()).isBefore(begin)) {
                    causes.computeIfAbsent(
                                    new Cause(day, line.step(), line.outcome(), line.automatic()),
                                    cause -> new ArrayList<>())
                            .add(line);
                }
            }
            List<Spent> answer = new ArrayList<>();
            causes.forEach((cause, its) -> answer.add(
                    new Spent(cause.day(), cause.step(), cause.outcome(), cause.automatic(), images(its), total(its))));
            return answer;
        }
    }

    @Override
    public Map<Step, Mean> means() {
        synchronized (catalog) {
            Map<Step, Mean> means = new EnumMap<>(Step.class);
            for (Step step : Step.values()) {
                List<Charge> done = lines.stream()
                        .filter(line -> line.step() == step && line.outcome() == Charge.Outcome.DONE)
                        .toList();
                long images = images(done);
                Cost total = total(done);
                if (images > 0) {
                    means.put(step, new Mean(total.cpuSeconds() / images, total.wallSeconds() / images, images));
                }
            }
            return means;
        }
    }

    @Override
    public Cost automaticSince(Instant from) {
        synchronized (catalog) {
            return total(lines.stream()
                    .filter(line -> line.automatic() && line.step().tier() != Tier.IMMEDIATE)
                    .filter(line -> !line.at().isBefore(from))
                    .toList());
        }
    }

    private static Instant quarter(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond() - Math.floorMod(at.getEpochSecond(), 900));
    }

    private static long images(List<Charge> lines) {
        return lines.stream().mapToLong(Charge::images).sum();
    }

    /** In whole nanoseconds, so that the sum does not depend on the order. */
    private static Cost total(List<Charge> lines) {
        return new Cost(
                lines.stream()
                                .mapToLong(line -> nanos(line.cost().cpuSeconds()))
                                .sum()
                        / 1e9,
                lines.stream()
                                .mapToLong(line -> nanos(line.cost().wallSeconds()))
                                .sum()
                        / 1e9,
                lines.stream().mapToLong(line -> line.cost().microUsd()).reduce(0, Math::addExact));
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
