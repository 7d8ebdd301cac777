package sluice.analysis;

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

    /** The cell's value, 0 to 1. */
    public double at(int x, int y) {
        return (cells[y * width + x] & 0xFF) / 255.0;
    }
}
