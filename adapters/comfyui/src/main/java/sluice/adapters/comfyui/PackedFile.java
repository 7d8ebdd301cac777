package sluice.adapters.comfyui;

import java.util.Optional;
import sluice.render.generate.Tensor;

/**
 * A file as the numbers of a latent, three bytes each, which a float holds exactly; the first two are its length, in threes and the rest. So a
 * picture that a server has drawn can be kept and decoded like any latent.
 */
final class PackedFile {
    private static final int BYTES = 3;
    /** What a float counts to without a gap. */
    static final int MOST = 1 << 24;

    private PackedFile() {}

    static Tensor pack(byte[] file) {
        if (file.length > MOST * (long) BYTES) {
            throw new IllegalArgumentException("a file of " + file.length + " bytes is not packed");
        }
        float[] values = new float[2 + (file.length + BYTES - 1) / BYTES];
        values[0] = file.length / BYTES;
        values[1] = file.length % BYTES;
        for (int at = 0; at < file.length; at++) {
            int place = 2 + at / BYTES;
            values[place] += (file[at] & 0xFF) << 8 * (at % BYTES);
        }
        return new Tensor(new int[] {values.length}, values);
    }

    /** Nothing for numbers that no file was packed into. */
    static Optional<byte[]> unpack(Tensor tensor) {
        float[] values = tensor.values();
        if (values.length < 2 || !(values[0] >= 0 && values[0] <= MOST) || !(values[1] >= 0 && values[1] < BYTES)) {
            return Optional.empty();
        }
        long length = (long) values[0] * BYTES + (long) values[1];
        if (values.length != 2 + (length + BYTES - 1) / BYTES) {
            return Optional.empty();
        }
        byte[] file = new byte[(int) length];
        for (int at = 0; at < file.length; at++) {
            file[at] = (byte) ((int) values[2 + at / BYTES] >> 8 * (at % BYTES));
        }
        return Optional.of(file);
    }
}
