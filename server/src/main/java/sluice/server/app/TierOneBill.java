package sluice.server.app;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sluice.budget.Charge;
import sluice.budget.Ledger;
import sluice.budget.Step;
import sluice.budget.Till;
import sluice.ingest.Effort;

/**
 * Bills Tier 1. Its batches are small and many, so what they took is summed up, and written once in a while and at the
 * end: a kill costs a few lines of the bill of work that is done again anyway.
 */
final class TierOneBill implements AutoCloseable {
    /** Images to a line of the ledger. */
    private static final int IMAGES_A_LINE = 500;

    private final Ledger ledger;
    private final Till till;
    private final InstantSource clock;
    /** Tells the lines of this process from those of others. */
    private final String process;

    private final Map<Effort.Phase, Effort> open = new EnumMap<>(Effort.Phase.class);
    private int lines;

    TierOneBill(Ledger ledger, Till till, InstantSource clock) {
        this.ledger = ledger;
        this.till = till;
        this.clock = clock;
        this.process = clock.millis() + "-" + ProcessHandle.current().pid();
    }

    synchronized void add(Effort effort) {
        Effort sum = open.merge(effort.phase(), effort, TierOneBill::sum);
        if (sum.images() >= IMAGES_A_LINE) {
            write();
        }
    }

    /** Writes what has come together. */
    synchronized void write() {
        List<Charge> charges = new ArrayList<>();
        open.values().stream().filter(effort -> effort.images() > 0).forEach(effort -> charges.add(charge(effort)));
        if (!charges.isEmpty()) {
            ledger.record(charges);
        }
        open.clear();
    }

    private Charge charge(Effort effort) {
        Step step = switch (effort.phase()) {
            case READ -> Step.READ;
            case THUMBNAIL -> Step.THUMBNAIL;
        };
        return new Charge(
                null,
                effort.images(),
                step,
                0,
                till.bill(effort.cpuSeconds(), effort.wallSeconds()),
                Charge.Outcome.DONE,
                true,
                clock.instant(),
                "tier1:" + step.label() + ":" + process + ":" + lines++);
    }

    private static Effort sum(Effort one, Effort other) {
        return new Effort(
                one.phase(),
                one.images() + other.images(),
                one.cpuSeconds() + other.cpuSeconds(),
                one.wallSeconds() + other.wallSeconds());
    }

    @Override
    public void close() {
        write();
    }
}
