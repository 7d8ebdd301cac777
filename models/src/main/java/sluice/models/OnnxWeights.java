package sluice.models;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sluice.models.TfjsModel.Weight;

/** Writes weights into a graph: large ones stay bytes, and are multiplied out where they are used. */
final class OnnxWeights {
    /** How far {@code -min / scale} may be from a whole number for it to be ONNX's zero point. */
    private static final double ZERO_POINT_TOLERANCE = 1e-3;

    private final OnnxGraph to;
    private final Set<String> scalars = new HashSet<>();

    OnnxWeights(OnnxGraph to) {
        this.to = to;
    }

    String floats(String tensor, Weight weight) {
        long[] shape = new long[weight.shape().length];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = weight.shape()[axis];
        }
        to.floats(tensor, weight.values(), shape);
        return tensor;
    }

    String scalar(String tensor, float value) {
        if (scalars.add(tensor)) {
            to.floats(tensor, new float[] {value});
        }
        return tensor;
    }

    /**
     * The weight as bytes through {@code DequantizeLinear}: {@code (byte - zero) · scale}.
     *
     * @param order which axis of the weight becomes the first, the second and so on
     * @return the tensor with the multiplied-out values
     * @throws IllegalArgumentException when the weight's minimum is not a whole number of steps from zero
     */
    String bytes(String tensor, Weight weight, int... order) {
        double zero = -weight.min() / weight.scale();
        long zeroPoint = Math.round(zero);
        if (Math.abs(zero - zeroPoint) > ZERO_POINT_TOLERANCE || zeroPoint < 0 || zeroPoint > 255) {
            throw new IllegalArgumentException(weight.name() + ": zero is not one of its 256 steps");
        }
        long[] shape = new long[order.length];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = weight.shape()[order[axis]];
        }
        to.unsigned(tensor + "/bytes", transposed(weight, order), shape);
        to.floats(tensor + "/scale", new float[] {(float) weight.scale()});
        to.unsigned(tensor + "/zero", new byte[] {(byte) zeroPoint});
        List<String> inputs = List.of(tensor + "/bytes", tensor + "/scale", tensor + "/zero");
        to.node("DequantizeLinear", inputs, tensor, Map.of());
        return tensor;
    }

    private static byte[] transposed(Weight weight, int... order) {
        int[] shape = weight.shape();
        int[] step = new int[shape.length];
        for (int axis = shape.length - 1, size = 1; axis >= 0; axis--) {
            step[axis] = size;
            size *= shape[axis];
        }
        byte[] out = new byte[weight.quantised().length];
        int[] at = new int[order.length];
        for (int target = 0; target < out.length; target++) {
            int source = 0;
            for (int axis = 0; axis < order.length; axis++) {
                source += at[axis] * step[order[axis]];
            }
            out[target] = weight.quantised()[source];
            for (int axis = order.length - 1; axis >= 0 && ++at[axis] == shape[order[axis]]; axis--) {
                at[axis] = 0;
            }
        }
        return out;
    }
}
