package sluice.adapters.onnx.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;
import sluice.render.generate.Tensor;

/** Floats into what a graph takes, and back. */
final class GraphValues {
    private GraphValues() {}

    /** Whole numbers are rounded to, half precision as IEEE 754 says. */
    static OnnxTensor tensor(OrtEnvironment environment, TensorInfo info, Tensor value)
            throws OrtException, GeneratorException {
        long[] shape = new long[value.shape().length];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = value.shape()[axis];
        }
        float[] values = value.values();
        switch (info.type) {
            case FLOAT -> {
                return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
            }
            case FLOAT16 -> {
                ShortBuffer halves = ByteBuffer.allocateDirect(Short.BYTES * values.length)
                        .order(ByteOrder.nativeOrder())
                        .asShortBuffer();
                for (float one : values) {
                    halves.put(Float.floatToFloat16(one));
                }
                return OnnxTensor.createTensor(environment, halves.flip(), shape, OnnxJavaType.FLOAT16);
            }
            case DOUBLE -> {
                double[] doubles = new double[values.length];
                for (int at = 0; at < doubles.length; at++) {
                    doubles[at] = values[at];
                }
                return OnnxTensor.createTensor(environment, DoubleBuffer.wrap(doubles), shape);
            }
            case INT64 -> {
                long[] longs = new long[values.length];
                for (int at = 0; at < longs.length; at++) {
                    longs[at] = Math.round((double) values[at]);
                }
                return OnnxTensor.createTensor(environment, LongBuffer.wrap(longs), shape);
            }
            case INT32 -> {
                int[] ints = new int[values.length];
                for (int at = 0; at < ints.length; at++) {
                    ints[at] = Math.round(values[at]);
                }
                return OnnxTensor.createTensor(environment, IntBuffer.wrap(ints), shape);
            }
            default ->
                throw new GeneratorException(Kind.REFUSED, "A graph takes " + info.type + ", which is not known here.");
        }
    }

    /** @throws GeneratorException FAILED when the output is no tensor of floats */
    static Tensor read(String graph, String output, OnnxValue value) throws GeneratorException {
        if (!(value instanceof OnnxTensor tensor)
                || tensor.getInfo().type != OnnxJavaType.FLOAT && tensor.getInfo().type != OnnxJavaType.FLOAT16) {
            throw new GeneratorException(
                    Kind.FAILED, "The output \"" + output + "\" of " + graph + " is no tensor of floats.");
        }
        long[] given = tensor.getInfo().getShape();
        int[] shape = new int[given.length];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = Math.toIntExact(given[axis]);
        }
        FloatBuffer floats = tensor.getFloatBuffer();
        float[] values = new float[floats.remaining()];
        floats.get(values);
        return new Tensor(shape, values);
    }
}
