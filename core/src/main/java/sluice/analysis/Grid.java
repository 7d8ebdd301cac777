package sluice.analysis;

import java.util.Arrays;

/**
 * A coarse map over a picture.
 *
 * @param cells width × height values from 0 to 255, row by row from the top
 */
public record Grid(int width, int height, byte[] cells) {
    public Grid {
        if (width < 1 || height < 1 || cells.length != width * height) {
            throw new IllegalArgumentException(
                    "a grid of " + width + "x" + height + " has not " + cells.length + " cells");
        }
    }

    /** A grid of values from 0 to 1; what is outside of that is cut. */
    public static Grid of(int width, int height, double[] values) {
        byte[] cells = new byte[values.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) Math.round(255 * Math.clamp(values[i], 0.0, 1.0));
        }
        return new Grid(width, height, cells);
    }

    /** The cell's value, 0 to 1. */
    public double at(int x, int y) {
        return (cells[y * width + x] & 0xFF) / 255.0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Grid grid && width == grid.width && Arrays.equals(cells, grid.cells);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return "Grid[" + width + "x" + height + "]";
    }
}
