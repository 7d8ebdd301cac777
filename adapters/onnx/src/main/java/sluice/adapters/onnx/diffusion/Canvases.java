package sluice.adapters.onnx.diffusion;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.image.Raster;
import sluice.render.Recipe;
import sluice.render.StartImage;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Denoising;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.Latents;

/** What an image is drawn on: noise, its start image under noise, or the latent where it was left. */
final class Canvases {
    private final PipelineConfig config;
    private final PromptEncoder words;
    private final Autoencoder autoencoder;

    Canvases(PipelineConfig config, PromptEncoder words, Autoencoder autoencoder) {
        this.config = config;
        this.words = words;
        this.autoencoder = autoencoder;
    }

    /**
     * As it is before its first step, or where it was left.
     *
     * @throws IllegalArgumentException when its start image is missing or of another size
     */
    Canvas begun(Denoising one, StepPlan plan) throws GeneratorException {
        Recipe recipe = one.recipe();
        int rows = rows(recipe);
        int columns = columns(recipe);
        Conditioning steered = complete(one);
        Latents from = one.from();
        if (from != null) {
            return left(recipe, steered, from);
        }
        float[] latent = SeededNoise.of(recipe.seed(), SeededNoise.BEGINNING, config.latentChannels() * rows * columns);
        StartImage start = recipe.start();
        int begin = start == null ? 0 : skipped(recipe.steps(), start.strength());
        @Nullable Raster picture = one.start();
        if (start == null || begin == 0 && start.strength() == 1) {
            for (int at = 0; at < latent.length; at++) {
                latent[at] = (float) (plan.startNoise() * latent[at]);
            }
            return new Canvas(recipe, steered, config.latentChannels(), rows, columns, latent, 0);
        }
        if (picture == null || picture.width() != recipe.width() || picture.height() != recipe.height()) {
            throw new IllegalArgumentException("the start image is not there in the recipe's size");
        }
        float[] encoded = autoencoder.encode(picture);
        StepPlan.Step step = plan.steps().get(begin);
        for (int at = 0; at < latent.length; at++) {
            latent[at] = (float) (step.picture() * encoded[at] + step.started() * latent[at]);
        }
        return new Canvas(recipe, steered, config.latentChannels(), rows, columns, latent, begin);
    }

    /** Steps that a start image spares: at least one is taken. */
    private static int skipped(int steps, double strength) {
        return steps - Math.max(1, (int) Math.floor(steps * strength + 1e-9));
    }

    /** Words that were kept of a rendering without guidance lack the negative prompt, which is added here. */
    private Conditioning complete(Denoising one) throws GeneratorException {
        boolean guided = config.guided(one.recipe().guidance());
        boolean whole = one.conditioning().tensors().containsKey(PromptEncoder.PROMPT)
                && (!guided || one.conditioning().tensors().containsKey(PromptEncoder.NEGATIVE));
        return whole ? one.conditioning() : words.encode(List.of(one.recipe())).getFirst();
    }

    /** As it was left. */
    Canvas left(Recipe recipe, Conditioning steered, Latents from) {
        return Canvas.from(recipe, steered, config.latentChannels(), rows(recipe), columns(recipe), from);
    }

    private int rows(Recipe recipe) {
        return recipe.height() / config.downsampling();
    }

    private int columns(Recipe recipe) {
        return recipe.width() / config.downsampling();
    }
}
