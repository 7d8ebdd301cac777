package sluice.render.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.finish.Finishing;
import sluice.render.generate.RenderModel;
import sluice.render.route.Pool;
import sluice.render.route.Prediction;

class LearnedPredictionsTest {
    private static Recipe recipe(String model, int edge, int steps) {
        return new Recipe("a", "", 0, edge, edge, steps, 1, model, Recipe.ORIGINAL, "euler", null);
    }

    /** What a machine takes, {@code factor} times the usual. */
    private static Map<Stage, Double> taken(Recipe recipe, double factor) {
        double megapixels = recipe.pixels() / 1e6;
        return Map.of(
                Stage.ENCODE, 0.05 * factor,
                Stage.DENOISE, (0.4 + 1.7 * megapixels * recipe.steps()) * factor,
                Stage.DECODE, (0.1 + 0.8 * megapixels) * factor,
                Stage.FINISH, (0.02 + 0.3 * megapixels) * factor);
    }

    private static double total(Map<Stage, Double> seconds) {
        return seconds.values().stream().mapToDouble(one -> one).sum();
    }

    private static final int[] EDGES = {256, 512, 768, 1024};
    private static final int[] STEPS = {2, 4, 20, 30};

    private static Recipe some(SplittableRandom random) {
        return recipe("sd", EDGES[random.nextInt(4)], STEPS[random.nextInt(4)]);
    }

    @Test
    void predictionsConvergeToWhatIsTakenAndStateTheirError() {
        LearnedPredictions predictions = new LearnedPredictions();
        SplittableRandom random = new SplittableRandom(1);
        for (int image = 0; image < 300; image++) {
            Recipe recipe = some(random);
            predictions.learn("p", recipe, Finishing.NONE, taken(recipe, 0.8 + 0.4 * random.nextDouble()));
        }
        for (int edge : EDGES) {
            for (int steps : STEPS) {
                Recipe recipe = recipe("sd", edge, steps);
                Prediction prediction = predictions.of("p", recipe, Finishing.NONE);
                assertEquals(1, prediction.total() / total(taken(recipe, 1)), 0.12, edge + " at " + steps);
                // Factors of 0.8 to 1.2, each as probable: 0.1 on average.
                assertEquals(0.1, prediction.error(), 0.05);
                assertEquals(300, prediction.measured());
            }
        }
    }

    @Test
    void exactMeasurementsAreFoundExactlyEnough() {
        LearnedPredictions predictions = new LearnedPredictions();
        SplittableRandom random = new SplittableRandom(2);
        for (int image = 0; image < 200; image++) {
            Recipe recipe = some(random);
            predictions.learn("p", recipe, Finishing.NONE, taken(recipe, 1));
        }
        Recipe unseen = recipe("sd", 640, 12);
        assertEquals(
                total(taken(unseen, 1)),
                predictions.of("p", unseen, Finishing.NONE).total(),
                0.01 * total(taken(unseen, 1)));
        assertTrue(predictions.of("p", unseen, Finishing.NONE).error() < 0.02);
    }

    @Test
    void oneSizeAloneTellsSomethingOfOthers() {
        LearnedPredictions predictions = new LearnedPredictions();
        Recipe recipe = recipe("sd", 512, 20);
        predictions.learn("p", recipe, Finishing.NONE, taken(recipe, 1));
        assertEquals(
                total(taken(recipe, 1)),
                predictions.of("p", recipe, Finishing.NONE).total(),
                0.3 * total(taken(recipe, 1)));
        double twice =
                predictions.of("p", recipe("sd", 512, 40), Finishing.NONE).total();
        assertTrue(
                twice > 1.5 * predictions.of("p", recipe, Finishing.NONE).total(),
                "twice the steps take about twice as long");
        assertEquals(1, predictions.of("p", recipe, Finishing.NONE).measured());
    }

    @Test
    void anOutlierChangesLittleAndAMachineThatChangedIsFollowed() {
        LearnedPredictions predictions = new LearnedPredictions();
        SplittableRandom random = new SplittableRandom(3);
        for (int image = 0; image < 100; image++) {
            Recipe recipe = some(random);
            predictions.learn("p", recipe, Finishing.NONE, taken(recipe, 1));
        }
        Recipe recipe = recipe("sd", 512, 20);
        double usual = predictions.of("p", recipe, Finishing.NONE).total();
        predictions.learn("p", recipe, Finishing.NONE, taken(recipe, 1_000));
        assertEquals(usual, predictions.of("p", recipe, Finishing.NONE).total(), 0.1 * usual, "one slow image");
        for (int image = 0; image < 20; image++) {
            Recipe later = some(random);
            predictions.learn("p", later, Finishing.NONE, taken(later, 8));
        }
        assertEquals(
                8 * usual, predictions.of("p", recipe, Finishing.NONE).total(), 0.15 * 8 * usual, "a slower machine");
    }

    @Test
    void nothingIsEverNegativeOrNotANumber() {
        SplittableRandom random = new SplittableRandom(4);
        for (int turn = 0; turn < 200; turn++) {
            LearnedPredictions predictions = new LearnedPredictions();
            int images = random.nextInt(1, 30);
            for (int image = 0; image < images; image++) {
                double wild = random.nextInt(4) == 0 ? 0 : Math.exp(random.nextDouble(-8, 8));
                predictions.learn(
                        "p", some(random), Finishing.NONE, Map.of(Stage.DENOISE, wild, Stage.DECODE, wild / 3));
            }
            for (int edge : EDGES) {
                Prediction prediction =
                        predictions.of("p", recipe("sd", edge, STEPS[random.nextInt(4)]), Finishing.NONE);
                prediction
                        .seconds()
                        .forEach((stage, seconds) -> assertTrue(seconds >= 0 && seconds < 1e12, stage + " " + seconds));
                assertTrue(prediction.error() >= 0 && prediction.error() <= 2, "error " + prediction.error());
            }
        }
    }

    @Test
    void whatIsNotASoundMeasurementIsPassedOver() {
        LearnedPredictions predictions = new LearnedPredictions();
        Recipe recipe = recipe("sd", 512, 20);
        double before = predictions.of("p", recipe, Finishing.NONE).total();
        predictions.learn("p", recipe, Finishing.NONE, Map.of(Stage.DECODE, Double.NaN, Stage.ENCODE, -1.0));
        predictions.loaded("p", "sd", Recipe.ORIGINAL, Double.POSITIVE_INFINITY);
        assertEquals(before, predictions.of("p", recipe, Finishing.NONE).total());
        assertTrue(predictions.loading("p", "sd", Recipe.ORIGINAL) < 100);
    }

    @Test
    void theFirstGuessFollowsFromFamilyAndProvider() {
        LearnedPredictions predictions = new LearnedPredictions();
        predictions.know(pool("cpu", "cpu"), List.of(model("sd", "sd15"), model("builtin", "cppn")));
        predictions.know(pool("gpu", "cuda"), List.of(model("sd", "sd15")));
        Recipe sd = recipe("sd", 512, 20);
        Prediction cpu = predictions.of("cpu", sd, Finishing.NONE);
        Prediction gpu = predictions.of("gpu", sd, Finishing.NONE);
        assertTrue(cpu.total() > 10 * gpu.total());
        assertTrue(
                predictions.of("cpu", recipe("builtin", 512, 1), Finishing.NONE).total() < 2);
        assertEquals(0, cpu.measured());
        assertEquals(1, cpu.error());
        predictions.loaded("cpu", "sd", Recipe.ORIGINAL, 12);
        assertEquals(12, predictions.loading("cpu", "sd", Recipe.ORIGINAL));
    }

    private static Pool pool(String name, String provider) {
        return new Pool(name, "onnx", "", List.of(), provider, 1, 1, 1, 1L << 40, Quality.DRAFT, Quality.HERO);
    }

    private static RenderModel model(String id, String family) {
        return new RenderModel(
                id,
                family,
                Quality.HERO,
                Map.of(Quality.DRAFT, 1, Quality.STANDARD, 2, Quality.HERO, 3),
                50,
                1,
                List.of("euler"),
                8,
                8,
                1 << 24,
                true,
                true,
                true,
                1,
                List.of(Recipe.ORIGINAL),
                1L << 30,
                true);
    }

    @Test
    void anyNumberOfModelsTakesBoundedRoom() {
        LearnedPredictions predictions = new LearnedPredictions();
        Recipe first = recipe("m0", 256, 2);
        for (int model = 0; model <= LearnedPredictions.MOST; model++) {
            Recipe recipe = recipe("m" + model, 256, 2);
            predictions.learn("p", recipe, Finishing.NONE, taken(recipe, 1));
        }
        assertEquals(
                0, predictions.of("p", first, Finishing.NONE).measured(), "asked about longest ago, and forgotten");
        assertEquals(
                1, predictions.of("p", recipe("m1", 256, 2), Finishing.NONE).measured());
    }

    @Test
    void manyThreadsMayLearnAtOnce() throws Exception {
        LearnedPredictions predictions = new LearnedPredictions();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                SplittableRandom random = new SplittableRandom(thread);
                work.add(() -> {
                    for (int image = 0; image < 500; image++) {
                        Recipe recipe = some(random);
                        predictions.learn("p", recipe, Finishing.NONE, taken(recipe, 1));
                        assertTrue(predictions.of("p", recipe, Finishing.NONE).total() > 0);
                    }
                    return null;
                });
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        assertEquals(
                2_000, predictions.of("p", recipe("sd", 256, 2), Finishing.NONE).measured());
    }
}
