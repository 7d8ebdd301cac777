package sluice.render.cache;

/**
 * Numbers and pixels in a form that deflates well, and back without a bit lost.
 *
 * <p>Of numbers, first all first bytes, then all second bytes and so on: signs and exponents are alike where mantissas are
 * noise. Of pixels, what is left when each colour is foretold from its neighbours (left + above - above left, the
 * predictor 4 of lossless JPEG, ITU-T T.81, table H.1).
 */
final class Planes {
    private static final int CHANNELS = 3;

    private Planes() {}

    static byte[] ofNumbers(float[] values) {
        int count = values.length;
        byte[] planes = new byte[Float.BYTES * count];
        for (int at = 0; at < count; at++) {
            int bits = Float.floatToRawIntBits(values[at]);
            planes[at] = (byte) (bits >>> 24);
            planes[count + at] = (byte) (bits >>> 16);
            planes[2 * count + at] = (byte) (bits >>> 8);
            planes[3 * count + at] = (byte) bits;
        }
        return planes;
    }

    static float[] numbers(byte[] planes) {
        int count = planes.length / Float.BYTES;
        float[] values = new float[count];
        for (int at = 0; at < count; at++) {
            values[at] = Float.intBitsToFloat(planes[at] << 24
                    | (planes[count + at] & 0xFF) << 16
                    | (planes[2 * count + at] & 0xFF) << 8
                    | planes[3 * count + at] & 0xFF);
        }
        return values;
    }

    static byte[] ofPixels(byte[] rgb, int width) {
        int row = CHANNELS * width;
        byte[] rest = new byte[rgb.length];
        for (int at = 0; at < rgb.length; at++) {
            rest[at] = (byte) (rgb[at] - foretold(rgb, at, row));
        }
        return rest;
    }

    static byte[] pixels(byte[] rest, int width) {
        int row = CHANNELS * width;
        byte[] rgb = new byte[rest.length];
        for (int at = 0; at < rgb.length; at++) {
            rgb[at] = (byte) (rest[at] + foretold(rgb, at, row));
        }
        return rgb;
    }

    /** Outside of the picture everything is 0. */
    private static int foretold(byte[] rgb, int at, int row) {
        boolean first = at % row < CHANNELS;
        int left = first ? 0 : rgb[at - CHANNELS];
        int above = at < row ? 0 : rgb[at - row];
        int aboveLeft = first || at < row ? 0 : rgb[at - row - CHANNELS];
        return left + above - aboveLeft;
    }
}
