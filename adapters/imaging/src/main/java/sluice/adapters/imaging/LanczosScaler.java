package sluice.adapters.imaging;

/**
 * Scales a part of a picture to any size with a Lanczos kernel of three lobes (K. Turkowski, "Filters for Common
 * Resampling Tasks", Graphics Gems, 1990), each direction by itself. Needs memory for a few rows besides the result.
 *
 * <p>Enlarging works on the values as they are stored: there the kernel's overshoot at edges looks even on both sides, in
 * linear light dark halos would grow. Shrinking works on linear light, so that fine patterns keep their brightness.
 */
final class LanczosScaler {
    private static final int LOBES = 3;
    private static final int LIGHTS = 1 << 14;
    private static final float[] LIGHT = new float[256];
    private static final byte[] STORED = new byte[LIGHTS + 1];

    static {
        for (int value = 0; value < LIGHT.length; value++) {
            double share = value / 255.0;
            LIGHT[value] = (float) (share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4));
        }
        for (int light = 0; light <= LIGHTS; light++) {
            double share = (double) light / LIGHTS;
            double stored = share <= 0.0031308 ? 12.92 * share : 1.055 * Math.pow(share, 1 / 2.4) - 0.055;
            STORED[light] = (byte) Math.round(255 * stored);
        }
    }

    private final byte[] rgb;
    private final int fromWidth;
    private final int toWidth;
    private final boolean linear;
    private final Taps columns;
    private final Taps rows;
    private final float[] line;
    private final float[][] ring;

    /** The weights of one direction: result {@code i} is made of {@code most} pixels from {@code first[i]} on. */
    private record Taps(int[] first, float[] weights, int most) {
        static Taps of(double start, double length, int from, int to) {
            double step = length / to;
            double reach = LOBES * Math.max(1, step);
            int most = (int) Math.min(from, Math.ceil(2 * reach) + 1);
            int[] first = new int[to];
            float[] weights = new float[to * most];
            double[] sums = new double[most];
            for (int i = 0; i < to; i++) {
                double centre = start + (i + 0.5) * step - 0.5;
                int low = (int) Math.ceil(centre - reach);
                int high = (int) Math.floor(centre + reach);
                first[i] = Math.clamp(low, 0, from - most);
                java.util.Arrays.fill(sums, 0);
                double all = 0;
                for (int tap = low; tap <= high; tap++) {
                    double weight = lanczos((tap - centre) / Math.max(1, step));
                    // What lies outside of the picture counts as its last pixel.
                    sums[Math.clamp(tap, 0, from - 1) - first[i]] += weight;
                    all += weight;
                }
                for (int tap = 0; tap < most; tap++) {
                    weights[i * most + tap] = (float) (sums[tap] / all);
                }
            }
            return new Taps(first, weights, most);
        }

        private static double lanczos(double x) {
            if (Math.abs(x) < 1e-9) {
                return 1;
            }
            double angle = Math.PI * x;
            return Math.abs(x) >= LOBES ? 0 : LOBES * Math.sin(angle) * Math.sin(angle / LOBES) / (angle * angle);
        }
    }

    private LanczosScaler(
            RgbPicture picture, double left, double top, double width, double height, int toWidth, int toHeight) {
        this.rgb = picture.rgb();
        this.fromWidth = picture.width();
        this.toWidth = toWidth;
        this.linear = width > toWidth;
        this.columns = Taps.of(left, width, picture.width(), toWidth);
        this.rows = Taps.of(top, height, picture.height(), toHeight);
        this.line = new float[3 * fromWidth];
        this.ring = new float[rows.most][3 * toWidth];
    }

    /** The whole picture at another size. */
    static RgbPicture scale(RgbPicture picture, int toWidth, int toHeight) {
        return scale(picture, 0, 0, picture.width(), picture.height(), toWidth, toHeight);
    }

    /** A part of the picture at another size; the part need not begin or end between two pixels. Always a copy. */
    static RgbPicture scale(
            RgbPicture picture, double left, double top, double width, double height, int toWidth, int toHeight) {
        boolean same = left == 0 && top == 0 && picture.width() == toWidth && picture.height() == toHeight;
        if (same && width == toWidth && height == toHeight) {
            return new RgbPicture(toWidth, toHeight, picture.rgb().clone());
        }
        LanczosScaler scaler = new LanczosScaler(picture, left, top, width, height, toWidth, toHeight);
        return new RgbPicture(toWidth, toHeight, scaler.scaled(toHeight));
    }

    private byte[] scaled(int toHeight) {
        byte[] to = new byte[3 * toWidth * toHeight];
        float[] sums = new float[3 * toWidth];
        int done = rows.first[0];
        for (int y = 0; y < toHeight; y++) {
            int first = rows.first[y];
            for (done = Math.max(done, first); done < first + rows.most; done++) {
                across(done, ring[done % rows.most]);
            }
            java.util.Arrays.fill(sums, 0);
            for (int tap = 0; tap < rows.most; tap++) {
                float weight = rows.weights[y * rows.most + tap];
                if (weight != 0) {
                    add(ring[(first + tap) % rows.most], weight, sums);
                }
            }
            store(sums, to, 3 * toWidth * y);
        }
        return to;
    }

    private static void add(float[] row, float weight, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * row[i];
        }
    }

    /** Scales one row sideways. */
    private void across(int y, float[] to) {
        float[] line = this.line;
        int at = 3 * fromWidth * y;
        for (int i = 0; i < line.length; i++) {
            int value = rgb[at + i] & 0xFF;
            line[i] = linear ? LIGHT[value] : value;
        }
        float[] weights = columns.weights;
        int most = columns.most;
        for (int x = 0; x < toWidth; x++) {
            float red = 0;
            float green = 0;
            float blue = 0;
            int from = 3 * columns.first[x];
            int weightAt = x * most;
            for (int tap = 0; tap < most; tap++, from += 3) {
                float weight = weights[weightAt + tap];
                red += weight * line[from];
                green += weight * line[from + 1];
                blue += weight * line[from + 2];
            }
            to[3 * x] = red;
            to[3 * x + 1] = green;
            to[3 * x + 2] = blue;
        }
    }

    private void store(float[] sums, byte[] to, int at) {
        if (linear) {
            for (int i = 0; i < sums.length; i++) {
                to[at + i] = STORED[Math.clamp((int) (sums[i] * LIGHTS + 0.5f), 0, LIGHTS)];
            }
        } else {
            for (int i = 0; i < sums.length; i++) {
                to[at + i] = (byte) Math.clamp((int) (sums[i] + 0.5f), 0, 255);
            }
        }
    }
}
