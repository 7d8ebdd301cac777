package sluice.simulate.scenario;

import java.time.LocalDate;
import java.util.List;
import sluice.tier.Strategy;

/**
 * A library that grows, somebody who uses it, and a machine that analyses it ({@code "kind": "library"}).
 *
 * @param seed of all chance in it
 * @param start the first day; hours are UTC
 * @param sizes of the libraries at the end, ascending; each is simulated by itself
 * @param growth how the images are spread over time; the days of all phases are the time that is simulated
 * @param mostSimulated up to so many images each is simulated by itself; in larger libraries each session that is
 *     simulated stands for several
 */
public record LibraryScenario(
        String name,
        String about,
        long seed,
        LocalDate start,
        List<Long> sizes,
        List<GrowthPhase> growth,
        List<Strategy> strategies,
        long mostSimulated,
        Making library,
        Behaviour behaviour,
        MachinePlan machine,
        Means means)
        implements Scenario {
    public LibraryScenario {
        sizes = List.copyOf(sizes);
        growth = List.copyOf(growth);
        strategies = List.copyOf(strategies);
        if (sizes.isEmpty() || growth.isEmpty() || strategies.isEmpty()) {
            throw new IllegalArgumentException("a scenario has a size, a phase and a strategy at least");
        }
    }

    /** How many days are simulated. */
    public int days() {
        return growth.stream().mapToInt(GrowthPhase::days).sum();
    }

    public LibraryScenario withSeed(long now) {
        return new LibraryScenario(
                name, about, now, start, sizes, growth, strategies, mostSimulated, library, behaviour, machine, means);
    }

    public LibraryScenario withStrategies(List<Strategy> now) {
        return new LibraryScenario(
                name, about, seed, start, sizes, growth, now, mostSimulated, library, behaviour, machine, means);
    }

    public LibraryScenario withMostSimulated(long now) {
        return new LibraryScenario(
                name, about, seed, start, sizes, growth, strategies, now, library, behaviour, machine, means);
    }
}
