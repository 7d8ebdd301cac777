package sluice.bench.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sluice.adapters.imaging.LeptonicaPixelReader;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.image.PixelReader;
import sluice.image.Raster;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;

/** Sample files as analysis sees them: decoded, and shrunk to 1,024 px. */
final class SampleRasters {
    private static final RenditionSpec SPEC = new RenditionSpec(1_024, 80, 0xEDEDED, 268_435_456);

    private final PixelReader reader = new LeptonicaPixelReader();

    /** Every picture below the folders that can be decoded, by path. */
    Map<Path, Raster> below(List<Path> folders) throws IOException {
        Map<Path, Raster> rasters = new LinkedHashMap<>();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    read(file).ifPresent(raster -> rasters.put(file, raster));
                }
            }
        }
        return rasters;
    }

    Optional<Raster> read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Optional<ImageFormat> format = format(bytes);
        if (format.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    reader.read(ByteBuffer.wrap(bytes), new ImageHeader(format.get(), 1, 1, 1, false), SPEC));
        } catch (UnrenderableException odd) {
            return Optional.empty();
        }
    }

    private static Optional<ImageFormat> format(byte[] bytes) {
        if (bytes.length < 16) {
            return Optional.empty();
        }
        ByteBuffer head = ByteBuffer.wrap(bytes);
        int magic = head.getInt(0);
        if (magic == 0x89504e47) {
            return Optional.of(ImageFormat.PNG);
        }
        if (magic >>> 8 == 0xffd8ff) {
            return Optional.of(ImageFormat.JPEG);
        }
        boolean webp = magic == 0x52494646 && head.getInt(8) == 0x57454250;
        return webp ? Optional.of(ImageFormat.WEBP) : Optional.empty();
    }
}
