package sluice.contracts.render;

import sluice.render.Recipe;
import sluice.render.generate.RenderModel;

/** Recipes for tests. */
public final class Recipes {
    private Recipes() {}

    /** A small one that a model can draw, with its own defaults. */
    public static Recipe of(RenderModel model, String prompt, long seed) {
        int edge = roundedUp(Math.max(model.leastEdge(), 64), model.multiple());
        return sized(model, prompt, seed, edge, edge);
    }

    public static Recipe sized(RenderModel model, String prompt, long seed, int width, int height) {
        return new Recipe(
                prompt,
                "",
                seed,
                width,
                height,
                Math.min(4, model.mostSteps()),
                model.guidance(),
                model.id(),
                model.variants().getFirst(),
                model.samplers().getFirst(),
                null);
    }

    private static int roundedUp(int edge, int multiple) {
        return (edge + multiple - 1) / multiple * multiple;
    }
}
