package sluice.simulate;

import java.util.List;
import java.util.OptionalDouble;
import sluice.simulate.scenario.LibraryScenario;
import sluice.tier.Strategy;

/**
 * What came of a scenario.
 *
 * @param outcomes by size, then in the order of the strategies
 */
public record Results(LibraryScenario scenario, List<Outcome> outcomes) {
    public Results {
        outcomes = List.copyOf(outcomes);
    }

    public List<Outcome> of(Strategy strategy) {
        return outcomes.stream().filter(one -> one.strategy() == strategy).toList();
    }

    public List<Outcome> at(long size) {
        return outcomes.stream().filter(one -> one.assets() == size).toList();
    }

    /** {@link Growth#exponent} of one strategy. */
    public OptionalDouble exponent(Strategy strategy) {
        return Growth.exponent(of(strategy));
    }

    /** {@link Growth#lastExponent} of one strategy. */
    public OptionalDouble lastExponent(Strategy strategy) {
        return Growth.lastExponent(of(strategy));
    }
}
