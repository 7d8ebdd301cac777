package sluice.distil;

import java.util.Collection;

/**
 * What is maximised: {@code F(S) = Σ over S of own(v) + weight · coverage(S)}, monotone and submodular, from 0 to about 1.
 *
 * @param own what each look adds whatever else is chosen: its value and its quality, weighted
 */
record Objective(double[] own, Coverage coverage, double weight) {
    int size() {
        return own.length;
    }

    double of(Collection<Integer> chosen) {
        Progress progress = begin();
        chosen.forEach(progress::add);
        return progress.total();
    }

    Progress begin() {
        return new Progress();
    }

    /** Some have been chosen. */
    final class Progress {
        private final Coverage.Reached reached = coverage.nothing();
        private double owned;

        /** What one more would add; never more than it would have added before. */
        double gain(int look) {
            return own[look] + covering(look);
        }

        /** That part of the gain that gets less as more is chosen. */
        double covering(int look) {
            return weight * reached.gain(look);
        }

        void add(int look) {
            owned += own[look];
            reached.add(look);
        }

        double covered() {
            return weight * reached.total();
        }

        double total() {
            return owned + covered();
        }
    }
}
