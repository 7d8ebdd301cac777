package sluice.adapters.onnx;

import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** What a model's numbers become before they leave this package. */
final class Vectors {
    private Vectors() {}

    /**
     * The vector at length 1.
     *
     * @throws SluiceException INTERNAL when it has no direction: nothing but zeros, or a component that is not finite
     */
    static float[] unit(float[] vector, String model) {
        double square = 0;
        for (float component : vector) {
            square += (double) component * component;
        }
        if (!(square > 0) || Double.isInfinite(square)) {
            throw SluiceException.about(FailureCode.INTERNAL, model, "The model " + model + " gave no usable vector.");
        }
        float[] unit = new float[vector.length];
        double factor = 1 / Math.sqrt(square);
        for (int at = 0; at < unit.length; at++) {
            unit[at] = (float) (vector[at] * factor);
        }
        return unit;
    }
}
