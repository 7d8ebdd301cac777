package sluice.render.generate;

import java.util.Arrays;

/**
 * Numbers in a shape, the last dimension varying fastest.
 *
 * @param values the record's own, not to be changed
 */
public record Tensor(int[] shape, float[] values) {
    public Tensor {
        long size = 1;
        for (int length : shape) {
            size *= length;
        }
        if (size != values.length) {
            throw new IllegalArgumentException(Arrays.toString(shape) + " are not " + values.length + " numbers");
        }
    }

    public long bytes() {
        return (long) Float.BYTES * values.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor
                && Arrays.equals(shape, tensor.shape)
                && Arrays.equals(values, tensor.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}
