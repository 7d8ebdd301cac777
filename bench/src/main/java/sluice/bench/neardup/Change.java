package sluice.bench.neardup;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** What people and programs do to a picture that stays the same picture to the eye. */
enum Change {
    JPEG_30(picture -> compressed(picture, 0.3f)),
    SHRUNK_TO_QUARTER(picture -> scaled(picture, 0.25, 0.25)),
    SHRUNK_TO_64_PX(picture -> scaled(picture, 64.0 / picture.getWidth(), 64.0 / picture.getWidth())),
    ENLARGED(picture -> scaled(picture, 1.5, 1.5)),
    SQUARED(picture -> scaled(picture, 256.0 / picture.getWidth(), 256.0 / picture.getHeight())),
    BLURRED(picture -> blurred(picture, 2)),
    BLURRED_MUCH(picture -> blurred(picture, 6)),
    SHARPENED(picture -> convolved(picture, new float[] {0, -1, 0, -1, 5, -1, 0, -1, 0}, 3)),
    BRIGHTER(picture -> mapped(picture, level -> level + 40)),
    MORE_CONTRAST(picture -> mapped(picture, level -> 128 + (level - 128) * 8 / 5)),
    DARK_GAMMA(picture -> mapped(picture, level -> (int) (255 * Math.pow(level / 255.0, 1.8)))),
    SATURATED(Change::saturated),
    GREY(picture -> copied(picture, BufferedImage.TYPE_BYTE_GRAY)),
    CROPPED_5(picture -> cropped(picture, 0.05)),
    CROPPED_10(picture -> cropped(picture, 0.10)),
    CROPPED_20(picture -> cropped(picture, 0.20)),
    LETTERBOXED(picture -> letterboxed(picture, 0.12)),
    FLIPPED(picture -> moved(picture, new AffineTransform(-1, 0, 0, 1, picture.getWidth(), 0), false)),
    TURNED(picture -> moved(picture, new AffineTransform(0, 1, -1, 0, picture.getHeight(), 0), true));

    private final UnaryOperator<BufferedImage> change;

    Change(UnaryOperator<BufferedImage> change) {
        this.change = change;
    }

    BufferedImage of(BufferedImage picture) {
        return change.apply(picture);
    }

    private static BufferedImage blank(int width, int height, int type) {
        return new BufferedImage(Math.max(1, width), Math.max(1, height), type);
    }

    private static BufferedImage copied(BufferedImage picture, int type) {
        BufferedImage copy = blank(picture.getWidth(), picture.getHeight(), type);
        Graphics2D graphics = copy.createGraphics();
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return copy;
    }

    private static BufferedImage scaled(BufferedImage picture, double byWidth, double byHeight) {
        int width = (int) Math.round(picture.getWidth() * byWidth);
        int height = (int) Math.round(picture.getHeight() * byHeight);
        BufferedImage scaled = blank(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, 0, 0, scaled.getWidth(), scaled.getHeight(), null);
        graphics.dispose();
        return scaled;
    }

    private static BufferedImage compressed(BufferedImage picture, float quality) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            try (var out = ImageIO.createImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(copied(picture, BufferedImage.TYPE_INT_RGB), null, null), how);
            }
            writer.dispose();
            return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage convolved(BufferedImage picture, float[] kernel, int edge) {
        return new ConvolveOp(new Kernel(edge, edge, kernel), ConvolveOp.EDGE_NO_OP, null).filter(picture, null);
    }

    /** Three boxes in a row are nearly a bell. */
    private static BufferedImage blurred(BufferedImage picture, int radius) {
        int edge = 2 * radius + 1;
        float[] box = new float[edge * edge];
        Arrays.fill(box, 1f / box.length);
        return convolved(convolved(picture, box, edge), box, edge);
    }

    private static BufferedImage mapped(BufferedImage picture, IntUnaryOperator level) {
        BufferedImage mapped = blank(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                int changed = 0;
                for (int shift = 16; shift >= 0; shift -= 8) {
                    changed |= Math.clamp(level.applyAsInt(rgb >> shift & 0xFF), 0, 255) << shift;
                }
                mapped.setRGB(x, y, changed);
            }
        }
        return mapped;
    }

    private static BufferedImage saturated(BufferedImage picture) {
        BufferedImage changed = blank(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        float[] hsb = new float[3];
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                Color.RGBtoHSB(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, hsb);
                changed.setRGB(x, y, Color.HSBtoRGB(hsb[0], Math.min(1, 1.6f * hsb[1]), hsb[2]));
            }
        }
        return changed;
    }

    /** Half the share from each side. */
    private static BufferedImage cropped(BufferedImage picture, double share) {
        int x = (int) (picture.getWidth() * share / 2);
        int y = (int) (picture.getHeight() * share / 2);
        return copied(
                picture.getSubimage(x, y, picture.getWidth() - 2 * x, picture.getHeight() - 2 * y),
                BufferedImage.TYPE_INT_RGB);
    }

    private static BufferedImage letterboxed(BufferedImage picture, double share) {
        int bar = (int) (picture.getHeight() * share);
        BufferedImage boxed = blank(picture.getWidth(), picture.getHeight() + 2 * bar, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = boxed.createGraphics();
        graphics.drawImage(picture, 0, bar, null);
        graphics.dispose();
        return boxed;
    }

    private static BufferedImage moved(BufferedImage picture, AffineTransform how, boolean sidesChanged) {
        BufferedImage moved = sidesChanged
                ? blank(picture.getHeight(), picture.getWidth(), BufferedImage.TYPE_INT_RGB)
                : blank(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = moved.createGraphics();
        graphics.drawImage(picture, how, null);
        graphics.dispose();
        return moved;
    }
}
