package sluice.bench.worth;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Derives pictures from pictures. */
final class Pictures {
    private Pictures() {}

    static BufferedImage within(BufferedImage picture, int edge) {
        double scale = Math.min(1, (double) edge / Math.max(picture.getWidth(), picture.getHeight()));
        return scaled(
                picture, (int) Math.round(scale * picture.getWidth()), (int) Math.round(scale * picture.getHeight()));
    }

    static BufferedImage scaled(BufferedImage picture, int width, int height) {
        BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawing(target);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return target;
    }

    /** An idea: a part of a picture, with colours of its own. */
    static BufferedImage idea(BufferedImage picture, int width, int height, RandomGenerator random) {
        double share = 0.55 + 0.45 * random.nextDouble();
        int partWidth = (int) (share * picture.getWidth());
        int partHeight = (int) Math.min(picture.getHeight(), (double) partWidth * height / width);
        int x = random.nextInt(picture.getWidth() - partWidth + 1);
        int y = random.nextInt(picture.getHeight() - partHeight + 1);
        BufferedImage part = scaled(picture.getSubimage(x, y, partWidth, partHeight), width, height);
        tint(part, random.nextFloat(), 0.05f + 0.2f * random.nextFloat());
        return part;
    }

    /**
     * What another seed makes of the same idea: the same subject and colours, moved, turned a little, mirrored at times,
     * with other things in the picture.
     */
    static BufferedImage variation(BufferedImage idea, RandomGenerator random) {
        BufferedImage target = new BufferedImage(idea.getWidth(), idea.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawing(target);
        double zoom = 1.1 + 0.25 * random.nextDouble();
        AffineTransform move = new AffineTransform();
        move.translate(idea.getWidth() / 2.0, idea.getHeight() / 2.0);
        move.rotate(0.08 * (random.nextDouble() - 0.5));
        move.scale(random.nextInt(3) == 0 ? -zoom : zoom, zoom);
        move.translate(
                -idea.getWidth() * (0.5 + 0.06 * (random.nextDouble() - 0.5)),
                -idea.getHeight() * (0.5 + 0.06 * (random.nextDouble() - 0.5)));
        graphics.drawImage(idea, move, null);
        for (int i = 0; i < 3; i++) {
            graphics.setColor(Color.getHSBColor(random.nextFloat(), 0.5f, 0.4f + 0.6f * random.nextFloat()));
            int size = 10 + random.nextInt(Math.max(1, idea.getWidth() / 8));
            graphics.fillOval(random.nextInt(idea.getWidth()), random.nextInt(idea.getHeight()), size, size);
        }
        graphics.dispose();
        return target;
    }

    private static void tint(BufferedImage picture, float hue, float strength) {
        Graphics2D graphics = drawing(picture);
        Color colour = Color.getHSBColor(hue, 0.8f, 0.8f);
        graphics.setColor(
                new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) (255 * Math.min(1, strength))));
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        graphics.dispose();
    }

    private static Graphics2D drawing(BufferedImage picture) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return graphics;
    }
}
