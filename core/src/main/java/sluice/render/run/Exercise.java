package sluice.render.run;

import java.util.List;
import java.util.Set;
import sluice.render.Recipe;
import sluice.render.generate.CancelledException;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Denoising;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.Latents;
import sluice.render.generate.Pipeline;
import sluice.render.generate.RenderModel;
import sluice.render.generate.StepWatch;

/**
 * A model's first run, before work is admitted: the smallest picture in one step, through every stage. It has the runtime
 * allocate and compile what it leaves to the first call, and shows that the model gives pictures at all.
 */
final class Exercise {
    private static final String PROMPT = "a grey card";

    private Exercise() {}

    static Pipeline run(Pipeline pipeline) throws GeneratorException {
        List<Recipe> recipe = List.of(recipe(pipeline.model(), pipeline.variant()));
        List<Conditioning> words = pipeline.encode(recipe);
        Soundness.requireWords(recipe, words);
        List<Latents> latents = denoised(pipeline, recipe.getFirst(), words.getFirst());
        Soundness.requireLatents(recipe, latents, Set.of());
        Soundness.requirePictures(recipe, pipeline.decode(recipe, latents));
        return pipeline;
    }

    private static List<Latents> denoised(Pipeline pipeline, Recipe recipe, Conditioning words)
            throws GeneratorException {
        try {
            return pipeline.denoise(List.of(new Denoising(recipe, words, null, null)), StepWatch.UNWATCHED);
        } catch (CancelledException e) {
            throw new GeneratorException(
                    GeneratorException.Kind.FAILED, "The generator ended a first run that nobody cancelled.", e);
        }
    }

    static Recipe recipe(RenderModel model, String variant) {
        int edge = (model.leastEdge() + model.multiple() - 1) / model.multiple() * model.multiple();
        return new Recipe(
                PROMPT,
                "",
                0,
                edge,
                edge,
                1,
                model.guidance(),
                model.id(),
                variant,
                model.samplers().getFirst(),
                null);
    }
}
