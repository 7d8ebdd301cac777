package sluice.acceptance.page;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/**
 * A PNG with generation parameters as AUTOMATIC1111's web UI writes them: a {@code parameters} text chunk.
 *
 * @param hue 0 to 1, so that no two have the same bytes
 * @param prompt what is painted, as far as the file says
 */
record PaintedPng(int width, int height, float hue, String prompt, String model, long seed) {
    private static final String NEGATIVE = "lowres, bad hands";
    /** Signature and IHDR, after which text may stand. */
    private static final int HEAD_BYTES = 8 + 4 + 4 + 13 + 4;

    PaintedPng(float hue, String prompt, String model, long seed) {
        this(640, 480, hue, prompt, model, seed);
    }

    void writeTo(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes());
    }

    byte[] bytes() {
        byte[] plain = pixels();
        byte[] text = text();
        return ByteBuffer.allocate(plain.length + text.length)
                .put(plain, 0, HEAD_BYTES)
                .put(text)
                .put(plain, HEAD_BYTES, plain.length - HEAD_BYTES)
                .array();
    }

    String parameters() {
        return "%s\nNegative prompt: %s\nSteps: 28, Sampler: Euler a, CFG scale: 6.5, Seed: %d, Size: %dx%d, Model: %s"
                .formatted(prompt, NEGATIVE, seed, width, height, model);
    }

    private byte[] pixels() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setPaint(new GradientPaint(
                0, 0, Color.getHSBColor(hue, 0.7f, 0.9f), width, height, Color.getHSBColor(hue + 0.2f, 0.9f, 0.4f)));
        brush.fillRect(0, 0, width, height);
        brush.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private byte[] text() {
        byte[] data = ("parameters\0" + parameters()).getBytes(StandardCharsets.ISO_8859_1);
        byte[] type = "tEXt".getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type)
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }
}
