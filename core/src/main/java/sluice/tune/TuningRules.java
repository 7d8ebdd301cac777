package sluice.tune;

import java.time.Duration;
import java.util.List;

/**
 * By what weights are fitted and judged; see decision 0018 for where the numbers come from.
 *
 * @param least outcomes without which nothing is fitted
 * @param leastJudging outcomes of the later part without which nothing is judged; a quarter of the least, so that enough is
 *     enough
 * @param most outcomes that are looked at, the latest: tastes change, and the work stays bounded
 * @param touched assets that somebody touched and that were not chosen, of each part, at most
 * @param untouched assets that nobody ever touched, of each part, at most
 * @param spread standard deviation of the prior of a weight, as a share of its default
 * @param leastSpread added to that
 * @param baseSpread standard deviation of the prior of the base
 * @param stretches factors of all half-lives to try; 1 alone leaves them as they are
 * @param resamples of the bootstrap
 * @param fresh outcomes that have to come in before weights are fitted again by themselves
 * @param pause least time between two fits that happen by themselves
 */
public record TuningRules(
        int least,
        int leastJudging,
        int most,
        int touched,
        int untouched,
        double spread,
        double leastSpread,
        double baseSpread,
        List<Double> stretches,
        int resamples,
        long seed,
        int fresh,
        Duration pause) {
    public static final TuningRules DEFAULT =
            new TuningRules(30, 7, 100, 6_000, 3_000, 0.5, 0.25, 2, List.of(1.0), 400, 18, 10, Duration.ofDays(1));

    public TuningRules {
        stretches = List.copyOf(stretches);
        if (least < 4 || leastJudging < 1 || most < least || stretches.isEmpty() || resamples < 20) {
            throw new IllegalArgumentException("too little to fit, judge or resample");
        }
        if (!(spread >= 0 && leastSpread > 0 && baseSpread > 0)) {
            throw new IllegalArgumentException("a prior has a spread above zero");
        }
    }

    public TuningRules withMost(int outcomes) {
        return new TuningRules(
                least,
                leastJudging,
                outcomes,
                touched,
                untouched,
                spread,
                leastSpread,
                baseSpread,
                stretches,
                resamples,
                seed,
                fresh,
                pause);
    }

    public TuningRules withStretches(List<Double> factors) {
        return new TuningRules(
                least,
                leastJudging,
                most,
                touched,
                untouched,
                spread,
                leastSpread,
                baseSpread,
                factors,
                resamples,
                seed,
                fresh,
                pause);
    }

    public TuningRules withSpread(double share) {
        return new TuningRules(
                least,
                leastJudging,
                most,
                touched,
                untouched,
                share,
                leastSpread,
                baseSpread,
                stretches,
                resamples,
                seed,
                fresh,
                pause);
    }

    public TuningRules withResamples(int times) {
        return new TuningRules(
                least,
                leastJudging,
                most,
                touched,
                untouched,
                spread,
                leastSpread,
                baseSpread,
                stretches,
                times,
                seed,
                fresh,
                pause);
    }
}
