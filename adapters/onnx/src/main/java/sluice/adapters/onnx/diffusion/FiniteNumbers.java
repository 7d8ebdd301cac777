package sluice.adapters.onnx.diffusion;

import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;

/** A network that gives infinities, or what is no number, has failed: usually half precision was not enough for it. */
final class FiniteNumbers {
    private FiniteNumbers() {}

    /** @param who begins the message, such as {@code The denoiser sdxl/unet/model.onnx} */
    static void require(float[] values, String who) throws GeneratorException {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new GeneratorException(
                        Kind.FAILED,
                        who + " gave " + value + " in place of a number; a variant of higher precision may not.");
            }
        }
    }
}
