package sluice.adapters.onnx.diffusion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sluice.adapters.onnx.runtime.LoadedGraph;
import sluice.adapters.onnx.runtime.Stop;
import sluice.render.generate.CancelledException;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;
import sluice.render.generate.Tensor;

/**
 * The network that says what is noise. A call has a row for each image, and a second one for each that is guided
 * (classifier-free guidance: Ho and Salimans, arXiv:2207.12598), so that prompts and guidance may differ within it.
 */
final class Denoiser implements AutoCloseable {
    private static final String SAMPLE = "sample";
    private static final String TIMESTEP = "timestep";
    private static final String STATES = "encoder_hidden_states";
    private static final String POOLED = "text_embeds";
    private static final String SIZES = "time_ids";
    private static final String GUIDANCE = "timestep_cond";
    /** Names of the answer in optimum's exports and in those of others. */
    private static final List<String> ANSWERS = List.of("out_sample", SAMPLE, "noise_pred");

    private final PipelineConfig config;
    private final LoadedGraph graph;
    private final String answer;
    private final boolean timestepHasDimension;

    private Denoiser(PipelineConfig config, LoadedGraph graph, String answer) {
        this.config = config;
        this.graph = graph;
        this.answer = answer;
        this.timestepHasDimension =
                graph.shape(TIMESTEP).map(shape -> shape.length == 1).orElse(false);
    }

    static Denoiser open(PipelineConfig config, GraphLoader loader) throws GeneratorException {
        LoadedGraph graph = loader.open(PipelineConfig.UNET);
        try {
            Set<String> needed = new TreeSet<>(Set.of(SAMPLE, TIMESTEP, STATES));
            if (config.dual()) {
                needed.addAll(Set.of(POOLED, SIZES));
            }
            if (config.guidanceWidth() > 0) {
                needed.add(GUIDANCE);
            }
            GraphLoader.requireInputs(graph, needed);
            String answer = ANSWERS.stream()
                    .filter(graph.outputs()::contains)
                    .findFirst()
                    .orElseThrow(() -> new GeneratorException(
                            Kind.REFUSED, "The graph " + graph.name() + " does not give \"out_sample\"."));
            requireShape(graph, SAMPLE, 1, config.latentChannels());
            requireShape(graph, STATES, 2, config.contextWidth());
            requireOpen(graph);
            return new Denoiser(config, graph, answer);
        } catch (GeneratorException failure) {
            graph.close();
            throw failure;
        }
    }

    /**
     * The network's answer for each image, guided.
     *
     * @param images all before the same step
     * @return as many numbers for each as its latent has
     */
    List<float[]> answers(List<Canvas> images, StepPlan.Step step, Stop stop)
            throws GeneratorException, CancelledException {
        List<Row> rows = new ArrayList<>();
        for (Canvas image : images) {
            rows.add(new Row(image, PromptEncoder.PROMPT));
        }
        for (Canvas image : images) {
            if (config.guided(image.recipe().guidance())) {
                rows.add(new Row(image, PromptEncoder.NEGATIVE));
            }
        }
        Tensor given = graph.run(inputs(rows, step), Set.of(answer), stop).get(answer);
        int each = images.getFirst().latent().length;
        if (given == null || given.values().length != rows.size() * each) {
            throw new GeneratorException(
                    Kind.FAILED, "The denoiser " + graph.name() + " gave an answer of another size than its input.");
        }
        FiniteNumbers.require(given.values(), "The denoiser " + graph.name());
        return guided(images, given.values(), each);
    }

    @Override
    public void close() {
        graph.close();
    }

    String name() {
        return graph.name();
    }

    private record Row(Canvas image, String words) {}

    private List<float[]> guided(List<Canvas> images, float[] given, int each) {
        List<float[]> answers = new ArrayList<>();
        int second = images.size();
        for (int image = 0; image < images.size(); image++) {
            float[] own = java.util.Arrays.copyOfRange(given, image * each, (image + 1) * each);
            double guidance = images.get(image).recipe().guidance();
            if (config.guided(guidance)) {
                for (int at = 0; at < each; at++) {
                    double without = given[second * each + at];
                    own[at] = (float) (without + guidance * (own[at] - without));
                }
                second++;
            }
            answers.add(own);
        }
        return answers;
    }

    private Map<String, Tensor> inputs(List<Row> rows, StepPlan.Step step) throws GeneratorException {
        Canvas first = rows.getFirst().image();
        int each = first.latent().length;
        float[] sample = new float[rows.size() * each];
        for (int row = 0; row < rows.size(); row++) {
            float[] latent = rows.get(row).image().latent();
            for (int at = 0; at < each; at++) {
                sample[row * each + at] = (float) (latent[at] * step.inputScale());
            }
        }
        Map<String, Tensor> inputs = new HashMap<>();
        int[] shape = {rows.size(), config.latentChannels(), first.rows(), first.columns()};
        inputs.put(SAMPLE, new Tensor(shape, sample));
        int[] moment = timestepHasDimension ? new int[] {1} : new int[0];
        inputs.put(TIMESTEP, new Tensor(moment, new float[] {(float) step.timestep()}));
        inputs.put(STATES, stacked(rows, "", PromptTokens.WINDOW, config.contextWidth()));
        if (config.dual()) {
            inputs.put(POOLED, stacked(rows, PromptEncoder.POOLED));
            inputs.put(SIZES, sizes(rows));
        }
        if (config.guidanceWidth() > 0) {
            inputs.put(GUIDANCE, guidances(rows));
        }
        return inputs;
    }

    private static Tensor stacked(List<Row> rows, String what, int... shape) throws GeneratorException {
        List<float[]> all = new ArrayList<>();
        for (Row row : rows) {
            Tensor tensor = row.image().words().tensors().get(row.words() + what);
            if (tensor == null) {
                throw new GeneratorException(
                        Kind.REFUSED, "The words of an image lack \"" + row.words() + what + "\": encode them again.");
            }
            all.add(tensor.values());
        }
        int each = all.getFirst().length;
        float[] values = new float[all.size() * each];
        for (int row = 0; row < all.size(); row++) {
            System.arraycopy(all.get(row), 0, values, row * each, each);
        }
        int[] whole = shape.length == 0 ? new int[] {all.size(), each} : new int[] {all.size(), shape[0], shape[1]};
        return new Tensor(whole, values);
    }

    /** SDXL's micro-conditioning (arXiv:2307.01952): size of the original, upper left corner of the crop, target size. */
    private static Tensor sizes(List<Row> rows) {
        float[] values = new float[rows.size() * 6];
        for (int row = 0; row < rows.size(); row++) {
            int width = rows.get(row).image().recipe().width();
            int height = rows.get(row).image().recipe().height();
            float[] one = {height, width, 0, 0, height, width};
            System.arraycopy(one, 0, values, row * one.length, one.length);
        }
        return new Tensor(new int[] {rows.size(), 6}, values);
    }

    /** Guidance as sines and cosines of 1000 (w − 1), as latent consistency models take it (arXiv:2310.04378). */
    private Tensor guidances(List<Row> rows) {
        int width = config.guidanceWidth();
        int half = width / 2;
        float[] values = new float[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            double strength = 1000 * (rows.get(row).image().recipe().guidance() - 1);
            for (int at = 0; at < half; at++) {
                double angle = strength * Math.exp(-Math.log(10_000) * at / (half - 1));
                values[row * width + at] = (float) Math.sin(angle);
                values[row * width + half + at] = (float) Math.cos(angle);
            }
        }
        return new Tensor(new int[] {rows.size(), width}, values);
    }

    private static void requireShape(LoadedGraph graph, String input, int axis, int size) throws GeneratorException {
        long @Nullable [] shape = graph.shape(input).orElse(null);
        if (shape != null && (shape.length <= axis || shape[axis] > 0 && shape[axis] != size)) {
            throw new GeneratorException(
                    Kind.REFUSED,
                    "The graph " + graph.name() + " takes \"" + input + "\" as "
                            + java.util.Arrays.toString(shape) + ", which does not go with " + size
                            + " as its configuration and the other parts have it.");
        }
    }

    /** A graph for one size and one image only was exported without its dynamic axes. */
    private static void requireOpen(LoadedGraph graph) throws GeneratorException {
        long[] shape = graph.shape(SAMPLE).orElseThrow();
        if (shape.length != 4 || shape[0] > 0 || shape[2] > 0 || shape[3] > 0) {
            throw new GeneratorException(
                    Kind.REFUSED,
                    "The graph " + graph.name() + " draws " + java.util.Arrays.toString(shape)
                            + " only; export it with dynamic axes.");
        }
    }
}
