package sluice.render.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sluice.image.ImageFormat;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.finish.Crop;
import sluice.render.finish.Finishing;
import sluice.render.finish.NamedCrops;
import sluice.render.finish.Overlay;
import sluice.render.route.Prediction;

class LearnedFinishingTest {
    private static final List<ImageFormat> FORMATS = List.of(ImageFormat.JPEG, ImageFormat.WEBP, ImageFormat.PNG);
    private static final Overlay TEXT = new Overlay.Text("21 November", Overlay.Place.BOTTOM, 0.06, 0xFFFFFF, 1);

    private static Recipe recipe(String model, int width, int height) {
        return new Recipe("a", "", 0, width, height, 4, 1, model, Recipe.ORIGINAL, "euler", null);
    }

    private static double finishing(LearnedPredictions predictions, String pool, Recipe recipe, Finishing finishing) {
        return predictions.of(pool, recipe, finishing).seconds().getOrDefault(Stage.FINISH, -1.0);
    }

    private static Finishing some(SplittableRandom random) {
        List<Crop> crops = new ArrayList<>();
        for (Crop crop : NamedCrops.ALL) {
            if (random.nextInt(4) == 0) {
                crops.add(crop);
            }
        }
        List<Overlay> overlays = java.util.Collections.nCopies(random.nextInt(3), TEXT);
        return new Finishing(
                random.nextBoolean() ? 1 : random.nextDouble(1, 4),
                crops,
                overlays,
                FORMATS.get(random.nextInt(3)),
                92);
    }

    /** The same with one more of something. */
    private static Finishing more(Finishing of, int what) {
        List<Crop> crops = new ArrayList<>(of.crops());
        List<Overlay> overlays = new ArrayList<>(of.overlays());
        switch (what) {
            case 0 -> crops.add(new Crop("more", 16, 16));
            case 1 -> overlays.add(TEXT);
            default -> {}
        }
        ImageFormat format = what == 2 ? ImageFormat.PNG : of.format();
        return new Finishing(what == 3 ? 1.1 * of.upscale() : of.upscale(), crops, overlays, format, of.quality());
    }

    @Test
    void moreWorkIsNeverPredictedToTakeLess() {
        SplittableRandom random = new SplittableRandom(11);
        for (int turn = 0; turn < 300; turn++) {
            LearnedPredictions predictions = new LearnedPredictions();
            int images = random.nextInt(20);
            for (int image = 0; image < images; image++) {
                double wild = random.nextInt(5) == 0 ? 0 : Math.exp(random.nextDouble(-8, 4));
                Recipe recipe = recipe("sd", random.nextInt(1, 2_000), random.nextInt(1, 2_000));
                predictions.learn("p", recipe, some(random), Map.of(Stage.FINISH, wild));
            }
            int width = random.nextInt(1, 2_000);
            Recipe recipe = recipe("sd", width, 512);
            Finishing finishing = some(random);
            double seconds = finishing(predictions, "p", recipe, finishing);
            assertTrue(seconds >= 0 && seconds < 1e6, "after " + images + ": " + seconds);
            for (int what = 0; what < 4; what++) {
                Finishing larger = more(finishing, what);
                assertTrue(finishing(predictions, "p", recipe, larger) >= seconds, finishing + " and " + larger);
            }
            assertTrue(finishing(predictions, "p", recipe("sd", width + 64, 512), finishing) >= seconds);
        }
    }

    /** The milliseconds that docs/finishing.md has, of a picture of 1,024². */
    @ParameterizedTest
    @CsvSource({
        "PNG, 1, false, false, 102", "JPEG, 1, false, false, 9", "WEBP, 1, false, false, 91",
        "PNG, 1, false, true, 102", "JPEG, 1, false, true, 11", "WEBP, 1, false, true, 96",
        "PNG, 2, false, false, 424", "JPEG, 2, false, false, 62", "WEBP, 2, false, false, 410",
        "PNG, 1, true, false, 649", "JPEG, 1, true, false, 105", "WEBP, 1, true, false, 588",
        "PNG, 2, true, true, 939", "JPEG, 2, true, true, 169", "WEBP, 2, true, true, 932"
    })
    void theFirstGuessIsWhatWasMeasuredOnce(
            ImageFormat format, double upscale, boolean crops, boolean text, double milliseconds) {
        List<Crop> three =
                List.of(NamedCrops.parse("square"), NamedCrops.parse("story"), NamedCrops.parse("landscape"));
        Finishing finishing =
                new Finishing(upscale, crops ? three : List.of(), text ? List.of(TEXT) : List.of(), format, 92);
        double guess = 1_000 * finishing(new LearnedPredictions(), "p", recipe("sd", 1_024, 1_024), finishing);
        assertEquals(1, guess / milliseconds, 0.2, guess + " ms");
    }

    @Test
    void whatFinishingTakesIsFoundWhicheverPoolHasDrawnThePicture() {
        LearnedPredictions predictions = new LearnedPredictions();
        SplittableRandom random = new SplittableRandom(12);
        for (int image = 0; image < 200; image++) {
            Recipe recipe = recipe("m" + random.nextInt(3), 512, 256 * random.nextInt(1, 5));
            Finishing finishing = some(random);
            double noise = 0.9 + 0.2 * random.nextDouble();
            double taken = noise * (0.01 + 0.3 * FinishingWork.of(recipe, finishing));
            predictions.learn("p" + random.nextInt(3), recipe, finishing, Map.of(Stage.FINISH, taken));
        }
        Recipe unseen = recipe("another", 640, 640);
        for (ImageFormat format : FORMATS) {
            Finishing finishing = new Finishing(3, NamedCrops.ALL, List.of(TEXT), format, 80);
            double expected = 0.01 + 0.3 * FinishingWork.of(unseen, finishing);
            assertEquals(1, finishing(predictions, "elsewhere", unseen, finishing) / expected, 0.1, format.label());
        }
        Prediction other = predictions.of("elsewhere", unseen, Finishing.NONE);
        assertEquals(0, other.measured(), "drawing there is still a guess");
        assertTrue(other.error() > 0.5 && other.error() < 1, "of which finishing has no part: " + other.error());
    }

    @Test
    void whatFinishingTakesSaysNothingOfDrawing() {
        LearnedPredictions predictions = new LearnedPredictions();
        Recipe recipe = recipe("sd", 512, 512);
        double before = predictions.of("p", recipe, Finishing.NONE).seconds().getOrDefault(Stage.DENOISE, -1.0);
        for (int image = 0; image < 10; image++) {
            predictions.learn("p", recipe, Finishing.NONE, Map.of(Stage.FINISH, 4.0, Stage.DECODE, Double.NaN));
            predictions.learn("p", recipe, Finishing.NONE, Map.of(Stage.FINISH, Double.NaN));
        }
        Prediction prediction = predictions.of("p", recipe, Finishing.NONE);
        assertEquals(before, prediction.seconds().getOrDefault(Stage.DENOISE, -2.0));
        assertEquals(4, prediction.seconds().getOrDefault(Stage.FINISH, 0.0), 0.2);
        assertEquals(0, prediction.measured());
    }
}
