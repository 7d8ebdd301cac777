package sluice.render.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sluice.asset.AssetId;
import sluice.image.ImageFormat;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.RenderSpec;
import sluice.render.Stage;
import sluice.render.StartImage;
import sluice.render.certify.Certificate;
import sluice.render.certify.Certificates;
import sluice.render.finish.Finishing;
import sluice.render.generate.RenderModel;

class RouterTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final RenderModel SD = Fixtures.model("sd", Quality.HERO, true);
    private static final RenderModel TURBO = Fixtures.model("turbo", Quality.STANDARD, true);
    private static final RenderModel ABSTRACT = Fixtures.model("builtin", Quality.HERO, false);
    private static final Pool CHEAP = Fixtures.pool("cheap", 100_000);
    private static final Pool FAST = Fixtures.pool("fast", 4_000_000);
    private static final Certificates NONE = model -> List.of();

    /** Fast is ten times as fast at forty times the price. */
    private static final Predictions PREDICTIONS = Fixtures.flat(Map.of("cheap", 20.0, "fast", 2.0), 0.1, 0);

    private Preferences preferences = Preferences.NONE;
    private Certificates certificates = NONE;
    private List<PoolView> pools = List.of(Fixtures.view(CHEAP, SD), Fixtures.view(FAST, SD));

    private Routing route(RenderSpec spec, int count, @Nullable Instant deadline, @Nullable Long limit) {
        return Router.route(
                spec, count, Finishing.NONE, deadline, limit, pools, PREDICTIONS, certificates, preferences, NOW);
    }

    private Routing.Routed routed(RenderSpec spec, int count, @Nullable Instant deadline, @Nullable Long limit) {
        return assertInstanceOf(Routing.Routed.class, route(spec, count, deadline, limit));
    }

    private void refuses(Routing routing, String field, String reason) {
        Routing.Refused refused = assertInstanceOf(Routing.Refused.class, routing);
        assertEquals(field, refused.field(), refused.reason());
        assertTrue(refused.reason().contains(reason), refused.reason());
    }

    @Test
    void theCheapestThatKeepsTheDeadlineIsTaken() {
        Routing.Routed whenever = routed(Fixtures.spec(Quality.STANDARD), 1, null, null);
        assertEquals("cheap", whenever.quote().pool());
        assertEquals(556, whenever.quote().microUsd(), "20 s of 100,000 an hour, rounded up");
        assertEquals(612, whenever.quote().mostMicroUsd());
        assertEquals(NOW.plusSeconds(20), whenever.quote().ready());
        Routing.Routed soon = routed(Fixtures.spec(Quality.STANDARD), 1, NOW.plusSeconds(10), null);
        assertEquals("fast", soon.quote().pool());
        assertTrue(
                soon.others().getFirst().contains("sd on pool cheap: ready in 20 s"),
                soon.others().toString());
    }

    @Test
    void thePredictionsErrorIsTheMarginOfADeadline() {
        assertEquals(
                "cheap",
                routed(Fixtures.spec(Quality.STANDARD), 1, NOW.plusSeconds(22), null)
                        .quote()
                        .pool());
        assertEquals(
                "fast",
                routed(Fixtures.spec(Quality.STANDARD), 1, NOW.plusMillis(21_900), null)
                        .quote()
                        .pool());
    }

    @Test
    void whatIsNotSaidFollowsFromModelAndQuality() {
        Recipe draft = routed(Fixtures.spec(Quality.DRAFT), 1, null, null).recipe();
        assertEquals(4, draft.steps());
        assertEquals(7.5, draft.guidance());
        assertEquals("euler", draft.sampler());
        RenderSpec said = new RenderSpec("a", "b", -1, 64, 128, 9, 2.0, "sd", "dpmpp-2m", Quality.HERO, null);
        assertEquals(
                new Recipe("a", "b", -1, 64, 128, 9, 2.0, "sd", Recipe.ORIGINAL, "dpmpp-2m", null),
                routed(said, 1, null, null).recipe());
    }

    @Test
    void theNearestMissIsSaid() {
        refuses(
                route(Fixtures.spec(Quality.HERO), 1, NOW.plusSeconds(1), null),
                "deadline",
                "the earliest would be ready in 2.0 s (or, with the prediction's error, 2.2 s) with sd on pool fast");
        refuses(
                route(Fixtures.spec(Quality.HERO), 1, null, 500L),
                "costLimitMicroUsd",
                "the cheapest costs $0.000556, with sd on pool cheap");
        refuses(
                route(Fixtures.spec(Quality.HERO), 1, NOW.plusSeconds(10), 600L),
                "costLimitMicroUsd",
                "Nobody who would be ready in time");
    }

    @Test
    void poolsThatAreOutOrDoNotTakeTheQualityAreNamed() {
        Pool drafts = Fixtures.pool("drafts", 1, 1, 1, Quality.DRAFT, Quality.STANDARD);
        PoolView out = new PoolView(FAST, List.of(SD), Set.of(), 0, 0, NOW.plusSeconds(60), "no answer");
        pools = List.of(Fixtures.view(drafts, SD), out);
        assertEquals(
                "drafts",
                routed(Fixtures.spec(Quality.DRAFT), 1, null, null).quote().pool());
        refuses(
                route(Fixtures.spec(Quality.HERO), 1, null, null),
                "quality",
                "pool drafts: takes draft to standard; pool fast: out until 2026-11-21T12:01:00Z (no answer)");
    }

    @Test
    void whatAModelCannotDoIsRefusedByField() {
        pools = List.of(Fixtures.view(FAST, TURBO));
        refuses(route(Fixtures.spec(Quality.HERO), 1, null, null), "quality", "turbo is good for standard at best");
        refuses(
                route(Fixtures.spec(Quality.DRAFT, null, 500, 512), 1, null, null),
                "width",
                "multiples of 8, not 500; 504 would do");
        refuses(route(Fixtures.spec(Quality.DRAFT, null, 512, 32), 1, null, null), "height", "from 64 pixels on");
        refuses(route(Fixtures.spec(Quality.DRAFT, null, 2048, 1024), 1, null, null), "width", "up to 1,048,576");
        refuses(route(Fixtures.spec(Quality.DRAFT, "sdd", 64, 64), 1, null, null), "model", "there is turbo");
        refuses(route(Fixtures.spec(Quality.DRAFT), 0, null, null), "count", "1 to 1,000");
        refuses(route(Fixtures.spec(Quality.DRAFT), 1_001, null, null), "count", "1 to 1,000");
        refuses(route(Fixtures.spec(Quality.DRAFT), 1, NOW, null), "deadline", "is over");
        refuses(route(Fixtures.spec(Quality.DRAFT), 1, null, -1L), "costLimitMicroUsd", "below zero");
        refuses(route(said(" ", 4, 1.0, "euler", null), 1, null, null), "prompt", "empty");
        refuses(route(said("a", 101, 1.0, "euler", null), 1, null, null), "steps", "up to 100 steps");
        refuses(route(said("a", 0, 1.0, "euler", null), 1, null, null), "steps", "a step at least");
        refuses(route(said("a", 4, -1.0, "euler", null), 1, null, null), "guidance", "0 to 100");
        refuses(route(said("a", 4, 1.0, "heun", null), 1, null, null), "sampler", "it has euler, dpmpp-2m");
        RenderModel still = new RenderModel(
                "still",
                "x",
                Quality.HERO,
                SD.steps(),
                9,
                1,
                List.of("euler"),
                1,
                1,
                1L << 30,
                false,
                false,
                false,
                1,
                List.of(Recipe.ORIGINAL),
                1,
                true);
        pools = List.of(Fixtures.view(FAST, still));
        StartImage start = new StartImage(new AssetId("0".repeat(32)), 0.5);
        refuses(route(said("a", 4, 1.0, "euler", start), 1, null, null), "start", "does not start from images");
        refuses(
                Router.route(
                        Fixtures.spec(Quality.DRAFT, null, 4096, 4096),
                        1,
                        new Finishing(8, List.of(), List.of(), ImageFormat.PNG, 90),
                        null,
                        null,
                        pools,
                        PREDICTIONS,
                        NONE,
                        preferences,
                        NOW),
                "finishing.upscale",
                "more than 100,000,000 pixels");
        pools = List.of();
        refuses(route(Fixtures.spec(Quality.DRAFT), 1, null, null), "model", "No pool here has a model");
    }

    private static RenderSpec said(
            String prompt, int steps, double guidance, String sampler, @Nullable StartImage start) {
        return new RenderSpec(prompt, "", 0, 64, 64, steps, guidance, null, sampler, Quality.DRAFT, start);
    }

    @Test
    void aModelThatDoesNotFitIntoMemoryIsNotDrawnWith() {
        Pool small =
                new Pool("small", "onnx", "", List.of(), "cpu", 1, 1, 1, Fixtures.GIB, Quality.DRAFT, Quality.HERO);
        pools = List.of(Fixtures.view(small, SD), Fixtures.view(FAST, SD));
        assertEquals(
                "fast",
                routed(Fixtures.spec(Quality.DRAFT), 1, null, null).quote().pool());
        pools = List.of(Fixtures.view(small, SD));
        refuses(route(Fixtures.spec(Quality.DRAFT), 1, null, null), "quality", "does not fit into the pool's memory");
    }

    @Test
    void withoutAModelTheLikedOnesComeFirstAndTrainedOnesBeforeUntrained() {
        pools = List.of(Fixtures.view(CHEAP, ABSTRACT), Fixtures.view(FAST, SD, TURBO));
        assertTrue(!routed(Fixtures.spec(Quality.DRAFT), 1, null, null)
                .quote()
                .model()
                .equals("builtin"));
        refuses(route(Fixtures.spec(Quality.DRAFT), 1, NOW.plusSeconds(1), null), "deadline", "pool fast");
        preferences = new Preferences(Map.of(Quality.DRAFT, List.of("gone", "turbo", "builtin")));
        assertEquals(
                "turbo",
                routed(Fixtures.spec(Quality.DRAFT), 1, null, null).quote().model());
        assertEquals(
                "builtin",
                routed(Fixtures.spec(Quality.DRAFT), 1, null, 600L).quote().model());
        pools = List.of(Fixtures.view(CHEAP, ABSTRACT));
        preferences = Preferences.NONE;
        assertEquals(
                "builtin",
                routed(Fixtures.spec(Quality.DRAFT), 1, null, null).quote().model());
    }

    @Test
    void whoIsGoodEnoughButHasToBeNamedIsSaidWithWhatElseWouldDo() {
        pools = List.of(Fixtures.view(CHEAP, ABSTRACT), Fixtures.view(FAST, TURBO));
        refuses(
                route(Fixtures.spec(Quality.HERO), 1, null, null),
                "quality",
                "Unless a model is named, hero is drawn by trained models, and none here is good enough for it: turbo is"
                        + " good for standard at best. Name a model that is (builtin), add it to the preferences for hero"
                        + " in pools.json, or ask for standard.");
        assertEquals(
                "builtin",
                routed(Fixtures.spec(Quality.HERO, "builtin", 512, 512), 1, null, null)
                        .quote()
                        .model());
        assertEquals(
                "turbo",
                routed(Fixtures.spec(Quality.STANDARD), 1, null, null).quote().model());
        preferences = new Preferences(Map.of(Quality.HERO, List.of("turbo")));
        refuses(
                route(Fixtures.spec(Quality.HERO), 1, null, null),
                "quality",
                "hero is drawn by the models preferred for it, and none here is good enough for it: turbo is");
        preferences = new Preferences(Map.of(Quality.HERO, List.of("builtin")));
        assertEquals(
                "builtin",
                routed(Fixtures.spec(Quality.HERO), 1, null, null).quote().model());
        preferences = Preferences.NONE;
        Pool drafts = Fixtures.pool("drafts", 1, 1, 1, Quality.DRAFT, Quality.STANDARD);
        pools = List.of(Fixtures.view(drafts, ABSTRACT), Fixtures.view(FAST, TURBO));
        refuses(
                route(Fixtures.spec(Quality.HERO), 1, null, null),
                "quality",
                "turbo is good for standard at best. No model here is: ask for standard, or add one that is.");
    }

    @Test
    void aLoadedModelIsNotThrownOutToSaveLittle() {
        Predictions slowLoading = Fixtures.flat(Map.of("one", 2.0, "other", 1.9), 0, 30);
        Pool one = pool("one", 3 * Fixtures.GIB);
        Pool other = pool("other", 3 * Fixtures.GIB);
        PoolView has = Fixtures.view(one, 0, Set.of("sd/original"), SD, TURBO);
        PoolView hasAnother = Fixtures.view(other, 0, Set.of("turbo/original"), SD, TURBO);
        RenderSpec spec = Fixtures.spec(Quality.HERO, "sd", 64, 64);
        assertEquals(
                "one", of(spec, List.of(has, hasAnother), slowLoading).quote().pool());
        PoolView hasRoom = Fixtures.view(pool("other", 5 * Fixtures.GIB), 0, Set.of("turbo/original"), SD, TURBO);
        Routing.Routed moved = of(spec, List.of(has, hasRoom), slowLoading);
        assertEquals("other", moved.quote().pool(), "it is loaded once for all that follow");
        assertEquals(30, moved.quote().waitSeconds());
    }

    @Test
    void aFreeSlotMeansNoWaitAndAFullPoolAShareOfItsBacklog() {
        Pool two = Fixtures.pool("two", 1, 2, 1, Quality.DRAFT, Quality.HERO);
        Map<Integer, Double> waits = Map.of(0, 20.0, 1, 0.0, 2, 20.0);
        waits.forEach((busy, wait) -> {
            PoolView view = new PoolView(two, List.of(SD), Set.of("sd/original"), busy, 40, null, "");
            assertEquals(
                    wait,
                    of(Fixtures.spec(Quality.DRAFT), List.of(view), PREDICTIONS)
                            .quote()
                            .waitSeconds(),
                    busy + " busy");
        });
    }

    private static Pool pool(String name, long memory) {
        return new Pool(name, "onnx", "", List.of(), "cpu", 1_000_000, 1, 1, memory, Quality.DRAFT, Quality.HERO);
    }

    private static Routing.Routed of(RenderSpec spec, List<PoolView> pools, Predictions predictions) {
        return assertInstanceOf(
                Routing.Routed.class,
                Router.route(spec, 1, Finishing.NONE, null, null, pools, predictions, NONE, Preferences.NONE, NOW));
    }

    private static Certificate certificate(Quality best, boolean accepted, String provider) {
        return new Certificate(
                "sd",
                "fp16",
                "m",
                provider,
                "h",
                8,
                10,
                6,
                4,
                2,
                40,
                0.99,
                0.98,
                0.995,
                new Certificate.Verdict(accepted, best, ""),
                NOW);
    }

    @Test
    void onlyCertifiedVariantsOfTheQualityAndTheProviderAreUsed() {
        pools = List.of(Fixtures.view(CHEAP, SD));
        for (Certificate none : List.of(
                certificate(Quality.DRAFT, true, "cpu"),
                certificate(Quality.HERO, false, "cpu"),
                certificate(Quality.HERO, true, "cuda"))) {
            certificates = model -> List.of(none);
            assertEquals(
                    Recipe.ORIGINAL,
                    routed(Fixtures.spec(Quality.STANDARD), 1, null, null)
                            .quote()
                            .variant(),
                    none.toString());
        }
        certificates = model -> List.of(certificate(Quality.STANDARD, true, "cpu"));
        Routing.Routed variant = assertInstanceOf(
                Routing.Routed.class,
                Router.route(
                        Fixtures.spec(Quality.STANDARD),
                        1,
                        Finishing.NONE,
                        null,
                        null,
                        pools,
                        unmeasured(),
                        certificates,
                        preferences,
                        NOW));
        assertEquals("fp16", variant.quote().variant());
        assertEquals(
                0.6 * 10 + 1,
                variant.quote().seconds().values().stream()
                        .mapToDouble(one -> one)
                        .sum(),
                1e-9,
                "its certificate says 40 % less, which finishing does not share");
        assertTrue(variant.quote().estimated());
        assertTrue(variant.because().contains("certified at SSIM 0.990 and 40 % less time"), variant.because());
    }

    @Test
    void whatIsToBeFinishedIsPartOfTheQuote() {
        Finishing large = new Finishing(8, List.of(), List.of(), ImageFormat.PNG, 90);
        Routing.Routed routed = assertInstanceOf(
                Routing.Routed.class,
                Router.route(
                        Fixtures.spec(Quality.STANDARD, null, 512, 512),
                        2,
                        large,
                        null,
                        null,
                        List.of(Fixtures.view(
                                Fixtures.pool("one", 1_000_000), Fixtures.model("a", Quality.HERO, true))),
                        unmeasured(),
                        NONE,
                        preferences,
                        NOW));
        assertEquals(2 * 8.0, routed.quote().seconds().get(Stage.FINISH));
    }

    /** Finishing takes a second, times the upscaling. */
    private static Predictions unmeasured() {
        return new Predictions() {
            @Override
            public Prediction of(String pool, Recipe recipe, Finishing finishing) {
                return new Prediction(Map.of(Stage.DENOISE, 10.0, Stage.FINISH, finishing.upscale()), 1, 0);
            }

            @Override
            public double loading(String pool, String model, String variant) {
                return 0;
            }
        };
    }
}
