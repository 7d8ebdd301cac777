package sluice.adapters.onnx.cppn;

import sluice.render.Recipe;

/**
 * The lattice on which the network is evaluated: a picture's pixels, or every second, third … one of a picture that has
 * more than {@link #MOST} of them. Half the short edge is 1 in the plane, and the middle its origin.
 */
record Grid(int width, int height, int coarseness, double pixel) {
    private static final long MOST = 1L << 24;

    static Grid of(Recipe recipe) {
        int coarseness = 1;
        while (recipe.pixels() / ((long) coarseness * coarseness) > MOST) {
            coarseness++;
        }
        int width = (recipe.width() + coarseness - 1) / coarseness;
        int height = (recipe.height() + coarseness - 1) / coarseness;
        return new Grid(width, height, coarseness, 2.0 * coarseness / Math.min(recipe.width(), recipe.height()));
    }

    int cells() {
        return width * height;
    }

    double halfWidth() {
        return 0.5 * width * pixel;
    }

    double halfHeight() {
        return 0.5 * height * pixel;
    }

    /** Where in the plane a column lies. */
    float x(int column, double within) {
        return (float) ((column + within) * pixel - halfWidth());
    }

    float y(int row, double within) {
        return (float) ((row + within) * pixel - halfHeight());
    }
}
