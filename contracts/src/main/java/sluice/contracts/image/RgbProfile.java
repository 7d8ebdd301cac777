package sluice.contracts.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Colour profiles of the matrix kind for tests (ICC.1:2001-04).
 *
 * @param primaries the XYZ of red, green and blue, adapted to D50, row by row
 * @param gamma of all three channels
 */
public record RgbProfile(double[][] primaries, double gamma) {
    /** Display P3's primaries with a plain gamma in place of sRGB's curve. */
    public static final RgbProfile WIDE = new RgbProfile(
            new double[][] {{0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}},
            2.2);

    private static final double[][] SRGB_FROM_XYZ_D50 = {
        {3.1338561, -1.6168667, -0.4906146}, {-0.9787684, 1.9161415, 0.0334540}, {0.0719453, -0.2289914, 1.4052427}
    };

    public byte[] bytes() {
        String[] tags = {"rXYZ", "gXYZ", "bXYZ", "wtpt", "rTRC", "gTRC", "bTRC", "desc", "cprt"};
        byte[][] contents = {
            xyz(primaries[0]),
            xyz(primaries[1]),
            xyz(primaries[2]),
            xyz(0.9642, 1, 0.8249),
            curve(),
            curve(),
            curve(),
            description(),
            text()
        };
        int length = 132 + 12 * tags.length;
        for (byte[] content : contents) {
            length += (content.length + 3) / 4 * 4;
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        out.putInt(length)
                .putInt(0)
                .putInt(0x02400000)
                .put(ascii("mntr"))
                .put(ascii("RGB "))
                .put(ascii("XYZ "));
        out.position(36).put(ascii("acsp"));
        out.position(68).put(fixed(0.9642)).put(fixed(1)).put(fixed(0.8249));
        out.position(128).putInt(tags.length);
        int at = 132 + 12 * tags.length;
        for (int i = 0; i < tags.length; i++) {
            out.put(ascii(tags[i])).putInt(at).putInt(contents[i].length);
            out.put(at, contents[i]);
            at += (contents[i].length + 3) / 4 * 4;
        }
        return out.array();
    }

    /** The sRGB colour that a colour of this profile is, by the textbook; out of range is clipped. */
    public int toSrgb(int rgb) {
        double[] xyz = new double[3];
        for (int channel = 0; channel < 3; channel++) {
            double linear = Math.pow((rgb >> (16 - 8 * channel) & 0xff) / 255.0, gamma);
            for (int i = 0; i < 3; i++) {
                xyz[i] += linear * primaries[channel][i];
            }
        }
        int converted = 0;
        for (double[] row : SRGB_FROM_XYZ_D50) {
            double linear = Math.clamp(row[0] * xyz[0] + row[1] * xyz[1] + row[2] * xyz[2], 0.0, 1.0);
            double encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
            converted = converted << 8 | (int) Math.round(255 * encoded);
        }
        return converted;
    }

    private static byte[] xyz(double... values) {
        ByteBuffer out = ByteBuffer.allocate(20).put(ascii("XYZ ")).putInt(0);
        for (double value : values) {
            out.put(fixed(value));
        }
        return out.array();
    }

    private byte[] curve() {
        return ByteBuffer.allocate(14)
                .put(ascii("curv"))
                .putInt(0)
                .putInt(1)
                .putShort((short) Math.round(gamma * 256))
                .array();
    }

    private static byte[] description() {
        return ByteBuffer.allocate(95)
                .put(ascii("desc"))
                .putInt(0)
                .putInt(5)
                .put(ascii("Test\0"))
                .array();
    }

    private static byte[] text() {
        return ByteBuffer.allocate(12)
                .put(ascii("text"))
                .putInt(0)
                .put(ascii("CC0\0"))
                .array();
    }

    private static byte[] fixed(double value) {
        return ByteBuffer.allocate(4).putInt((int) Math.round(value * 65536)).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
