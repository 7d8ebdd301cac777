package sluice.render.hero;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.RenderSpec;
import sluice.render.StartImage;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderRequest;
import sluice.render.generate.RenderModel;

/**
 * Which drafts are rendered again at hero quality, and how; a pure function of what is recorded.
 *
 * <p>The same prompts, seed, size and finishing; the same model when it is good enough, else one of its family, else any.
 * From the draft's picture when the model takes one, so that the composition stays that was singled out; a draft of few
 * steps is drawn anew by half ({@link #OF_A_DRAFT}), a standard image by less ({@link #OF_STANDARD}). A picture that
 * something is laid over is no start, since that would be drawn twice: then seed and prompts alone have to do.
 */
public final class HeroPolicy {
    /** Origin of the requests it makes. */
    public static final String ORIGIN = "hero";

    /** How much of a draft is drawn anew. */
    public static final double OF_A_DRAFT = 0.5;

    /** How much of a standard image is drawn anew. */
    public static final double OF_STANDARD = 0.35;

    private HeroPolicy() {}

    /**
     * @param terms of the campaign that paid for it, or of the home
     * @param models that can be drawn with now
     */
    public static HeroDecision decide(Draft draft, HeroTerms terms, List<RenderModel> models, Instant now) {
        if (!draft.wanted()) {
            return new HeroDecision.Not("Nobody has singled it out.");
        }
        if (!terms.on()) {
            return new HeroDecision.Not("Rendering again by itself is switched off.");
        }
        if (draft.job().quality() == Quality.HERO || draft.request().origin().equals(ORIGIN)) {
            return new HeroDecision.Not("It is of hero quality already.");
        }
        Optional<RenderModel> model = model(draft.job().recipe(), models);
        if (model.isEmpty()) {
            return new HeroDecision.Not("No model draws %s at hero quality."
                    .formatted(draft.job().recipe().size()));
        }
        StartImage start = start(draft, model.get());
        long expected = expectedMicroUsd(draft.job(), model.get(), start);
        Long left = terms.leftMicroUsd();
        Long most = terms.mostMicroUsdEach();
        if (left != null && left < expected) {
            return new HeroDecision.Not("It may take %d micro-USD, and %d are left.".formatted(expected, left));
        }
        if (most != null && most < expected) {
            return new HeroDecision.Not("It may take %d micro-USD, and %d are allowed.".formatted(expected, most));
        }
        return new HeroDecision.Again(request(draft, model.get(), start, most, now), because(start));
    }

    private static String because(@Nullable StartImage start) {
        return start == null
                ? "Singled out; drawn from the same seed and prompts."
                : "Singled out; drawn from its picture, %d %% of it anew."
                        .formatted(Math.round(100 * start.strength()));
    }

    private static Optional<RenderModel> model(Recipe recipe, List<RenderModel> models) {
        String family = models.stream()
                .filter(model -> model.id().equals(recipe.model()))
                .map(RenderModel::family)
                .findFirst()
                .orElse("");
        return models.stream()
                .filter(model -> model.best() == Quality.HERO && draws(model, recipe))
                .min(Comparator.comparing((RenderModel model) -> !model.id().equals(recipe.model()))
                        .thenComparing(model -> !model.family().equals(family))
                        .thenComparing(model -> !model.startsFromImages())
                        .thenComparing(RenderModel::id));
    }

    private static boolean draws(RenderModel model, Recipe recipe) {
        return recipe.width() % model.multiple() == 0
                && recipe.height() % model.multiple() == 0
                && Math.min(recipe.width(), recipe.height()) >= model.leastEdge()
                && recipe.pixels() <= model.mostPixels();
    }

    private static @Nullable StartImage start(Draft draft, RenderModel model) {
        if (!model.startsFromImages() || !draft.request().finishing().overlays().isEmpty()) {
            return null;
        }
        double strength = draft.job().quality() == Quality.DRAFT ? OF_A_DRAFT : OF_STANDARD;
        return new StartImage(draft.asset(), strength);
    }

    /**
     * What it may take, from what the draft was quoted or billed at, whichever is more, by the steps there will be: a look
     * before it is asked for. The quote of the model that draws it decides.
     */
    private static long expectedMicroUsd(RenderJob job, RenderModel model, @Nullable StartImage start) {
        double steps = Objects.requireNonNull(model.steps().get(Quality.HERO)) * (start == null ? 1 : start.strength());
        long before = Math.max(job.estimatedMicroUsd(), job.billedMicroUsd());
        return (long) Math.ceil(before * Math.max(1, steps / job.recipe().steps()));
    }

    private static RenderRequest request(
            Draft draft, RenderModel model, @Nullable StartImage start, @Nullable Long most, Instant now) {
        Recipe recipe = draft.job().recipe();
        boolean same = model.id().equals(recipe.model());
        RenderSpec spec = new RenderSpec(
                recipe.prompt(),
                recipe.negativePrompt(),
                recipe.seed(),
                recipe.width(),
                recipe.height(),
                null,
                same ? recipe.guidance() : null,
                model.id(),
                same ? recipe.sampler() : null,
                Quality.HERO,
                start);
        return new RenderRequest(
                draft.key(),
                spec,
                1,
                draft.request().finishing(),
                draft.job().priority(),
                null,
                most,
                draft.request().campaign(),
                false,
                ORIGIN,
                now);
    }
}
