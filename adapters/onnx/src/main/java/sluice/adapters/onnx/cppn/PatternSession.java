package sluice.adapters.onnx.cppn;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import sluice.adapters.onnx.runtime.OnnxGraphSource;
import sluice.adapters.onnx.runtime.OnnxOutputs;
import sluice.adapters.onnx.runtime.OnnxSession;

/** The network on ONNX Runtime. */
final class PatternSession implements AutoCloseable {
    /** Numbers that the network gives for a point: tone, height, glow. */
    static final int CHANNELS = 3;

    static final OnnxGraphSource.Shipped GRAPH = new OnnxGraphSource.Shipped(
            "/sluice/adapters/onnx/cppn/cppn.onnx", "fd59ce438e7eb7d943923f2f352755429cb37d42b168778a388c76733ccd17ae");

    private final OnnxSession session = new OnnxSession(GRAPH);

    /**
     * @param at the points: all x, then all y
     * @param points how many, at least 1
     * @return all tones, then all heights, then all glows
     */
    float[] evaluate(Genome genome, float[] at, int points) {
        return session.run((environment, names) -> inputs(environment, genome, at, points), result -> {
            float[] field = new float[CHANNELS * points];
            OnnxOutputs.floats(result, "field", CHANNELS, points).get(field);
            return field;
        });
    }

    /** Loads the network by evaluating one point, so that the first picture need not wait for it. */
    void load(int motifs) {
        float[] points = new float[2 * Genome.POINTS];
        float[] each = new float[Genome.POINTS];
        Genome genome = new Genome(
                new float[Genome.GENES.size()],
                new float[motifs],
                new float[motifs],
                points,
                each,
                new float[4 * Genome.POINTS],
                each);
        evaluate(genome, new float[2], 1);
    }

    @Override
    public void close() {
        session.close();
    }

    private static Map<String, OnnxTensor> inputs(OrtEnvironment environment, Genome genome, float[] at, int points)
            throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        inputs.put("at", tensor(environment, at, 2, points));
        inputs.put("genes", tensor(environment, genome.genes(), genome.genes().length));
        inputs.put("motifs", tensor(environment, genome.motifs(), genome.motifs().length, 1));
        inputs.put("sides", tensor(environment, genome.sides(), genome.sides().length, 1));
        inputs.put("points", tensor(environment, genome.points(), Genome.POINTS, 2));
        inputs.put("squares", tensor(environment, genome.squares(), Genome.POINTS, 1));
        inputs.put("marks", tensor(environment, genome.marks(), 4, Genome.POINTS));
        inputs.put("sizes", tensor(environment, genome.sizes(), Genome.POINTS, 1));
        return inputs;
    }

    private static OnnxTensor tensor(OrtEnvironment environment, float[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
    }
}
