package sluice.analysis.quality;

/**
 * Freedom from visible steps in what should be a smooth shade: how much of the picture lies in staircases, which are at
 * least three even stretches after each other, each a step of 2 to 40 levels up (or each down) from the last. The higher
 * the steps, the more they count. One level is what eight bits need; noise and dither break stretches up, as they should.
 *
 * <p>After Z. Tu, J. Lin, Y. Wang, B. Adsumilli, A. C. Bovik, "BBAND index: a no-reference banding predictor", ICASSP
 * 2020, which looks for edges of low contrast between even areas in the same way, in two dimensions.
 */
final class Banding {
    private static final int SHORTEST = 10;
    /** Stretches of whole blocks of a JPEG are blocks and no bands. */
    private static final int BLOCK = 8;

    private static final int LOWEST_STEP = 2;
    private static final int HIGHEST_STEP = 40;
    /** From this height on a step counts in full. */
    private static final double FULL_STEP = 8;
    /** Every so manieth row and column is looked at: staircases are wider. */
    private static final int STRIDE = 4;

    private Banding() {}

    /** 1 without banding; 0 when half of the picture lies in high staircases. */
    static double score(LumaPlane luma) {
        return 1 - Math.min(1, 2 * share(luma));
    }

    /** The weighted share of the picture in staircases along its rows or columns, whichever is more. */
    static double share(LumaPlane luma) {
        int width = luma.width();
        int height = luma.height();
        double across = 0;
        Staircase staircase = new Staircase(width / 4);
        for (int y = 0; y < height; y += STRIDE) {
            across += staircase.walk(luma.values(), y * width, 1, width);
        }
        double down = 0;
        staircase = new Staircase(height / 4);
        for (int x = 0; x < width; x += STRIDE) {
            down += staircase.walk(luma.values(), x, width, height);
        }
        double looked = (double) ((height + STRIDE - 1) / STRIDE) * width;
        double lookedDown = (double) ((width + STRIDE - 1) / STRIDE) * height;
        return Math.min(1, Math.max(across / looked, down / lookedDown));
    }

    private static final class Staircase {
        private final int longest;
        private int steps;
        private int direction;
        private double weight;
        private int length;

        /** @param longest a longer stretch is a plain area and no part of a shade */
        Staircase(int longest) {
            this.longest = longest;
        }

        /** Looks for long enough stretches from behind, so that in busy parts most pixels are never looked at. */
        double walk(int[] v, int from, int stride, int count) {
            double found = 0;
            int start = 0;
            int previousEnd = -1;
            int previous = 0;
            while (start + SHORTEST <= count) {
                int same = start + SHORTEST - 1;
                while (same > start && v[from + same * stride] == v[from + (same - 1) * stride]) {
                    same--;
                }
                if (same > start) {
                    start = same;
                    continue;
                }
                int value = v[from + start * stride];
                int end = start + SHORTEST;
                while (end < count && v[from + end * stride] == value) {
                    end++;
                }
                int run = end - start;
                boolean band = run <= longest && run % BLOCK != 0;
                if (band && previousEnd == start) {
                    found += stepped(value - previous, run);
                } else {
                    found += finished();
                    length = run;
                }
                previousEnd = band ? end : -1;
                previous = value;
                start = end;
            }
            return found + finished();
        }

        private double stepped(int step, int run) {
            int height = Math.abs(step);
            double found = 0;
            if (height < LOWEST_STEP || height > HIGHEST_STEP || (steps > 0 && Integer.signum(step) != direction)) {
                found = finished();
                length = run;
                return found;
            }
            direction = Integer.signum(step);
            steps++;
            weight += Math.min(1, (height - 1) / (FULL_STEP - 1));
            length += run;
            return found;
        }

        private double finished() {
            double found = steps >= 2 ? length * weight / steps : 0;
            reset();
            return found;
        }

        private void reset() {
            steps = 0;
            direction = 0;
            weight = 0;
            length = 0;
        }
    }
}
