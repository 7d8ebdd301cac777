package sluice.adapters.onnx.optimize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sluice.adapters.onnx.runtime.OnnxGraphSource;
import sluice.adapters.onnx.runtime.OnnxSession;
import sluice.models.OnnxGraph;

/** Small graphs with weights by chance, and what comes out of them. */
final class TinyGraphs {
    static final int EDGE = 12;
    static final int WIDTH = 32;

    private TinyGraphs() {}

    /** As in a MobileNet: widened, each channel by itself, narrowed, added to what was there; pooled, and a row of numbers. */
    static byte[] pictures() {
        Random random = new Random(3);
        return new OnnxGraph("pictures")
                .input("pixels", OnnxGraph.Type.FLOAT, OnnxGraph.ANY, 16, EDGE, EDGE)
                .floats("wide/w", gaussian(random, WIDTH * 16, 0.2), WIDTH, 16, 1, 1)
                .floats("wide/b", gaussian(random, WIDTH, 0.1), WIDTH)
                .floats("each/w", gaussian(random, WIDTH * 9, 0.3), WIDTH, 1, 3, 3)
                .floats("each/b", gaussian(random, WIDTH, 0.1), WIDTH)
                .floats("narrow/w", gaussian(random, 16 * WIDTH, 0.2), 16, WIDTH, 1, 1)
                .floats("out/w", gaussian(random, 16 * WIDTH, 0.3), WIDTH, 16)
                .floats("out/b", gaussian(random, WIDTH, 0.1), WIDTH)
                .floats("last/w", gaussian(random, WIDTH * WIDTH, 0.2), WIDTH, WIDTH)
                .floats("zero", new float[] {0})
                .floats("six", new float[] {6})
                .node("Conv", List.of("pixels", "wide/w", "wide/b"), "wide", Map.of())
                .node("Clip", List.of("wide", "zero", "six"), "wide/6", Map.of())
                .node(
                        "Conv",
                        List.of("wide/6", "each/w", "each/b"),
                        "each",
                        Map.of("group", (long) WIDTH, "pads", new long[] {1, 1, 1, 1}))
                .node("Relu", List.of("each"), "each/+", Map.of())
                .node("Conv", List.of("each/+", "narrow/w"), "narrow", Map.of())
                .node("Add", List.of("narrow", "pixels"), "added", Map.of())
                .node("GlobalAveragePool", List.of("added"), "pooled", Map.of())
                .node("Flatten", List.of("pooled"), "flat", Map.of("axis", 1L))
                .node("Gemm", List.of("flat", "out/w", "out/b"), "row", Map.of("transB", 1L))
                .node("Sigmoid", List.of("row"), "row/s", Map.of())
                .node("Mul", List.of("row", "row/s"), "row/silu", Map.of())
                .node("MatMul", List.of("row/silu", "last/w"), "vector", Map.of())
                .output("vector", OnnxGraph.Type.FLOAT, OnnxGraph.ANY, WIDTH)
                .toBytes("test", Map.of());
    }

    /** A step's embedding: sines of large angles, then a product. */
    static byte[] waves() {
        Random random = new Random(4);
        float[] frequencies = new float[16];
        for (int at = 0; at < frequencies.length; at++) {
            frequencies[at] = (float) Math.exp(-Math.log(10_000) * at / frequencies.length);
        }
        return new OnnxGraph("waves")
                .input("moment", OnnxGraph.Type.FLOAT, OnnxGraph.ANY, 1)
                .floats("frequencies", frequencies, 1, 16)
                .floats("w", gaussian(random, 16 * WIDTH, 1), 16, WIDTH)
                .node("Mul", List.of("moment", "frequencies"), "angles", Map.of())
                .node("Sin", List.of("angles"), "sines", Map.of())
                .node("MatMul", List.of("sines", "w"), "vector", Map.of())
                .output("vector", OnnxGraph.Type.FLOAT, OnnxGraph.ANY, WIDTH)
                .toBytes("test", Map.of());
    }

    /** Makes a graph another one. */
    static ModelProto changed(byte[] graph, Path folder, Transformation... changes) {
        try (GraphFile file = GraphFile.of(graph, "tiny.onnx");
                NewWeights room = new NewWeights(folder)) {
            Graph editing = new Graph(file.model(), room);
            for (Transformation change : changes) {
                change.apply(editing);
            }
            // Copied, because what it is read through ends here.
            return parsed(editing.toModel().toByteArray());
        }
    }

    static ModelProto parsed(byte[] bytes) {
        try {
            return ModelProto.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    static List<OnnxSession.Feed> pixels(int samples) {
        Random random = new Random(9);
        return Stream.generate(() -> gaussian(random, 16 * EDGE * EDGE, 1))
                .limit(samples)
                .map(values -> feed("pixels", values, 1, 16, EDGE, EDGE))
                .toList();
    }

    static OnnxSession.Feed feed(String input, float[] values, long... shape) {
        return (environment, inputs) ->
                Map.of(input, OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape));
    }

    /** The output {@code vector} for each sample. */
    static List<float[]> vectors(byte[] graph, List<OnnxSession.Feed> samples) {
        try (OnnxSession session = new OnnxSession(new OnnxGraphSource.InMemory("tiny.onnx", graph))) {
            return samples.stream()
                    .map(sample -> session.run(sample, TinyGraphs::vector))
                    .toList();
        }
    }

    static float[] vector(OrtSession.Result result) throws OrtException {
        FloatBuffer found = ((OnnxTensor) result.get("vector").orElseThrow()).getFloatBuffer();
        float[] vector = new float[found.limit()];
        found.get(vector);
        return vector;
    }

    static Map<String, Long> operations(ModelProto model) {
        return model.getGraph().getNodeList().stream()
                .collect(Collectors.groupingBy(node -> node.getOpType(), Collectors.counting()));
    }

    static float[] gaussian(Random random, int count, double deviation) {
        float[] values = new float[count];
        for (int at = 0; at < count; at++) {
            values[at] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }
}
