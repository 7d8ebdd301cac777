package sluice.render.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What other pools have handed to one, first come, first served. */
final class Inbox {
    /** Guarded by this. */
    private final Deque<Stint> waiting = new ArrayDeque<>();

    synchronized void add(Stint stint) {
        waiting.add(stint);
    }

    synchronized Optional<Stint> take() {
        return Optional.ofNullable(waiting.poll());
    }

    /** Takes out what one pool has handed over, and waits longest. */
    synchronized Optional<Stint> takeBack(String home) {
        for (Iterator<Stint> all = waiting.iterator(); all.hasNext(); ) {
            Stint stint = all.next();
            if (stint.home().equals(home)) {
                all.remove();
                return Optional.of(stint);
            }
        }
        return Optional.empty();
    }

    synchronized List<Stint> of(String home) {
        return waiting.stream().filter(stint -> stint.home().equals(home)).toList();
    }

    synchronized double seconds() {
        return waiting.stream().mapToDouble(Stint::seconds).sum();
    }
}
