package sluice.contracts.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import sluice.budget.Charge;
import sluice.budget.Cost;
import sluice.image.ImageFormat;
import sluice.job.JobEvent;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderJob;
import sluice.render.book.StageCharge;
import sluice.render.cache.CacheHit;
import sluice.render.cache.CacheKind;
import sluice.render.finish.Finishing;
import sluice.render.measure.LearnedPredictions;
import sluice.render.route.Prediction;

/** What is learned of a book that was there before. */
class SeededPredictionsTest {
    /** What {@link RenderTurns#charge} says that a stage took. */
    private static final double SECONDS = 0.375;

    private final RenderBook book =
            RenderPorts.inMemory(RenderBookContract.RULE).book();

    private RenderJob drawn(boolean spared) {
        return drawn(spared, Finishing.NONE);
    }

    private RenderJob drawn(boolean spared, Finishing finishing) {
        book.accept(List.of(Wish.of("a spiral").finishing(finishing).quoted()), Wish.AT);
        RenderJob job =
                book.lease("here", "a", Duration.ofMinutes(1), 1, Wish.AT).getFirst();
        CacheHit hit = new CacheHit(CacheKind.FINAL_LATENT, 1, null);
        StageCharge denoise = spared
                ? RenderTurns.spared(job, Stage.DENOISE, hit, Wish.AT)
                : RenderTurns.charge(job, Stage.DENOISE, Wish.AT);
        assertTrue(book.settle(
                RenderTurns.ended(
                        job,
                        new JobEvent.Completed("a"),
                        List.of(denoise, RenderTurns.charge(job, Stage.FINISH, Wish.AT))),
                Wish.AT.plusSeconds(1)));
        return job;
    }

    @Test
    void whatTheBookKnowsIsLearnedOnceAndWhatACacheSparedIsNot() {
        Recipe recipe = drawn(false).recipe();
        for (int image = 0; image < 20; image++) {
            drawn(image % 2 == 0);
        }
        LearnedPredictions predictions = new LearnedPredictions();
        assertEquals(0, predictions.of("here", recipe, Finishing.NONE).measured());
        predictions.seed(book);
        predictions.seed(book);
        assertEquals(11, predictions.of("here", recipe, Finishing.NONE).measured());
        assertEquals(
                SECONDS,
                predictions.of("here", recipe, Finishing.NONE).seconds().getOrDefault(Stage.DENOISE, 0.0),
                0.05 * SECONDS);
    }

    @Test
    void whatFinishingTookIsLearnedWithWhatWasAskedFor() {
        Finishing large = new Finishing(8, List.of(), List.of(), ImageFormat.PNG, 92);
        Recipe recipe = drawn(false, large).recipe();
        for (int image = 0; image < 10; image++) {
            drawn(true, large);
        }
        LearnedPredictions predictions = new LearnedPredictions();
        predictions.seed(book);
        assertEquals(SECONDS, finishing(predictions, "here", recipe, large), 0.05 * SECONDS);
        assertEquals(SECONDS, finishing(predictions, "elsewhere", recipe, large), 0.05 * SECONDS, "whatever the pool");
        assertTrue(finishing(predictions, "here", recipe, Finishing.NONE) < 0.5 * SECONDS, "of 64 times the pixels");
    }

    @Test
    void aStageIsLearnedOfThePoolThatDidIt() {
        RenderJob job = drawn(true);
        StageCharge here = RenderTurns.charge(job, Stage.DENOISE, Wish.AT);
        StageCharge decode = RenderTurns.charge(job, Stage.DECODE, Wish.AT);
        StageCharge desk = new StageCharge(
                decode.stage(),
                "desk",
                decode.model(),
                decode.variant(),
                0,
                new Cost(0, 7 * SECONDS, 0),
                null,
                0,
                Charge.Outcome.DONE,
                Wish.AT,
                "the desk's");
        LearnedPredictions predictions = new LearnedPredictions();
        double before = predictions.of("here", job.recipe(), Finishing.NONE).of(Stage.DECODE);
        for (int image = 0; image < 50; image++) {
            predictions.learn(job, Finishing.NONE, List.of(here, desk));
        }
        Prediction its = predictions.of("here", job.recipe(), Finishing.NONE);
        assertEquals(SECONDS, its.of(Stage.DENOISE), 0.05 * SECONDS);
        assertEquals(before, its.of(Stage.DECODE), 1e-9);
        assertEquals(
                7 * SECONDS,
                predictions.of("desk", job.recipe(), Finishing.NONE).of(Stage.DECODE),
                0.35 * SECONDS);
    }

    @Test
    void onlyWhatWasComputedInFullAndInOnePlaceIsLearned() {
        RenderJob job = drawn(true);
        StageCharge good = RenderTurns.charge(job, Stage.DECODE, Wish.AT);
        StageCharge denoise = RenderTurns.charge(job, Stage.DENOISE, Wish.AT);
        StageCharge spared =
                RenderTurns.spared(job, Stage.ENCODE, new CacheHit(CacheKind.CONDITIONING, 1, null), Wish.AT);
        assertEquals(List.of(good), StageCharge.computed(List.of(denoise, good, denoise.lost(), spared)));
    }

    private static double finishing(LearnedPredictions predictions, String pool, Recipe recipe, Finishing finishing) {
        return predictions.of(pool, recipe, finishing).seconds().getOrDefault(Stage.FINISH, 0.0);
    }
}
