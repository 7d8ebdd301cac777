package sluice.render.generate;

import java.util.List;
import java.util.Map;
import sluice.render.Quality;
import sluice.render.Recipe;

/**
 * A model that a generator can draw with.
 *
 * @param id unique among all generators of a home, such as {@code builtin} or {@code sd-turbo}
 * @param family such as {@code sd15}, {@code sdxl}, {@code cppn}; what may be compared with each other
 * @param best the highest quality it is good enough for
 * @param steps of the denoiser for each quality, unless the request says otherwise
 * @param mostSteps the most that may be asked for
 * @param guidance unless the request says otherwise
 * @param samplers that it can run, the default one first
 * @param multiple width and height are multiples of this
 * @param leastEdge the shortest edge it draws
 * @param mostPixels the most pixels it draws
 * @param startsFromImages whether it takes a start image
 * @param takesNegative whether a negative prompt means anything to it
 * @param previews whether it can show what a step has come to
 * @param batch the most images in one call
 * @param variants of its weights, {@link Recipe#ORIGINAL} first
 * @param bytes memory that it takes when it is loaded, about
 * @param trained false for a network that nobody trained on pictures
 */
public record RenderModel(
        String id,
        String family,
        Quality best,
        Map<Quality, Integer> steps,
        int mostSteps,
        double guidance,
        List<String> samplers,
        int multiple,
        int leastEdge,
        long mostPixels,
        boolean startsFromImages,
        boolean takesNegative,
        boolean previews,
        int batch,
        List<String> variants,
        long bytes,
        boolean trained) {
    public RenderModel {
        steps = Map.copyOf(steps);
        samplers = List.copyOf(samplers);
        variants = List.copyOf(variants);
        if (steps.size() != Quality.values().length || samplers.isEmpty() || variants.isEmpty() || batch < 1) {
            throw new IllegalArgumentException("the model " + id + " is not described in full");
        }
    }
}
