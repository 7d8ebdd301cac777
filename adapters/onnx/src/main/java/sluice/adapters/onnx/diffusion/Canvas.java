package sluice.adapters.onnx.diffusion;

import org.jspecify.annotations.Nullable;
import sluice.render.Recipe;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Latents;
import sluice.render.generate.Tensor;

/** One image on its way through the steps. What it writes down as its state is enough to go on from elsewhere. */
final class Canvas {
    private final Recipe recipe;
    private final Conditioning words;
    private final int channels;
    private final int rows;
    private final int columns;

    private float[] latent;
    /** The picture that the step before saw; null before the first one, and when no step asks for it. */
    private float @Nullable [] before;

    private float @Nullable [] seen;
    private int done;

    /**
     * @param latent to begin with: channels · rows · columns numbers
     * @param done steps that lie behind it
     */
    Canvas(Recipe recipe, Conditioning words, int channels, int rows, int columns, float[] latent, int done) {
        this.recipe = recipe;
        this.words = words;
        this.channels = channels;
        this.rows = rows;
        this.columns = columns;
        this.latent = latent;
        this.done = done;
    }

    /**
     * Goes on from a state of {@link #state}.
     *
     * @throws IllegalArgumentException when it is not one of this size
     */
    static Canvas from(Recipe recipe, Conditioning words, int channels, int rows, int columns, Latents state) {
        int[] shape = state.state().shape();
        int size = channels * rows * columns;
        boolean fits = shape.length == 4
                && (shape[0] == 1 || shape[0] == 2)
                && shape[1] == channels
                && shape[2] == rows
                && shape[3] == columns;
        if (!fits || state.step() < 0 || state.step() > recipe.steps()) {
            throw new IllegalArgumentException("a latent of " + state.state() + " after " + state.step()
                    + " steps is none of " + recipe.size() + " in " + recipe.steps());
        }
        float[] values = state.state().values();
        Canvas canvas =
                new Canvas(recipe, words, channels, rows, columns, java.util.Arrays.copyOf(values, size), state.step());
        if (shape[0] == 2) {
            canvas.before = java.util.Arrays.copyOfRange(values, size, 2 * size);
        }
        return canvas;
    }

    Recipe recipe() {
        return recipe;
    }

    Conditioning words() {
        return words;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    float[] latent() {
        return latent;
    }

    int done() {
        return done;
    }

    boolean finished() {
        return done >= recipe.steps();
    }

    /** The picture that the last step saw; the latent itself before there was one. */
    float[] seen() {
        float[] last = seen;
        return last == null ? latent : last;
    }

    /** Takes a step; the arithmetic is in double precision, what is kept in single. */
    void step(StepPlan.Step step, boolean remembers, float[] answer) {
        float[] next = new float[latent.length];
        float[] clean = new float[latent.length];
        float[] noise = step.noise() == 0 ? null : SeededNoise.of(recipe.seed(), done + 1, latent.length);
        float[] earlier = before;
        double ahead = earlier == null ? 0 : step.ahead();
        for (int at = 0; at < next.length; at++) {
            double picture = step.fromLatent() * latent[at] + step.fromAnswer() * answer[at];
            clean[at] = (float) picture;
            double towards = earlier == null ? picture : picture + ahead * (picture - earlier[at]);
            double value = step.keep() * latent[at] + step.clean() * towards;
            next[at] = (float) (noise == null ? value : value + step.noise() * noise[at]);
        }
        latent = next;
        seen = clean;
        done++;
        before = remembers && !finished() ? clean : null;
    }

    /** [1 or 2, channels, rows, columns]: the latent, and what the next step has to remember. */
    Latents state() {
        float[] earlier = before;
        if (earlier == null) {
            return new Latents(new Tensor(new int[] {1, channels, rows, columns}, latent.clone()), done);
        }
        float[] both = java.util.Arrays.copyOf(latent, 2 * latent.length);
        System.arraycopy(earlier, 0, both, latent.length, latent.length);
        return new Latents(new Tensor(new int[] {2, channels, rows, columns}, both), done);
    }
}
