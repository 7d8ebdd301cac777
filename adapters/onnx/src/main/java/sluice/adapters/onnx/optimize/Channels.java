package sluice.adapters.onnx.optimize;

import ai.onnx.proto.OnnxMl.TensorProto;

/**
 * Which channel of an axis an element of a tensor belongs to.
 *
 * @param step elements from one channel to the next
 * @param count of channels
 */
record Channels(int step, int count) {
    /** All elements are one channel. */
    static final Channels ONE = new Channels(1, 1);

    /** @param axis negative to count from the last */
    static Channels of(TensorProto tensor, int axis) {
        int rank = tensor.getDimsCount();
        int positive = axis < 0 ? axis + rank : axis;
        if (positive < 0 || positive >= rank) {
            throw GraphFile.wrong(tensor.getName(), "it has no axis " + axis, null);
        }
        long step = 1;
        for (int after = positive + 1; after < rank; after++) {
            step *= tensor.getDims(after);
        }
        return new Channels(Math.toIntExact(step), Math.toIntExact(tensor.getDims(positive)));
    }

    int of(int element) {
        return element / step % count;
    }
}
