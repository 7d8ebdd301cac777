package sluice.curate;

import java.util.List;

/**
 * What was decided.
 *
 * @param done the decisions with the numbers that new groups were given, so that they can be made again
 * @param back the decisions that take them back, in order; empty when nothing has changed
 */
public record Decided(List<Decision> done, List<Decision> back) {
    public Decided {
        done = List.copyOf(done);
        back = List.copyOf(back);
    }

    /** The sessions that assets were put into, in the order of their numbers. */
    public List<Long> sessions() {
        return done.stream()
                .<Long>mapMulti((decision, into) -> {
                    if (decision instanceof Decision.Moved moved) {
                        into.accept(moved.session());
                    }
                })
                .sorted()
                .distinct()
                .toList();
    }
}
