package sluice.contracts.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
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

    private static double finishing(LearnedPredictions predictions, String pool, Recipe recipe, Finishing finishing) {
        return predictions.of(pool, recipe, finishing).seconds().getOrDefault(Stage.FINISH, 0.0);
    }
}
