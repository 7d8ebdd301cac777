package sluice.adapters.onnx.optimize;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes models: small ones as one file, large ones with a data file beside it, since a message of protocol buffers has no
 * more than 2 GiB. Weights are copied piece by piece.
 */
final class GraphWriting {
    /** Above this, weights go into the data file. */
    static final long INLINE = 1L << 30;

    /** Tensors below this stay in the graph, as ONNX's own tools do it. */
    private static final int SMALL = 1 << 10;

    /** So that a runtime can map a tensor as it lies (docs/ExternalData.md of ONNX). */
    private static final int ALIGNMENT = 4096;

    private GraphWriting() {}

    /** @return bytes of what was written */
    static long write(ModelProto model, Path file) throws IOException {
        return write(model, file, INLINE);
    }

    static long write(ModelProto model, Path file, long inline) throws IOException {
        long weights = model.getGraph().getInitializerList().stream()
                .mapToLong(tensor -> tensor.getRawData().size())
                .sum();
        if (weights <= inline) {
            writeWhole(model, file);
            return Files.size(file);
        }
        Path data = file.resolveSibling(file.getFileName() + "_data");
        GraphProto.Builder graph = model.getGraph().toBuilder().clearInitializer();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(data))) {
            long at = 0;
            for (TensorProto tensor : model.getGraph().getInitializerList()) {
                ByteString raw = tensor.getRawData();
                if (raw.size() < SMALL) {
                    graph.addInitializer(tensor);
                    continue;
                }
                long begin = (at + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
                out.write(new byte[Math.toIntExact(begin - at)]);
                raw.writeTo(out);
                at = begin + raw.size();
                graph.addInitializer(tensor.toBuilder()
                        .clearRawData()
                        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                        .addExternalData(entry("location", data.getFileName().toString()))
                        .addExternalData(entry("offset", Long.toString(begin)))
                        .addExternalData(entry("length", Integer.toString(raw.size()))));
            }
        }
        writeWhole(model.toBuilder().setGraph(graph).build(), file);
        return Files.size(file) + Files.size(data);
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private static void writeWhole(ModelProto model, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            model.writeTo(out);
        }
    }
}
