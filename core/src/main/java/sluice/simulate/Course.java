package sluice.simulate;

import java.util.ArrayList;
import java.util.List;
import sluice.asset.Tier;
import sluice.budget.Step;
import sluice.dispatch.PictureAnalyst;
import sluice.simulate.scenario.MachinePlan;
import sluice.simulate.scenario.PictureSize;

/** Which steps take a picture deeper, as {@link PictureAnalyst} takes them, and how long each takes. */
record Course(MachinePlan machine, boolean prompts) {
    /** One step of one picture. */
    record Leg(Step step, double seconds) {}

    List<Leg> between(Tier from, Tier to, PictureSize size) {
        List<Step> steps = new ArrayList<>();
        boolean standard = from == Tier.IMMEDIATE;
        if (standard) {
            steps.addAll(Step.of(Tier.STANDARD));
            if (!prompts) {
                steps.remove(Step.PROMPT);
            }
        }
        if (to == Tier.DEEP) {
            steps.addAll(Step.of(Tier.DEEP));
            if (standard && size.longEdge() <= PictureAnalyst.STANDARD_EDGE) {
                // Nothing of it was lost when it was decoded for Tier 2, a moment ago.
                steps.remove(Step.DECODE_LARGE);
            }
        }
        return steps.stream()
                .map(step -> new Leg(step, machine.cost(step).of(size.megapixels())))
                .toList();
    }

    double seconds(Tier from, Tier to, PictureSize size) {
        return between(from, to, size).stream().mapToDouble(Leg::seconds).sum();
    }
}
