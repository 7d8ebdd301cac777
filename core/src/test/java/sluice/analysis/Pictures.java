package sluice.analysis;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import sluice.image.Raster;

/** Pictures made by code, about which the right answer is known, and what spoils pictures. */
public final class Pictures {
    private Pictures() {}

    /** What is at a place: 0xRRGGBB. */
    @FunctionalInterface
    public interface Paint {
        int at(int x, int y);
    }

    public static Raster of(int width, int height, Paint paint) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int colour = paint.at(x, y);
                rgb[at++] = (byte) (colour >> 16);
                rgb[at++] = (byte) (colour >> 8);
                rgb[at++] = (byte) colour;
            }
        }
        return new Raster(width, height, rgb);
    }

    public static Raster plain(int width, int height, int colour) {
        return of(width, height, (x, y) -> colour);
    }

    /** The same value for red, green and blue; fractions are rounded, and what is out of range is cut. */
    public static int grey(double value) {
        return 0x010101 * (int) Math.round(Math.clamp(value, 0.0, 255.0));
    }

    /** Smooth shades, discs with crisp edges, fine stripes and colours: something of everything, without defects. */
    public static Raster scene(int width, int height, long seed) {
        Random random = new Random(seed);
        double phase = random.nextDouble() * 6;
        double[] discs = random.doubles(36).toArray();
        return of(width, height, (x, y) -> {
            double u = (double) x / width;
            double v = (double) y / height;
            double red = 120 + 60 * Math.sin(4 * u + phase) + 30 * v;
            double green = 120 + 60 * Math.sin(3 * v + 2 * u);
            double blue = 120 + 60 * Math.cos(3 * u - phase);
            for (int i = 0; i < discs.length; i += 4) {
                if (Math.hypot(u - discs[i], v - discs[i + 1]) < 0.03 + 0.1 * discs[i + 2]) {
                    double stripes = i % 8 == 0 ? 25 * Math.signum(Math.sin(0.9 * x + 0.4 * y)) : 0;
                    red = 240 * discs[i + 3] + stripes;
                    green = 240 * discs[(i + 7) % 36] + stripes;
                    blue = 240 * discs[(i + 13) % 36] + stripes;
                }
            }
            return level(red) << 16 | level(green) << 8 | level(blue);
        });
    }

    /** Blurred by a Gaussian of that standard deviation, in pixels. */
    public static Raster blurred(Raster picture, double sigma) {
        if (sigma == 0) {
            return picture;
        }
        int reach = (int) Math.ceil(3 * sigma);
        double[] kernel = new double[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            kernel[i + reach] = Math.exp(-i * i / (2 * sigma * sigma));
            sum += kernel[i + reach];
        }
        double[] values = new double[picture.rgb().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = picture.rgb()[i] & 0xFF;
        }
        double[] across = filtered(values, picture.width(), picture.height(), kernel, sum, 1, 0);
        double[] both = filtered(across, picture.width(), picture.height(), kernel, sum, 0, 1);
        byte[] rgb = new byte[both.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) level(both[i]);
        }
        return new Raster(picture.width(), picture.height(), rgb);
    }

    private static double[] filtered(
            double[] from, int width, int height, double[] kernel, double sum, int dx, int dy) {
        int reach = kernel.length / 2;
        double[] to = new double[from.length];
        for (int i = 0; i < to.length; i++) {
            int x = i / 3 % width;
            int y = i / 3 / width;
            double value = 0;
            for (int k = -reach; k <= reach; k++) {
                int fromX = Math.clamp(x + (long) k * dx, 0, width - 1);
                int fromY = Math.clamp(y + (long) k * dy, 0, height - 1);
                value += kernel[k + reach] * from[3 * (fromY * width + fromX) + i % 3];
            }
            to[i] = value / sum;
        }
        return to;
    }

    /** With Gaussian noise, the same on red, green and blue. */
    public static Raster noisy(Raster picture, double sigma, long seed) {
        Random random = new Random(seed);
        byte[] rgb = picture.rgb().clone();
        for (int i = 0; i < rgb.length; i += 3) {
            double noise = sigma * random.nextGaussian();
            for (int channel = 0; channel < 3; channel++) {
                rgb[i + channel] = (byte) level((rgb[i + channel] & 0xFF) + noise);
            }
        }
        return new Raster(picture.width(), picture.height(), rgb);
    }

    /** Compressed as a JPEG of that quality, 0 to 1, and decoded. */
    public static Raster compressed(Raster picture, double quality) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                image.setRGB(x, y, picture.rgb(x, y));
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality((float) quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
            stream.flush();
            BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
            return of(picture.width(), picture.height(), (x, y) -> decoded.getRGB(x, y) & 0xFFFFFF);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    /** With every value multiplied. */
    public static Raster brighter(Raster picture, double gain) {
        byte[] rgb = new byte[picture.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) level((picture.rgb()[i] & 0xFF) * gain);
        }
        return new Raster(picture.width(), picture.height(), rgb);
    }

    public static Raster mirrored(Raster picture) {
        return of(picture.width(), picture.height(), (x, y) -> picture.rgb(picture.width() - 1 - x, y));
    }

    private static int level(double value) {
        return (int) Math.round(Math.clamp(value, 0.0, 255.0));
    }
}
