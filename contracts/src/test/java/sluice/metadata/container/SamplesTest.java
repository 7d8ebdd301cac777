package sluice.metadata.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import sluice.metadata.ByteSource;

/** Files that other tools made, where a folder of them lies beside the repository. */
class SamplesTest {
    /** By folder, one source of which every file there must have at least one. */
    private static final List<List<String>> EXPECTED = List.of(
            List.of("a1111", "png:parameters", "exif:UserComment"),
            List.of("forge", "png:parameters", "exif:UserComment"),
            List.of("novelai", "png:Comment", "exif:UserComment"),
            List.of("fooocus", "png:parameters", "exif:UserComment"),
            List.of("swarmui", "png:parameters", "exif:UserComment"),
            List.of("sdnext", "png:parameters", "exif:UserComment"),
            List.of("civitai", "exif:UserComment"),
            List.of("c2pa-ai", "c2pa"));

    private static Path samples() {
        Path found = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .flatMap(folder -> Stream.of(
                        folder.resolve("samples"), folder.resolve("shared").resolve("samples")))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("none"));
        assumeTrue(Files.isDirectory(found), "no samples beside the repository");
        return found;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".mp4"))
                    .sorted()
                    .toList();
        }
    }

    private static ContainerContent read(Path file) throws IOException, NotAnImageException {
        return Read.CONTAINERS.read(ByteSource.of(Files.readAllBytes(file)));
    }

    @Test
    void sizesAgreeWithTheJdksReaders() throws IOException, NotAnImageException {
        int compared = 0;
        for (String folder : List.of("images", "plain", "formats")) {
            for (Path file : files(samples().resolve(folder))) {
                ContainerContent content = read(file);
                Optional<String> expected = sizeByTheJdk(file);
                if (expected.isPresent()) {
                    compared++;
                    assertEquals(
                            expected.get(),
                            content.header().width() + "x" + content.header().height(),
                            file::toString);
                }
            }
        }
        assertTrue(compared > 50, "compared " + compared);
    }

    @Test
    void everyFileHasTheTextThatItsToolWrites() throws IOException, NotAnImageException {
        List<Path> silent = new ArrayList<>();
        for (List<String> row : EXPECTED) {
            for (Path file : files(samples().resolve("images").resolve(row.getFirst()))) {
                if (row.stream()
                        .skip(1)
                        .noneMatch(read(file).raw().entries().stream()
                                .map(entry -> entry.source())
                                .toList()::contains)) {
                    silent.add(file);
                }
            }
        }
        assertEquals(List.of(), silent);
    }

    private static Optional<String> sizeByTheJdk(Path file) throws IOException {
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            var reader = readers.next();
            reader.setInput(in);
            String size = reader.getWidth(0) + "x" + reader.getHeight(0);
            reader.dispose();
            return Optional.of(size);
        }
    }
}
