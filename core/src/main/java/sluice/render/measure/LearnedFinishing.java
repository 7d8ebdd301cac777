package sluice.render.measure;

import sluice.render.Recipe;
import sluice.render.finish.Finishing;

/**
 * What finishing takes on this machine, over its {@link FinishingWork}: the same code on the same processor, whichever
 * pool has drawn the picture. Not thread-safe.
 */
final class LearnedFinishing {
    private final StageFit fit = new StageFit(Priors.FINISHING);
    private final Accuracy accuracy = new Accuracy();

    double seconds(Recipe recipe, Finishing finishing) {
        return fit.of(FinishingWork.of(recipe, finishing));
    }

    /** Expected error of these seconds, as a share of them. */
    double error() {
        return accuracy.error();
    }

    void learn(Recipe recipe, Finishing finishing, double seconds) {
        if (StageFit.isSound(seconds)) {
            double work = FinishingWork.of(recipe, finishing);
            accuracy.learn(fit.of(work), seconds);
            fit.learn(work, seconds);
        }
    }
}
