package sluice.bench.distil;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import sluice.adapters.files.FolderRenditions;
import sluice.asset.AssetId;
import sluice.image.Renditions;

/** Thumbnails side by side, to look at. */
final class ContactSheet {
    private static final int COLUMNS = 5;
    private static final int EDGE = 220;

    private ContactSheet() {}

    static void write(List<AssetId> chosen, Path renditions, Path file) throws IOException {
        int rows = (chosen.size() + COLUMNS - 1) / COLUMNS;
        BufferedImage sheet = new BufferedImage(COLUMNS * EDGE, rows * EDGE, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = sheet.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        brush.setColor(Color.DARK_GRAY);
        brush.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        FolderRenditions folder = new FolderRenditions(renditions);
        for (int i = 0; i < chosen.size(); i++) {
            Optional<byte[]> jpeg = folder.get(chosen.get(i).hex(), Renditions.Kind.THUMBNAIL);
            if (jpeg.isPresent()) {
                BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg.get()));
                double scale = (double) (EDGE - 8) / Math.max(picture.getWidth(), picture.getHeight());
                int width = (int) (picture.getWidth() * scale);
                int height = (int) (picture.getHeight() * scale);
                int left = i % COLUMNS * EDGE + (EDGE - width) / 2;
                int top = i / COLUMNS * EDGE + (EDGE - height) / 2;
                brush.drawImage(picture, left, top, width, height, null);
            }
        }
        brush.dispose();
        ImageIO.write(sheet, "png", file.toFile());
    }
}
