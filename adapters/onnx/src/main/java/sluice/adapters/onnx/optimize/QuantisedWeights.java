package sluice.adapters.onnx.optimize;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Weights as signed bytes, a scale for each channel of an axis: {@code weight ≈ byte · scale}, zero stays zero (symmetric,
 * -127 to 127).
 *
 * @param bytes INT8, of the weights' shape
 * @param scales FLOAT [channels]
 * @param zeros INT8 [channels], all 0
 */
record QuantisedWeights(TensorProto bytes, TensorProto scales, TensorProto zeros, float[] scaleValues) {
    private static final int STEPS = 127;

    static QuantisedWeights of(TensorProto weights, int axis, Graph graph) {
        FloatBuffer values = Tensors.floats(weights);
        Channels channels = Channels.of(weights, axis);
        float[] scales = new float[channels.count()];
        for (int at = 0; at < values.limit(); at++) {
            int channel = channels.of(at);
            scales[channel] = Math.max(scales[channel], Math.abs(values.get(at)));
        }
        for (int channel = 0; channel < scales.length; channel++) {
            // A channel without weights still needs a scale that can be divided by.
            scales[channel] = scales[channel] > 0 && Float.isFinite(scales[channel]) ? scales[channel] / STEPS : 1;
        }
        ByteString raw = graph.room().of(values.limit(), room -> {
            for (int at = 0; at < values.limit(); at++) {
                float steps = values.get(at) / scales[channels.of(at)];
                room.put((byte) Math.clamp(Math.round(steps), -STEPS, STEPS));
            }
        });
        String name = weights.getName();
        Long count = (long) scales.length;
        return new QuantisedWeights(
                Tensors.of(graph.fresh(name + "/int8"), Tensors.INT8, weights.getDimsList(), raw),
                Tensors.floats(graph.fresh(name + "/scale"), scales, count),
                Tensors.bytes(graph.fresh(name + "/zero"), Tensors.INT8, new byte[scales.length], count),
                scales);
    }

    /** Puts them into the graph, and names them in the order in which DequantizeLinear takes them. */
    List<String> put(Graph graph) {
        return List.of(graph.put(bytes), graph.put(scales), graph.put(zeros));
    }

    /** Whether a tensor holds more than rounding would lose: a channel of one value has nothing to share a scale with. */
    static boolean worthwhile(TensorProto weights, int least) {
        long size = 1;
        for (long dimension : weights.getDimsList()) {
            size *= dimension;
        }
        return size >= least && weights.getDimsCount() >= 2;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuantisedWeights same && bytes.equals(same.bytes) && scales.equals(same.scales);
    }

    @Override
    public int hashCode() {
        return 31 * bytes.hashCode() + Arrays.hashCode(scaleValues);
    }

    @Override
    public String toString() {
        return bytes.getName() + bytes.getDimsList();
    }
}
