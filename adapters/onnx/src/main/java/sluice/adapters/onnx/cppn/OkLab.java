package sluice.adapters.onnx.cppn;

/**
 * The OkLab colour space (B. Ottosson, "A perceptual color space for image processing", 2020), in which a straight line
 * between two colours looks even.
 */
final class OkLab {
    private static final int STEPS = 1 << 12;
    private static final float[] ENCODED = encoded();

    private OkLab() {}

    /** Lightness, green to red, blue to yellow of a colour 0xRRGGBB. */
    static float[] of(int rgb) {
        double red = linear(rgb >> 16 & 0xFF);
        double green = linear(rgb >> 8 & 0xFF);
        double blue = linear(rgb & 0xFF);
        double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new float[] {
            (float) (0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s),
            (float) (1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s),
            (float) (0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)
        };
    }

    /** Writes the colour as sRGB in 0..255, not rounded; what the screen cannot show is cut off. */
    static void toSrgb(float lightness, float a, float b, float[] into) {
        float l = lightness + 0.3963377774f * a + 0.2158037573f * b;
        float m = lightness - 0.1055613458f * a - 0.0638541728f * b;
        float s = lightness - 0.0894841775f * a - 1.2914855480f * b;
        l = l * l * l;
        m = m * m * m;
        s = s * s * s;
        into[0] = encode(4.0767416621f * l - 3.3077115913f * m + 0.2309699292f * s);
        into[1] = encode(-1.2684380046f * l + 2.6097574011f * m - 0.3413193965f * s);
        into[2] = encode(-0.0041960863f * l - 0.7034186147f * m + 1.7076147010f * s);
    }

    private static double linear(int level) {
        double value = level / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /** The table is over the square root, since the curve is steepest near black. */
    private static float encode(float linear) {
        if (!(linear > 0)) {
            return 0;
        }
        float at = (float) Math.sqrt(linear) * STEPS;
        int step = (int) at;
        return step >= STEPS ? 255 : ENCODED[step] + (ENCODED[step + 1] - ENCODED[step]) * (at - step);
    }

    private static float[] encoded() {
        float[] table = new float[STEPS + 1];
        for (int step = 0; step <= STEPS; step++) {
            double root = (double) step / STEPS;
            double value = root * root;
            table[step] =
                    (float) (255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055));
        }
        return table;
    }
}
