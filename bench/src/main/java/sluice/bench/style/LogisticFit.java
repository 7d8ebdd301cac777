package sluice.bench.style;

/**
 * Multinomial logistic regression with a penalty on the square of the weights, solved by accelerated gradient descent (Y.
 * Nesterov, 1983) in the space of the samples: with few samples and many features their products are all that is needed.
 */
final class LogisticFit {
    private static final int ROUNDS = 400;

    private LogisticFit() {}

    /**
     * What each sample adds to the weights of each class.
     *
     * @param products of each two samples' features, a constant feature included
     * @param classes of the samples
     * @param shares how much each sample counts; they sum to 1
     */
    static double[][] fit(double[][] products, int[] classes, double[] shares, int count, double penalty) {
        int samples = classes.length;
        double[][] added = new double[samples][count];
        double[][] ahead = new double[samples][count];
        double steepest = penalty;
        for (int i = 0; i < samples; i++) {
            steepest += 0.5 * shares[i] * products[i][i];
        }
        double momentum = 1;
        for (int round = 0; round < ROUNDS; round++) {
            double next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            double carry = (momentum - 1) / next;
            double[][] scores = scores(products, ahead, count);
            for (int i = 0; i < samples; i++) {
                double[] wrong = softmax(scores[i]);
                wrong[classes[i]]--;
                for (int k = 0; k < count; k++) {
                    double slope = shares[i] * wrong[k] + penalty * ahead[i][k];
                    double moved = ahead[i][k] - slope / steepest;
                    ahead[i][k] = moved + carry * (moved - added[i][k]);
                    added[i][k] = moved;
                }
            }
            momentum = next;
        }
        return added;
    }

    static double[][] scores(double[][] products, double[][] added, int count) {
        double[][] scores = new double[products.length][count];
        for (int i = 0; i < products.length; i++) {
            for (int j = 0; j < added.length; j++) {
                for (int k = 0; k < count; k++) {
                    scores[i][k] += products[i][j] * added[j][k];
                }
            }
        }
        return scores;
    }

    static double[] softmax(double[] scores) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            highest = Math.max(highest, score);
        }
        double sum = 0;
        double[] shares = new double[scores.length];
        for (int k = 0; k < scores.length; k++) {
            shares[k] = Math.exp(scores[k] - highest);
            sum += shares[k];
        }
        for (int k = 0; k < scores.length; k++) {
            shares[k] /= sum;
        }
        return shares;
    }
}
