package sluice.contracts.image;

import java.util.Random;

/**
 * A picture made by code, and what can be said about pictures exactly.
 *
 * @param argb 0xAARRGGBB, not premultiplied, row by row
 */
public record TestPicture(int width, int height, int[] argb) {
    /** One colour everywhere. */
    public static TestPicture plain(int width, int height, int argb) {
        int[] pixels = new int[width * height];
        java.util.Arrays.fill(pixels, argb);
        return new TestPicture(width, height, pixels);
    }

    /** Smooth shades, some edges and a little grain, as in a photograph; opaque. */
    public static TestPicture photograph(int width, int height, long seed) {
        Random random = new Random(seed);
        double phase = random.nextDouble() * 6;
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = (double) x / width;
                double v = (double) y / height;
                double shade = 0.5 + 0.3 * Math.sin(7 * u + phase) * Math.cos(5 * v);
                double disc = Math.hypot(u - 0.6, v - 0.4) < 0.25 ? 0.2 : 0;
                pixels[y * width + x] = 0xff000000
                        | sample(shade + disc, random) << 16
                        | sample(0.8 * shade + 0.1 * u, random) << 8
                        | sample(0.9 - 0.7 * shade, random);
            }
        }
        return new TestPicture(width, height, pixels);
    }

    private static int sample(double value, Random random) {
        return (int) Math.max(0, Math.min(255, value * 255 + random.nextGaussian() * 3));
    }

    /** Every bit random, alpha included. */
    public static TestPicture noise(int width, int height, long seed) {
        return new TestPicture(
                width, height, new Random(seed).ints((long) width * height).toArray());
    }

    public int at(int x, int y) {
        return argb[y * width + x];
    }

    /** The same with every pixel opaque. */
    public TestPicture opaque() {
        int[] pixels = argb.clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] |= 0xff000000;
        }
        return new TestPicture(width, height, pixels);
    }

    /** Laid over an opaque colour. */
    public TestPicture over(int background) {
        int[] pixels = argb.clone();
        for (int i = 0; i < pixels.length; i++) {
            double alpha = (pixels[i] >>> 24) / 255.0;
            int mixed = 0xff;
            for (int shift = 16; shift >= 0; shift -= 8) {
                double value = alpha * (pixels[i] >> shift & 0xff) + (1 - alpha) * (background >> shift & 0xff);
                mixed = mixed << 8 | (int) Math.round(value);
            }
            pixels[i] = mixed;
        }
        return new TestPicture(width, height, pixels);
    }

    /** The exact mean of the area under each new pixel. */
    public TestPicture areaAverage(int newWidth, int newHeight) {
        int[] pixels = new int[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                pixels[y * newWidth + x] = mean(
                        (double) x * width / newWidth,
                        (double) (x + 1) * width / newWidth,
                        (double) y * height / newHeight,
                        (double) (y + 1) * height / newHeight);
            }
        }
        return new TestPicture(newWidth, newHeight, pixels);
    }

    private int mean(double left, double right, double top, double bottom) {
        double[] sums = new double[3];
        for (int y = (int) top; y < Math.min(height, bottom); y++) {
            double rows = Math.min(bottom, y + 1) - Math.max(top, y);
            for (int x = (int) left; x < Math.min(width, right); x++) {
                double weight = rows * (Math.min(right, x + 1) - Math.max(left, x));
                for (int channel = 0; channel < 3; channel++) {
                    sums[channel] += weight * (at(x, y) >> (16 - 8 * channel) & 0xff);
                }
            }
        }
        double area = (right - left) * (bottom - top);
        int pixel = 0xff;
        for (double sum : sums) {
            pixel = pixel << 8 | (int) Math.round(sum / area);
        }
        return pixel;
    }

    /** Turned as a viewer turns a picture with that EXIF orientation, each case spelled out. */
    public TestPicture upright(int orientation) {
        boolean turned = orientation >= 5;
        int newWidth = turned ? height : width;
        int newHeight = turned ? width : height;
        int[] pixels = new int[argb.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int mirroredX = width - 1 - x;
                int mirroredY = height - 1 - y;
                int newX = new int[] {x, mirroredX, mirroredX, x, y, mirroredY, mirroredY, y}[orientation - 1];
                int newY = new int[] {y, y, mirroredY, mirroredY, x, x, mirroredX, mirroredX}[orientation - 1];
                pixels[newY * newWidth + newX] = at(x, y);
            }
        }
        return new TestPicture(newWidth, newHeight, pixels);
    }

    /** Peak signal-to-noise ratio over red, green and blue, in dB; infinite when equal. */
    public double psnr(TestPicture other) {
        if (width != other.width || height != other.height) {
            throw new IllegalArgumentException("pictures of different size");
        }
        double squares = 0;
        for (int i = 0; i < argb.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                int difference = (argb[i] >> shift & 0xff) - (other.argb[i] >> shift & 0xff);
                squares += difference * difference;
            }
        }
        return 10 * Math.log10(255.0 * 255.0 * 3 * argb.length / squares);
    }
}
