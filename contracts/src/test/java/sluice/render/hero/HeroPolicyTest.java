package sluice.render.hero;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sluice.asset.AssetId;
import sluice.asset.Standing;
import sluice.contracts.render.Wish;
import sluice.image.ImageFormat;
import sluice.job.Leasing;
import sluice.render.Latency;
import sluice.render.Places;
import sluice.render.Quality;
import sluice.render.RenderSpec;
import sluice.render.StartImage;
import sluice.render.book.QuotedRequest;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderRequest;
import sluice.render.finish.Finishing;
import sluice.render.finish.Overlay;
import sluice.render.generate.RenderModel;

class HeroPolicyTest {
    private static final AssetId ASSET = new AssetId("a".repeat(32));
    private static final AssetId CROP = new AssetId("b".repeat(32));
    private static final Instant NOW = Wish.AT;
    private static final HeroTerms ON = new HeroTerms(true, null, null);
    private static final Standing STARRED = Standing.NEW.withStar(true);

    private static RenderModel model(String id, String family, Quality best, boolean starts) {
        return new RenderModel(
                id,
                family,
                best,
                Map.of(Quality.DRAFT, 2, Quality.STANDARD, 4, Quality.HERO, 20),
                100,
                7,
                List.of("euler"),
                8,
                8,
                1 << 20,
                starts,
                true,
                false,
                1,
                List.of("original"),
                1,
                true);
    }

    private static Draft draft(Quality quality, String model, Finishing finishing, Standing... standings) {
        QuotedRequest wish = Wish.of("waves")
                .model(model)
                .campaign("spring")
                .finishing(finishing)
                .quoted();
        RenderJob queued = RenderJob.queued(3, 2, 0, wish, NOW);
        RenderJob job = new RenderJob(
                queued.id(),
                queued.render(),
                0,
                queued.recipe(),
                quality,
                4,
                null,
                "here",
                Places.HOME,
                1,
                1_000,
                Leasing.queued(NOW),
                false,
                List.of(ASSET, CROP),
                Latency.NONE,
                900);
        return new Draft(job, wish.request(), List.of(standings));
    }

    private static RenderRequest again(Draft draft, HeroTerms terms, RenderModel... models) {
        return assertInstanceOf(HeroDecision.Again.class, HeroPolicy.decide(draft, terms, List.of(models), NOW))
                .request();
    }

    private static String not(Draft draft, HeroTerms terms, RenderModel... models) {
        return assertInstanceOf(HeroDecision.Not.class, HeroPolicy.decide(draft, terms, List.of(models), NOW))
                .because();
    }

    @Test
    void theSamePictureIsDrawnFromItsDraft() {
        RenderRequest request = again(
                draft(Quality.DRAFT, "sd15", Finishing.NONE, STARRED), ON, model("sd15", "sd15", Quality.HERO, true));
        assertEquals(
                new RenderSpec(
                        "waves",
                        "fog",
                        7,
                        64,
                        64,
                        null,
                        7.5,
                        "sd15",
                        "euler",
                        Quality.HERO,
                        new StartImage(ASSET, HeroPolicy.OF_A_DRAFT)),
                request.spec());
        assertEquals("hero:" + ASSET, request.key());
        assertEquals(HeroPolicy.ORIGIN, request.origin());
        assertEquals("spring", request.campaign());
        assertEquals(1, request.count());
        assertEquals(4, request.priority());
        assertNull(request.deadline());
    }

    @Test
    void lessOfAStandardImageIsDrawnAnewAndThatIsWrittenDown() {
        HeroDecision decision = HeroPolicy.decide(
                draft(Quality.STANDARD, "sd15", Finishing.NONE, STARRED),
                ON,
                List.of(model("sd15", "sd15", Quality.HERO, true)),
                NOW);
        HeroDecision.Again again = assertInstanceOf(HeroDecision.Again.class, decision);
        assertEquals(new StartImage(ASSET, 0.35), again.request().spec().start());
        assertTrue(again.because().contains("35 %"), again.because());
    }

    @Test
    void theSameModelGoesFirstThenItsFamilyThenOneThatStartsFromImages() {
        Draft draft = draft(Quality.DRAFT, "turbo", Finishing.NONE, STARRED);
        RenderModel turbo = model("turbo", "sd15", Quality.DRAFT, true);
        RenderModel full = model("full", "sd15", Quality.HERO, false);
        RenderModel other = model("other", "sdxl", Quality.HERO, true);
        RenderModel another = model("another", "sdxl", Quality.HERO, false);

        RenderSpec spec = again(draft, ON, another, other, full, turbo).spec();
        assertEquals("full", spec.model());
        assertNull(spec.start());
        assertNull(spec.sampler());
        assertNull(spec.guidance());
        assertEquals("other", again(draft, ON, another, other, turbo).spec().model());
        assertEquals(
                "turbo",
                again(draft, ON, full, model("turbo", "sd15", Quality.HERO, false))
                        .spec()
                        .model());
    }

    @Test
    void aPictureThatSomethingIsLaidOverIsNoStart() {
        Finishing text = new Finishing(
                1,
                List.of(),
                List.of(new Overlay.Text("Spring", Overlay.Place.BOTTOM, 0.1, 0xFFFFFF, 1)),
                ImageFormat.PNG,
                92);
        RenderRequest request =
                again(draft(Quality.DRAFT, "sd15", text, STARRED), ON, model("sd15", "sd15", Quality.HERO, true));
        assertNull(request.spec().start());
        assertEquals(text, request.finishing());
    }

    @Test
    void aCropThatIsSingledOutIsItsWholePicture() {
        Standing collected = Standing.NEW.withCollection("posters", true);
        assertEquals(
                "hero:" + ASSET,
                again(
                                draft(Quality.DRAFT, "sd15", Finishing.NONE, Standing.NEW, collected),
                                ON,
                                model("sd15", "sd15", Quality.HERO, true))
                        .key());
    }

    @Test
    void whatNobodyWantsOrMayIsNotDrawn() {
        RenderModel model = model("sd15", "sd15", Quality.HERO, true);
        Draft starred = draft(Quality.DRAFT, "sd15", Finishing.NONE, STARRED);
        assertTrue(not(draft(Quality.DRAFT, "sd15", Finishing.NONE, Standing.NEW), ON, model)
                .contains("singled"));
        assertTrue(not(draft(Quality.DRAFT, "sd15", Finishing.NONE, STARRED.withTrashed(true)), ON, model)
                .contains("singled"));
        assertTrue(not(starred, HeroTerms.OFF, model).contains("switched off"));
        assertTrue(not(draft(Quality.HERO, "sd15", Finishing.NONE, STARRED), ON, model)
                .contains("already"));
        assertTrue(
                not(starred, ON, model("sd15", "sd15", Quality.STANDARD, true)).contains("No model"));
        assertTrue(not(starred, ON).contains("No model draws 64x64"));
    }

    @Test
    void theBudgetHasToHaveEnoughLeftForMoreSteps() {
        RenderModel model = model("sd15", "sd15", Quality.HERO, true);
        Draft draft = draft(Quality.DRAFT, "sd15", Finishing.NONE, STARRED);
        // 20 steps, half of them, for 4 at 1,000.
        assertTrue(not(draft, new HeroTerms(true, 2_499L, null), model).contains("2500"));
        assertEquals(
                "sd15",
                again(draft, new HeroTerms(true, 2_500L, null), model).spec().model());
        assertTrue(not(draft, new HeroTerms(true, null, 2_499L), model).contains("allowed"));
        assertEquals(
                2_500L, again(draft, new HeroTerms(true, null, 2_500L), model).costLimitMicroUsd());
    }
}
