package sluice.tune;

import java.time.Instant;
import java.util.List;

/**
 * A stretch of time in which the user chose, as its outcomes in the order of recording. It ends with its last outcome: what
 * happened later is not known in it.
 *
 * @param outcomes at least one
 */
record Period(List<Outcome> outcomes) {
    Period {
        outcomes = List.copyOf(outcomes);
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("a period has outcomes");
        }
    }

    /** The signal of its first outcome. */
    long from() {
        return outcomes.getFirst().signal();
    }

    /** The signal of its last outcome. */
    long to() {
        return outcomes.getLast().signal();
    }

    /** Outcomes that came at or after this time: in recording order, but for a wrong clock, the last ones. */
    List<Outcome> since(Instant at) {
        if (!outcomes.getFirst().at().isBefore(at)) {
            return outcomes;
        }
        return outcomes.stream().filter(outcome -> !outcome.at().isBefore(at)).toList();
    }

    /**
     * Splits in two, about two thirds of the outcomes in the earlier one: at the widest pause between 60 and 75 %, so that
     * what was chosen in one sitting is not torn apart.
     *
     * @param outcomes at least four
     */
    static Split split(List<Outcome> outcomes) {
        int low = Math.max(1, (int) (outcomes.size() * 0.6));
        int high = Math.min(outcomes.size() - 1, (int) Math.ceil(outcomes.size() * 0.75));
        int at = low;
        long widest = Long.MIN_VALUE;
        for (int i = low; i <= high; i++) {
            long pause = outcomes.get(i).at().toEpochMilli()
                    - outcomes.get(i - 1).at().toEpochMilli();
            if (pause > widest) {
                widest = pause;
                at = i;
            }
        }
        return new Split(new Period(outcomes.subList(0, at)), new Period(outcomes.subList(at, outcomes.size())));
    }

    /** The earlier one is learned from, the later one judges. */
    record Split(Period earlier, Period later) {}
}
