package sluice.server.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sluice.contracts.fixture.Picture;
import sluice.contracts.fixture.PngFile;

/** Small images with parameters as the web UI of AUTOMATIC1111 writes them. */
final class Pictures {
    private Pictures() {}

    /** No two seeds have the same bytes. */
    static byte[] png(int seed, String prompt, String model) {
        return PngFile.of(Picture.opaque(40, 30, seed))
                .text(
                        "parameters",
                        "%s\nNegative prompt: lowres\nSteps: %d, Sampler: Euler a, CFG scale: 6.5, Seed: %d, Size: 40x30, Model: %s"
                                .formatted(prompt, 20 + seed % 5, seed, model))
                .toBytes();
    }

    static Path write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }
}
