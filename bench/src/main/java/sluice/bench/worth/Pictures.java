package sluice.bench.worth;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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

    /** An idea: a part of a picture, with colours of its own. What chance has a say in is drawn now, the picture later. */
    static Supplier<BufferedImage> idea(BufferedImage picture, int width, int height, RandomGenerator random) {
        double share = 0.55 + 0.45 * random.nextDouble();
        int partWidth = (int) (share * picture.getWidth());
        int partHeight = (int) Math.min(picture.getHeight(), (double) partWidth * height / width);
        int x = random.nextInt(picture.getWidth() - partWidth + 1);
        int y = random.nextInt(picture.getHeight() - partHeight + 1);
        float hue = random.nextFloat();
        float strength = 0.05f + 0.2f * random.nextFloat();
        return () -> {
            BufferedImage part = scaled(picture.getSubimage(x, y, partWidth, partHeight), width, height);
            tint(part, hue, strength);
            return part;
        };
    }

    /**
     * What another seed makes of the same idea: the same subject and colours, moved, turned a little, mirrored at times,
     * with other things in the picture. As with ideas, chance is drawn now.
     */
    static Supplier<BufferedImage> variation(
            Supplier<BufferedImage> idea, int width, int height, RandomGenerator random) {
        double zoom = 1.1 + 0.25 * random.nextDouble();
        AffineTransform move = new AffineTransform();
        move.translate(width / 2.0, height / 2.0);
        move.rotate(0.08 * (random.nextDouble() - 0.5));
        move.scale(random.nextInt(3) == 0 ? -zoom : zoom, zoom);
        move.translate(
                -width * (0.5 + 0.06 * (random.nextDouble() - 0.5)),
                -height * (0.5 + 0.06 * (random.nextDouble() - 0.5)));
        List<Thing> things = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Color colour = Color.getHSBColor(random.nextFloat(), 0.5f, 0.4f + 0.6f * random.nextFloat());
            int size = 10 + random.nextInt(Math.max(1, width / 8));
            things.add(new Thing(colour, size, random.nextInt(width), random.nextInt(height)));
        }
        return () -> {
            BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = drawing(target);
            graphics.drawImage(idea.get(), move, null);
            things.forEach(thing -> {
                graphics.setColor(thing.colour());
                graphics.fillOval(thing.x(), thing.y(), thing.size(), thing.size());
            });
            graphics.dispose();
            return target;
        };
    }

    private record Thing(Color colour, int size, int x, int y) {}

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
