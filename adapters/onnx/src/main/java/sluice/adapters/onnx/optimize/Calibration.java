package sluice.adapters.onnx.optimize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sluice.adapters.onnx.runtime.OnnxGraphSource;
import sluice.adapters.onnx.runtime.OnnxSession;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * Finds the ranges of activations by running a model on samples with those activations as further outputs. Of each sample
 * the outermost values are left out, so that a single one does not make everybody's steps coarse.
 */
final class Calibration {
    /** Share of a sample's values that is left out at each end. */
    private static final double TAIL = 1e-4;

    /** Values of a tensor that are looked at in one sample, evenly spread. */
    private static final int LOOKED_AT = 1 << 16;

    /** Activations that are held at once, since those of a large model together do not fit into memory. */
    private static final int AT_ONCE = 24;

    private final Path folder;

    /** @param folder for the model with more outputs, which is deleted */
    Calibration(Path folder) {
        this.folder = folder;
    }

    /** @param samples what to feed the model; at least one */
    Map<String, Range> ranges(Graph graph, List<OnnxSession.Feed> samples) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("nothing can be calibrated without samples");
        }
        List<String> wanted = List.copyOf(StaticQuantisation.wanted(graph));
        Map<String, Range> ranges = new LinkedHashMap<>();
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            look(graph, wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE)), samples, ranges);
        }
        return ranges;
    }

    private void look(Graph graph, List<String> wanted, List<OnnxSession.Feed> samples, Map<String, Range> ranges) {
        Path work = null;
        try {
            work = Files.createTempDirectory(folder, "calibration");
            Path file = work.resolve("model.onnx");
            GraphWriting.write(watched(graph, wanted), file);
            try (OnnxSession session = new OnnxSession(new OnnxGraphSource.InFile(file))) {
                for (OnnxSession.Feed sample : samples) {
                    session.run(sample, result -> {
                        for (String tensor : wanted) {
                            ranges.merge(tensor, range(result, seen(tensor)), Range::and);
                        }
                        return true;
                    });
                }
            }
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE, folder.toString(), "Nothing can be calibrated in " + folder + ".", e);
        } finally {
            delete(work);
        }
    }

    private static String seen(String tensor) {
        return "seen/" + tensor;
    }

    private static ModelProto watched(Graph graph, List<String> wanted) {
        ModelProto.Builder model = graph.toModel().toBuilder();
        for (String tensor : wanted) {
            model.getGraphBuilder()
                    .addNode(NodeProto.newBuilder()
                            .setOpType("Identity")
                            .setName(seen(tensor))
                            .addInput(tensor)
                            .addOutput(seen(tensor)))
                    .addOutput(ValueInfoProto.newBuilder()
                            .setName(seen(tensor))
                            .setType(TypeProto.newBuilder()
                                    .setTensorType(TypeProto.Tensor.newBuilder()
                                            .setElemType(TensorProto.DataType.FLOAT_VALUE))));
        }
        return model.build();
    }

    private static Range range(OrtSession.Result result, String output) throws OrtException {
        if (!(result.get(output).orElseThrow() instanceof OnnxTensor tensor)) {
            throw new IllegalStateException(output + " is no tensor");
        }
        FloatBuffer values = tensor.getFloatBuffer();
        int step = Math.max(1, values.limit() / LOOKED_AT);
        float[] some = new float[(values.limit() + step - 1) / step];
        for (int at = 0; at < some.length; at++) {
            some[at] = values.get(at * step);
        }
        Arrays.sort(some);
        int tail = (int) (TAIL * some.length);
        return new Range(some[tail], some[some.length - 1 - tail]);
    }

    private static void delete(@Nullable Path work) {
        if (work == null) {
            return;
        }
        try (Stream<Path> files = Files.list(work)) {
            for (Path file : new ArrayList<>(files.toList())) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(work);
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE,
                    work.toString(),
                    "What calibrating left in " + work + " cannot be deleted.",
                    e);
        }
    }
}
