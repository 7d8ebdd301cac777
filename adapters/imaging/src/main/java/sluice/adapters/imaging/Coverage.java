package sluice.adapters.imaging;

/**
 * How much of each pixel lies within outlines, drawn line by line.
 *
 * <p>Source: the signed areas of Raph Levien's font-rs ("Inside the fastest font renderer in the world", 2016): each line
 * adds to its row, at the pixels it crosses, the change of covered area to their right; the sums along a row are the
 * coverage. Outlines that overlap in the same direction are one.
 */
final class Coverage implements TrueTypeFont.Pen {
    /** A curve is drawn as lines that are off by no more, in pixels. */
    private static final double TOLERANCE = 0.05;

    private static final int MOST_LINES = 64;

    private final int width;
    private final int height;
    private final int stride;
    private final float[] changes;
    private final double scale;
    private final double originX;
    private final double originY;
    private double x;
    private double y;

    /**
     * @param scale pixels a font unit
     * @param originX where the pen is at 0, in pixels from the left; y counts downward from the top
     */
    Coverage(int width, int height, double scale, double originX, double originY) {
        this.width = width;
        this.height = height;
        this.stride = width + 2;
        this.changes = new float[stride * height];
        this.scale = scale;
        this.originX = originX;
        this.originY = originY;
    }

    @Override
    public void move(double toX, double toY) {
        x = originX + scale * toX;
        y = originY - scale * toY;
    }

    @Override
    public void line(double toX, double toY) {
        to(originX + scale * toX, originY - scale * toY);
    }

    @Override
    public void curve(double controlX, double controlY, double toX, double toY) {
        double fromX = x;
        double fromY = y;
        double midX = originX + scale * controlX;
        double midY = originY - scale * controlY;
        double endX = originX + scale * toX;
        double endY = originY - scale * toY;
        double bend = Math.hypot(fromX - 2 * midX + endX, fromY - 2 * midY + endY) / 4;
        int lines = (int) Math.clamp(Math.ceil(Math.sqrt(bend / TOLERANCE)), 1, MOST_LINES);
        for (int i = 1; i <= lines; i++) {
            double t = (double) i / lines;
            double s = 1 - t;
            to(s * s * fromX + 2 * s * t * midX + t * t * endX, s * s * fromY + 2 * s * t * midY + t * t * endY);
        }
    }

    private void to(double toX, double toY) {
        if (y < toY) {
            edge(x, y, toX, toY, 1);
        } else if (y > toY) {
            edge(toX, toY, x, y, -1);
        }
        x = toX;
        y = toY;
    }

    /** A line downward. */
    private void edge(double topX, double topY, double bottomX, double bottomY, int direction) {
        double slope = (bottomX - topX) / (bottomY - topY);
        int first = (int) Math.max(0, Math.floor(topY));
        int end = (int) Math.min(height, Math.ceil(bottomY));
        for (int row = first; row < end; row++) {
            double from = Math.max(row, topY);
            double to = Math.min(row + 1.0, bottomY);
            double here = within(topX + (from - topY) * slope);
            double there = within(topX + (to - topY) * slope);
            row(row, Math.min(here, there), Math.max(here, there), direction * (to - from));
        }
    }

    private double within(double column) {
        return Math.clamp(column, 0, width);
    }

    /** Within one row, from one column to another, {@code high} of the row's height. */
    private void row(int row, double left, double right, double high) {
        int at = row * stride + (int) left;
        int columns = (int) Math.ceil(right) - (int) left;
        if (columns <= 1) {
            double share = (left + right) / 2 - Math.floor(left);
            changes[at] += (float) (high * (1 - share));
            changes[at + 1] += (float) (high * share);
            return;
        }
        // Covered area to the right of the line, pixel by pixel; what is added is the change from one to the next.
        double before = 0;
        double slope = 1 / (right - left);
        for (int column = 0; column < columns; column++) {
            double from = Math.max(left, Math.floor(left) + column);
            double to = Math.min(right, Math.floor(left) + column + 1);
            double passed = (from - left) * slope;
            double share = (to - from) * slope;
            double end = Math.floor(left) + column + 1;
            double area = passed + share * (end - (from + to) / 2);
            changes[at + column] += (float) (high * (area - before));
            before = area;
        }
        changes[at + columns] += (float) (high * (1 - before));
    }

    /** Lays the coverage over a mask, at a place that may lie partly outside of it; the larger of both stands. */
    void into(Mask mask, int left, int top) {
        for (int row = 0; row < height; row++) {
            float sum = 0;
            for (int column = 0; column < width; column++) {
                sum += changes[row * stride + column];
                mask.raise(left + column, top + row, Math.min(255, Math.round(255 * Math.abs(sum))));
            }
        }
    }
}
