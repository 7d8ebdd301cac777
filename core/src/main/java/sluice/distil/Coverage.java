package sluice.distil;

/**
 * How well some looks stand for all: {@code Σ wₚ · max over the chosen of sᵥₚ}, the facility-location function (Cornuéjols,
 * Fisher, Nemhauser, "Location of bank accounts to optimize float", 1977), which is monotone and submodular for any
 * resemblance that is not negative. From 0 to 1.
 *
 * @param resemblance a row for each look, a number from 0 to 1 for each point
 * @param weights of the points; they add up to 1
 */
record Coverage(float[][] resemblance, double[] weights) {
    /** How well each point is covered so far, and by what choosing one more would add. */
    final class Reached {
        private final float[] best = new float[weights.length];

        double gain(int look) {
            float[] row = resemblance[look];
            double gain = 0;
            for (int point = 0; point < best.length; point++) {
                gain += weights[point] * Math.max(0, (double) row[point] - best[point]);
            }
            return gain;
        }

        void add(int look) {
            float[] row = resemblance[look];
            for (int point = 0; point < best.length; point++) {
                best[point] = Math.max(best[point], row[point]);
            }
        }

        double total() {
            double total = 0;
            for (int point = 0; point < best.length; point++) {
                total += weights[point] * best[point];
            }
            return total;
        }
    }

    Reached nothing() {
        return new Reached();
    }
}
