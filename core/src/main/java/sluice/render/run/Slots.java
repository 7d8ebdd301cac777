package sluice.render.run;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pool's workers: as many as it has slots, one that is given up being replaced, though not without bound. */
final class Slots {
    private static final Logger LOG = LoggerFactory.getLogger(Slots.class);

    private final Floor floor;
    private final Crew crew;
    private final List<Slot> working = new ArrayList<>();
    /** Given up, and still in a call that hangs. */
    private int abandoned;

    Slots(Floor floor, Crew crew) {
        this.floor = floor;
        this.crew = crew;
    }

    synchronized void start() {
        for (int slot = 0; slot < floor.pool().slots(); slot++) {
            add();
        }
    }

    private void add() {
        Slot slot = new Slot(floor, crew, this::returned);
        working.add(slot);
        slot.start();
    }

    synchronized List<Slot> working() {
        return List.copyOf(working);
    }

    /** How many have images in hand. */
    int busy() {
        return (int) working().stream().filter(slot -> !slot.turns().isEmpty()).count();
    }

    /** Gives one up that hangs, and has another take its place. */
    void giveUp(Slot slot, String why) throws InterruptedException {
        synchronized (this) {
            if (!working.remove(slot)) {
                return;
            }
            abandoned++;
        }
        LOG.error("A worker of {} is given up: {}", floor.pool().name(), why);
        try {
            slot.giveUp(why);
        } finally {
            fill();
        }
        floor.announce();
    }

    private void returned() {
        synchronized (this) {
            abandoned--;
        }
        fill();
    }

    private synchronized void fill() {
        boolean tooMany = abandoned >= crew.pace().out().abandoned();
        if (tooMany) {
            LOG.error(
                    "The pool {} has {} calls that hang: it gets no new worker until one ends",
                    floor.pool().name(),
                    abandoned);
        }
        while (!tooMany
                && !crew.bell().stopped()
                && working.size() < floor.pool().slots()) {
            add();
        }
    }
}
