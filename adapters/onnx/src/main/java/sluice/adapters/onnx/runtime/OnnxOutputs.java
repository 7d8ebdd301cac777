package sluice.adapters.onnx.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** Reads what a run gave. */
public final class OnnxOutputs {
    private OnnxOutputs() {}

    /**
     * An output of [rows, columns] floats.
     *
     * @throws SluiceException INTERNAL when the graph has no such output, or gives it another shape
     */
    public static float[][] rows(OrtSession.Result result, String output, int rows, int columns) throws OrtException {
        OnnxTensor tensor = tensor(result, output);
        expect(output, new long[] {rows, columns}, tensor.getInfo().getShape());
        FloatBuffer values = tensor.getFloatBuffer();
        float[][] read = new float[rows][columns];
        for (float[] row : read) {
            values.get(row);
        }
        return read;
    }

    /** An output of any shape, flat, whose shape was asked for. */
    public static FloatBuffer floats(OrtSession.Result result, String output, long... shape) throws OrtException {
        OnnxTensor tensor = tensor(result, output);
        expect(output, shape, tensor.getInfo().getShape());
        return tensor.getFloatBuffer();
    }

    private static OnnxTensor tensor(OrtSession.Result result, String output) {
        OnnxValue value = result.get(output)
                .orElseThrow(() -> SluiceException.about(
                        FailureCode.INTERNAL, output, "The model has no output \"" + output + "\"."));
        if (!(value instanceof OnnxTensor tensor)) {
            throw SluiceException.about(
                    FailureCode.INTERNAL, output, "The model's output \"" + output + "\" is no tensor.");
        }
        return tensor;
    }

    private static void expect(String output, long[] shape, long[] found) {
        if (!Arrays.equals(shape, found)) {
            throw SluiceException.about(
                    FailureCode.INTERNAL,
                    output,
                    "The model's output \"" + output + "\" has the shape " + Arrays.toString(found) + ", not "
                            + Arrays.toString(shape) + ".");
        }
    }
}
