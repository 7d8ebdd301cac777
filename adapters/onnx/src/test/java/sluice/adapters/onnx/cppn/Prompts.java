package sluice.adapters.onnx.cppn;

import java.nio.file.Path;
import java.util.List;
import sluice.adapters.onnx.OnnxModels;
import sluice.analysis.TextEmbedder;
import sluice.contracts.render.Watching;
import sluice.image.Raster;
import sluice.render.Recipe;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Denoising;
import sluice.render.generate.Pipeline;

/** The shipped embedder of prompts, once for all tests, and the short way from a prompt to a picture. */
final class Prompts {
    static final TextEmbedder SHIPPED = new OnnxModels(Path.of("no models are pulled"), "").prompts();

    private Prompts() {}

    static Recipe recipe(String prompt, String negative, long seed, int width, int height, int steps) {
        return new Recipe(
                prompt,
                negative,
                seed,
                width,
                height,
                steps,
                Wishes.GUIDANCE,
                BuiltinGenerator.MODEL.id(),
                Recipe.ORIGINAL,
                BuiltinGenerator.MODEL.samplers().getFirst(),
                null);
    }

    static Raster drawn(Pipeline pipeline, Recipe recipe) throws Exception {
        Conditioning words = pipeline.encode(List.of(recipe)).getFirst();
        return pipeline.decode(
                        List.of(recipe),
                        pipeline.denoise(List.of(new Denoising(recipe, words, null, null)), new Watching()))
                .getFirst();
    }
}
