package sluice.simulate;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import sluice.dispatch.Conditions;
import sluice.dispatch.Gate;
import sluice.dispatch.GateRule;
import sluice.dispatch.MachineLoad;
import sluice.dispatch.Opening;
import sluice.dispatch.QueueMode;
import sluice.simulate.scenario.Behaviour;
import sluice.simulate.scenario.MachinePlan;

/** What the gate would see of the simulated machine, and what it says. */
final class Machine {
    private final MachinePlan plan;
    private final Behaviour behaviour;
    private final GateRule rule;
    private final Times times;
    private double readingUntil;
    private double thumbnailsUntil;

    Machine(MachinePlan plan, Behaviour behaviour, Times times) {
        this.plan = plan;
        this.behaviour = behaviour;
        this.times = times;
        this.rule = GateRule.DEFAULT.within(plan.deepHours(), plan.deepCores());
    }

    /**
     * An import begins, or waits for one that is under way.
     *
     * @param reading processor seconds
     * @param thumbnails processor seconds
     * @return when its thumbnails are there
     */
    double imports(double reading, double thumbnails) {
        readingUntil = Math.max(times.now(), readingUntil) + reading / plan.cores();
        thumbnailsUntil = Math.max(readingUntil, thumbnailsUntil) + thumbnails / plan.cores();
        return thumbnailsUntil;
    }

    /** What the gate says now. */
    Opening opening() {
        double now = times.now();
        ZonedDateTime at = times.instant().atZone(ZoneOffset.UTC);
        double others = plan.busy().stream()
                .filter(busy -> busy.hours().contains(at.toLocalTime()))
                .mapToDouble(MachinePlan.Busy::others)
                .max()
                .orElse(0);
        return Gate.decide(
                rule,
                new Conditions(
                        QueueMode.AUTOMATIC,
                        at,
                        new MachineLoad(plan.cores(), others * plan.cores(), null),
                        times.at(lastRequest(now)),
                        now < readingUntil,
                        false,
                        false,
                        now < thumbnailsUntil ? 1 : 0));
    }

    /** The next moment at which it may say something else, at the latest. */
    double until(double most) {
        double now = times.now();
        double next = (Math.floor(now / Times.HOUR) + 1) * Times.HOUR;
        double hour = hourOf(now);
        double leaves = hour + presence(now);
        double quiet = rule.quiet().toSeconds();
        double[] moments = {readingUntil, thumbnailsUntil, hour + quiet, leaves, leaves + quiet};
        for (double moment : moments) {
            if (moment > now && moment < next) {
                next = moment;
            }
        }
        return Math.min(next, most);
    }

    /** In hours of presence somebody uses the library from the full hour on. */
    private double lastRequest(double now) {
        double hour = hourOf(now);
        double before = presence(hour - 1);
        double present = presence(now);
        if (present > 0) {
            return Math.min(now, hour + present);
        }
        return before > 0 ? hour - Times.HOUR + before : -Times.DAY;
    }

    private double presence(double second) {
        return behaviour
                        .hours()
                        .contains(times.at(second).atZone(ZoneOffset.UTC).toLocalTime())
                ? behaviour.presence() * Times.HOUR
                : 0;
    }

    private static double hourOf(double second) {
        return Math.floor(second / Times.HOUR) * Times.HOUR;
    }
}
