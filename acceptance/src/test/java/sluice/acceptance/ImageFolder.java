package sluice.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sluice.contracts.fixture.JpegFile;
import sluice.contracts.fixture.Picture;
import sluice.contracts.fixture.PngFile;

/** Generated images on disk; the same number means the same bytes. */
final class ImageFolder {
    private ImageFolder() {}

    static Path png(Path file, int number) throws IOException {
        return write(
                file,
                PngFile.of(Picture.opaque(64, 64, number))
                        .text(
                                "parameters",
                                "a lighthouse, number " + number + "\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: "
                                        + number + ", Size: 64x64, Model: dream")
                        .toBytes());
    }

    static Path jpeg(Path file, int number) throws IOException {
        return write(
                file,
                JpegFile.of(Picture.opaque(64, 48, number))
                        .comment("number " + number)
                        .toBytes());
    }

    static Path write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }
}
