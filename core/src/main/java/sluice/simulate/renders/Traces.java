package sluice.simulate.renders;

import sluice.simulate.scenario.RendersScenario;

/** The requests that a scenario speaks of. */
public final class Traces {
    private Traces() {}

    /** @throws sluice.failure.SluiceException naming the file, when there is none or it is no trace */
    public static Trace of(RendersScenario scenario) {
        return switch (scenario.trace()) {
            case RendersScenario.TraceFile trace -> TraceReader.read(trace.file());
            case RendersScenario.Generated shape -> TraceMaker.make(shape, scenario.seed());
        };
    }
}
