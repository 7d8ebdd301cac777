package sluice.adapters.imaging;

/**
 * Undoes the filters of PNG rows (PNG specification, section 9).
 *
 * <p>The predictors are free of branches: on photographs every choice is a coin toss, and a mispredicted branch for each
 * byte would cost more than all else.
 */
final class PngFilter {
    private PngFilter() {}

    /**
     * Undoes one row.
     *
     * @param above holds the row above, already undone, from {@code aboveAt}; zeros for the first row
     * @param length bytes in the row
     * @param step bytes of a whole pixel, at least 1
     * @return false when there is no such filter
     */
    static boolean undo(
            int filter, byte[] from, int fromAt, byte[] to, int toAt, byte[] above, int aboveAt, int length, int step) {
        switch (filter) {
            case 0 -> System.arraycopy(from, fromAt, to, toAt, length);
            case 1 -> {
                System.arraycopy(from, fromAt, to, toAt, Math.min(step, length));
                for (int i = step; i < length; i++) {
                    to[toAt + i] = (byte) (from[fromAt + i] + to[toAt + i - step]);
                }
            }
            case 2 -> {
                for (int i = 0; i < length; i++) {
                    to[toAt + i] = (byte) (from[fromAt + i] + above[aboveAt + i]);
                }
            }
            case 3 -> average(from, fromAt, to, toAt, above, aboveAt, length, step);
            case 4 -> {
                switch (step) {
                    case 3 -> paeth3(from, fromAt, to, toAt, above, aboveAt, length);
                    case 4 -> paeth4(from, fromAt, to, toAt, above, aboveAt, length);
                    default -> paeth(from, fromAt, to, toAt, above, aboveAt, length, step);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void average(
            byte[] from, int fromAt, byte[] to, int toAt, byte[] above, int aboveAt, int length, int step) {
        if (step == 3) {
            average3(from, fromAt, to, toAt, above, aboveAt, length);
            return;
        }
        for (int i = 0; i < Math.min(step, length); i++) {
            to[toAt + i] = (byte) (from[fromAt + i] + ((above[aboveAt + i] & 0xff) >> 1));
        }
        for (int i = step; i < length; i++) {
            int mean = ((to[toAt + i - step] & 0xff) + (above[aboveAt + i] & 0xff)) >> 1;
            to[toAt + i] = (byte) (from[fromAt + i] + mean);
        }
    }

    private static void average3(byte[] from, int fromAt, byte[] to, int toAt, byte[] above, int aboveAt, int length) {
        int left0 = 0;
        int left1 = 0;
        int left2 = 0;
        for (int i = 0; i < length; i += 3) {
            left0 = (from[fromAt + i] + ((left0 + (above[aboveAt + i] & 0xff)) >> 1)) & 0xff;
            left1 = (from[fromAt + i + 1] + ((left1 + (above[aboveAt + i + 1] & 0xff)) >> 1)) & 0xff;
            left2 = (from[fromAt + i + 2] + ((left2 + (above[aboveAt + i + 2] & 0xff)) >> 1)) & 0xff;
            to[toAt + i] = (byte) left0;
            to[toAt + i + 1] = (byte) left1;
            to[toAt + i + 2] = (byte) left2;
        }
    }

    private static void paeth(
            byte[] from, int fromAt, byte[] to, int toAt, byte[] above, int aboveAt, int length, int step) {
        for (int i = 0; i < Math.min(step, length); i++) {
            to[toAt + i] = (byte) (from[fromAt + i] + above[aboveAt + i]);
        }
        for (int i = step; i < length; i++) {
            int predicted =
                    predict(to[toAt + i - step] & 0xff, above[aboveAt + i] & 0xff, above[aboveAt + i - step] & 0xff);
            to[toAt + i] = (byte) (from[fromAt + i] + predicted);
        }
    }

    /** RGB: three independent chains, so that the processor overlaps them. */
    private static void paeth3(byte[] from, int fromAt, byte[] to, int toAt, byte[] above, int aboveAt, int length) {
        int left0 = 0;
        int left1 = 0;
        int left2 = 0;
        int corner0 = 0;
        int corner1 = 0;
        int corner2 = 0;
        for (int i = 0; i < length; i += 3) {
            int above0 = above[aboveAt + i] & 0xff;
            int above1 = above[aboveAt + i + 1] & 0xff;
            int above2 = above[aboveAt + i + 2] & 0xff;
            left0 = (from[fromAt + i] + predict(left0, above0, corner0)) & 0xff;
            left1 = (from[fromAt + i + 1] + predict(left1, above1, corner1)) & 0xff;
            left2 = (from[fromAt + i + 2] + predict(left2, above2, corner2)) & 0xff;
            to[toAt + i] = (byte) left0;
            to[toAt + i + 1] = (byte) left1;
            to[toAt + i + 2] = (byte) left2;
            corner0 = above0;
            corner1 = above1;
            corner2 = above2;
        }
    }

    private static void paeth4(byte[] from, int fromAt, byte[] to, int toAt, byte[] above, int aboveAt, int length) {
        int left0 = 0;
        int left1 = 0;
        int left2 = 0;
        int left3 = 0;
        int corner0 = 0;
        int corner1 = 0;
        int corner2 = 0;
        int corner3 = 0;
        for (int i = 0; i < length; i += 4) {
            int above0 = above[aboveAt + i] & 0xff;
            int above1 = above[aboveAt + i + 1] & 0xff;
            int above2 = above[aboveAt + i + 2] & 0xff;
            int above3 = above[aboveAt + i + 3] & 0xff;
            left0 = (from[fromAt + i] + predict(left0, above0, corner0)) & 0xff;
            left1 = (from[fromAt + i + 1] + predict(left1, above1, corner1)) & 0xff;
            left2 = (from[fromAt + i + 2] + predict(left2, above2, corner2)) & 0xff;
            left3 = (from[fromAt + i + 3] + predict(left3, above3, corner3)) & 0xff;
            to[toAt + i] = (byte) left0;
            to[toAt + i + 1] = (byte) left1;
            to[toAt + i + 2] = (byte) left2;
            to[toAt + i + 3] = (byte) left3;
            corner0 = above0;
            corner1 = above1;
            corner2 = above2;
            corner3 = above3;
        }
    }

    /**
     * The Paeth predictor without its three distances: with the estimate left + above - corner, the nearest of the
     * three is the smaller of left and above when 3·corner - left - above reaches the larger, the larger when it does
     * not exceed the smaller, and the corner in between.
     */
    static int predict(int left, int above, int corner) {
        int threshold = 3 * corner - above - left;
        int low = Math.min(left, above);
        int high = Math.max(left, above);
        int belowHigh = (threshold - high) >> 31;
        int lowOrCorner = low ^ ((low ^ corner) & belowHigh);
        int aboveLow = (low - threshold) >> 31;
        return high ^ ((high ^ lowOrCorner) & aboveLow);
    }
}
