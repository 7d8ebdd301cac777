package sluice.bench.neardup;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import sluice.adapters.imaging.LeptonicaImageRenderer;
import sluice.adapters.imaging.LeptonicaPixelReader;
import sluice.adapters.onnx.OnnxModels;
import sluice.analysis.Embedder;
import sluice.contracts.image.PngWriter;
import sluice.contracts.image.TestPicture;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.image.PerceptualHash;
import sluice.image.PixelProbe;
import sluice.image.Raster;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;
import sluice.metadata.ByteSource;
import sluice.metadata.MetadataLimits;
import sluice.metadata.container.Containers;
import sluice.metadata.container.NotAnImageException;

/** Looks at pictures as the program does. */
final class Gallery implements AutoCloseable {
    private static final RenditionSpec SPEC = new RenditionSpec(1_024, 80, 0xEDEDED, 268_435_456);

    private final LeptonicaImageRenderer renderer = new LeptonicaImageRenderer();
    private final LeptonicaPixelReader reader = new LeptonicaPixelReader();
    private final OnnxModels models;
    private final Embedder embedder;

    /** @param folder for models that are not shipped, of which there are none here */
    Gallery(Path folder) {
        models = new OnnxModels(folder, "");
        embedder = models.pictures("mobilenet-v2-1.4");
    }

    /** Empty when it cannot be shown. */
    Optional<Look> look(Path file, String source, String kind) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            ImageHeader header = new Containers(MetadataLimits.DEFAULT, ZoneOffset.UTC)
                    .read(ByteSource.of(bytes))
                    .header();
            return Optional.of(
                    look(ByteBuffer.wrap(bytes), header, file.getFileName().toString(), source, kind));
        } catch (UnrenderableException | NotAnImageException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A changed picture, by way of a file. */
    Look look(BufferedImage picture, String source, String kind) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        byte[] png = new PngWriter(new TestPicture(width, height, argb(picture)), PngWriter.Colour.RGB, 8)
                .level(1)
                .bytes();
        try {
            ImageHeader header = new ImageHeader(ImageFormat.PNG, width, height, 1, false);
            return look(ByteBuffer.wrap(png), header, source + " " + kind, source, kind);
        } catch (UnrenderableException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int[] argb(BufferedImage picture) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] |= 0xFF000000;
        }
        return pixels;
    }

    private Look look(ByteBuffer file, ImageHeader header, String name, String source, String kind)
            throws UnrenderableException {
        long hash = PerceptualHash.of(renderer.render(file, header, RenditionSpec.THUMBNAIL, PixelProbe.NONE)
                .luma());
        float[] vector = embedder.embed(List.of(reader.read(file, header, SPEC)))
                .getFirst()
                .vector();
        return new Look(name, source, kind, hash, vector);
    }

    /** The picture to make changes to. */
    Optional<BufferedImage> picture(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            ImageHeader header = new Containers(MetadataLimits.DEFAULT, ZoneOffset.UTC)
                    .read(ByteSource.of(bytes))
                    .header();
            Raster raster = reader.read(ByteBuffer.wrap(bytes), header, new RenditionSpec(512, 80, 0xEDEDED, 1L << 28));
            BufferedImage picture = new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < raster.height(); y++) {
                for (int x = 0; x < raster.width(); x++) {
                    picture.setRGB(x, y, raster.rgb(x, y));
                }
            }
            return Optional.of(picture);
        } catch (UnrenderableException | NotAnImageException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        models.close();
    }
}
