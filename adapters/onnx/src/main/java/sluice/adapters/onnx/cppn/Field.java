package sluice.adapters.onnx.cppn;

import sluice.render.Recipe;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.Latents;
import sluice.render.generate.Tensor;

/**
 * A picture on its way, as latents: first its {@link Look}, then for every cell of the {@link Grid} the sums of tone,
 * height and glow over the steps until now, each of the three row by row.
 */
final class Field {
    final Grid grid;
    final float[] values;
    int done;

    private Field(Grid grid, float[] values, int done) {
        this.grid = grid;
        this.values = values;
        this.done = done;
    }

    static Field empty(Grid grid, Look look) {
        float[] values = new float[Look.NUMBERS + PatternSession.CHANNELS * grid.cells()];
        look.write(values);
        return new Field(grid, values, 0);
    }

    /** @throws GeneratorException REFUSED when the latents are not of this recipe, FAILED when they are not finite */
    static Field of(Recipe recipe, Latents latents) throws GeneratorException {
        Grid grid = Grid.of(recipe);
        float[] values = latents.state().values();
        if (values.length != Look.NUMBERS + PatternSession.CHANNELS * grid.cells()
                || latents.step() < 0
                || latents.step() > recipe.steps()) {
            throw new GeneratorException(
                    GeneratorException.Kind.REFUSED,
                    "The latents are not those of a " + recipe.size() + " picture of the built-in generator.");
        }
        return new Field(grid, values, latents.step());
    }

    /** The same, to be worked on without changing the other. */
    Field copy() {
        return new Field(grid, values.clone(), done);
    }

    Latents latents() {
        return new Latents(new Tensor(new int[] {values.length}, values), done);
    }

    Look look() {
        return Look.read(values);
    }

    /** Adds what the network gave for one cell. */
    void add(int column, int row, float tone, float height, float glow) {
        int at = Look.NUMBERS + row * grid.width() + column;
        int cells = grid.cells();
        values[at] += tone;
        values[at + cells] += height;
        values[at + 2 * cells] += glow;
    }

    /** @throws GeneratorException FAILED when a number is not finite */
    void requireFinite() throws GeneratorException {
        float sum = 0;
        for (float value : values) {
            sum += value * 0;
        }
        if (sum != 0) {
            throw new GeneratorException(
                    GeneratorException.Kind.FAILED, "The pattern network gave numbers that are not finite.");
        }
    }

    /** The means of a channel, with the cells that no step has come to filled in from beside them. */
    float[] channel(int channel) {
        int width = grid.width();
        int height = grid.height();
        float[] means = new float[width * height];
        int from = Look.NUMBERS + channel * grid.cells();
        for (int row = 0; row < height; row++) {
            int even = Passes.times(done, 0, row);
            int odd = Passes.times(done, 1, row);
            for (int column = 0; column < width; column++) {
                int times = (column & 1) == 0 ? even : odd;
                means[row * width + column] = times == 0 ? Float.NaN : values[from + row * width + column] / times;
            }
        }
        if (done < Passes.ROUND) {
            fill(means, 1, 1);
            fill(means, 1, 0);
            fill(means, 0, 1);
        }
        return means;
    }

    /** One number of every few cells, from cells that the first step has come to: what a small picture needs. */
    float[] sampled(int channel, int stride) {
        int columns = (grid.width() + stride - 1) / stride;
        int rows = (grid.height() + stride - 1) / stride;
        float[] sampled = new float[columns * rows];
        int from = Look.NUMBERS + channel * grid.cells();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                sampled[row * columns + column] =
                        values[from + row * stride * grid.width() + column * stride] / Passes.times(done, 0, 0);
            }
        }
        return sampled;
    }

    /** Means of the neighbours: diagonal ones for the middle of a block, those beside for what lies between. */
    private void fill(float[] means, int firstColumn, int firstRow) {
        int width = grid.width();
        boolean diagonal = firstColumn == firstRow;
        for (int row = firstRow; row < grid.height(); row += 2) {
            for (int column = firstColumn; column < width; column += 2) {
                if (!Float.isNaN(means[row * width + column])) {
                    continue;
                }
                int found = 0;
                float sum = 0;
                for (int side = 0; side < 4; side++) {
                    int dx = diagonal ? (side & 1) * 2 - 1 : side < 2 ? side * 2 - 1 : 0;
                    int dy = diagonal ? (side & 2) - 1 : side < 2 ? 0 : side * 2 - 5;
                    int x = column + dx;
                    int y = row + dy;
                    if (x >= 0 && y >= 0 && x < width && y < grid.height() && !Float.isNaN(means[y * width + x])) {
                        sum += means[y * width + x];
                        found++;
                    }
                }
                means[row * width + column] = sum / found;
            }
        }
    }
}
