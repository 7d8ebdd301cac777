package sluice.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sluice.contracts.fixture.PngFile;

/** Image files on disk; the same number means the same bytes. */
final class Drawn {
    private Drawn() {}

    static byte[] png(int number) {
        return PngFile.of(8, 8)
                .text("parameters", "picture " + number + "\nSteps: 20, Sampler: Euler, Seed: " + number)
                .toBytes();
    }

    static Path png(Path file, int number) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, png(number));
    }
}
