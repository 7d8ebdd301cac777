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

    /** Four planes, that of signs and exponents first. */
    static byte[][] ofNumbers(float[] values) {
        byte[][] planes = new byte[Float.BYTES][values.length];
        for (int at = 0; at < values.length; at++) {
            int bits = Float.floatToRawIntBits(values[at]);
            planes[0][at] = (byte) (bits >>> 24);
            planes[1][at] = (byte) (bits >>> 16);
            planes[2][at] = (byte) (bits >>> 8);
            planes[3][at] = (byte) bits;
        }
        return planes;
    }

    static float[] numbers(byte[][] planes) {
        float[] values = new float[planes[0].length];
        for (int at = 0; at < values.length; at++) {
            values[at] = Float.intBitsToFloat(planes[0][at] << 24
                    | (planes[1][at] & 0xFF) << 16
                    | (planes[2][at] & 0xFF) << 8
                    | planes[3][at] & 0xFF);
        }
        return values;
    }

    /** Outside of the picture everything is 0. */
    static byte[] ofPixels(byte[] rgb, int width) {
        int row = CHANNELS * width;
        byte[] rest = new byte[rgb.length];
        for (int begin = 0; begin < rgb.length; begin += row) {
            for (int at = begin; at < begin + row; at++) {
                rest[at] = (byte) (rgb[at] - foretold(rgb, at, begin, row));
            }
        }
        return rest;
    }

    static byte[] pixels(byte[] rest, int width) {
        int row = CHANNELS * width;
        byte[] rgb = new byte[rest.length];
        for (int begin = 0; begin < rgb.length; begin += row) {
            for (int at = begin; at < begin + row; at++) {
                rgb[at] = (byte) (rest[at] + foretold(rgb, at, begin, row));
            }
        }
        return rgb;
    }

    /** @param begin of the row */
    private static int foretold(byte[] rgb, int at, int begin, int row) {
        boolean hasLeft = at >= begin + CHANNELS;
        int left = hasLeft ? rgb[at - CHANNELS] : 0;
        if (begin == 0) {
            return left;
        }
        return hasLeft ? left + rgb[at - row] - rgb[at - row - CHANNELS] : rgb[at - row];
    }
}
