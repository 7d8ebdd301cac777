package sluice.simulate.renders;

import java.util.List;
import sluice.simulate.scenario.Placing;
import sluice.simulate.scenario.RendersScenario;

/**
 * What came of a scenario.
 *
 * @param outcomes by load, then in the order of the rules
 */
public record RenderResults(RendersScenario scenario, Trace trace, List<RenderOutcome> outcomes) {
    public RenderResults {
        outcomes = List.copyOf(outcomes);
    }

    public List<RenderOutcome> of(Placing placing) {
        return outcomes.stream().filter(one -> one.placing() == placing).toList();
    }

    public List<RenderOutcome> at(double load) {
        return outcomes.stream().filter(one -> one.load() == load).toList();
    }
}
