package sluice.dispatch;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Supplier;

/** Looks at the machine, the clock and the program, and asks the gate. */
public final class Doorkeeper implements Supplier<Opening> {
    private final Supplier<GateRule> rule;
    private final QueueSwitch mode;
    private final MachineProbe machine;
    private final Activity activity;
    private final InstantSource clock;
    private final ZoneId zone;

    /** @param zone whose hours the user means */
    public Doorkeeper(
            Supplier<GateRule> rule,
            QueueSwitch mode,
            MachineProbe machine,
            Activity activity,
            InstantSource clock,
            ZoneId zone) {
        this.rule = rule;
        this.mode = mode;
        this.machine = machine;
        this.activity = activity;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Opening get() {
        return Gate.decide(
                rule.get(),
                new Conditions(
                        mode.mode(),
                        clock.instant().atZone(zone),
                        machine.look(),
                        activity.lastRequest().orElse(null),
                        activity.importing(),
                        activity.uploading(),
                        activity.rendering(),
                        activity.picturesPending()));
    }
}
