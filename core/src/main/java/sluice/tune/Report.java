package sluice.tune;

import java.util.List;

/**
 * How fitted weights did on outcomes later than those they were fitted to, beside the weights they would replace.
 *
 * @param outcomes how many there were
 * @param learnedFrom outcomes of the earlier part
 * @param judgedOn outcomes of the later part
 * @param assets that could have been chosen in the later part, estimated from the sample
 * @param precisionTopThird share of the third valued highest that was chosen
 * @param precisionTopTenth the same of the highest tenth
 * @param precisionTopChosen the same of as many valued highest as were chosen: 1 would be a perfect order
 * @param recallTopThird share of what was chosen that is in the third valued highest
 * @param logLoss mean of −log of the probability given to what happened; the lower the better
 * @param calibrationError mean distance of the value from the share that was chosen, over the bins; the lower the better
 * @param calibrationBefore ten bins by value, by today's weights
 * @param calibrationAfter by the fitted ones
 * @param better whether they may be taken over
 * @param reason why, or why not, in words for the user
 */
public record Report(
        int outcomes,
        int learnedFrom,
        int judgedOn,
        double assets,
        Comparison precisionTopThird,
        Comparison precisionTopTenth,
        Comparison precisionTopChosen,
        Comparison recallTopThird,
        Comparison logLoss,
        Comparison calibrationError,
        List<Bin> calibrationBefore,
        List<Bin> calibrationAfter,
        boolean better,
        String reason) {
    public Report {
        calibrationBefore = List.copyOf(calibrationBefore);
        calibrationAfter = List.copyOf(calibrationAfter);
    }
}
