package sluice.adapters.imaging;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sluice.contracts.image.ImageFiles;
import sluice.contracts.image.TestPicture;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.image.PixelProbe;
import sluice.image.Rendered;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;

/** Real files, where a folder {@code shared/samples} lies beside or above the working copy. */
class SampleFilesTest {
    private final LeptonicaImageRenderer renderer = new LeptonicaImageRenderer();

    @Test
    void rendersEverySample() throws Exception {
        List<String> refused = new ArrayList<>();
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            Optional<ImageFormat> format = format(bytes);
            if (format.isEmpty()) {
                continue;
            }
            ImageHeader header = new ImageHeader(format.get(), 1, 1, 1, false);
            try {
                Rendered rendered =
                        renderer.render(ByteBuffer.wrap(bytes), header, RenditionSpec.THUMBNAIL, PixelProbe.NONE);
                TestPicture shown = ImageFiles.decodeJpeg(rendered.jpeg());
                assertTrue(Math.max(shown.width(), shown.height()) <= 320);
            } catch (UnrenderableException e) {
                refused.add(file.getFileName() + ": " + e.getMessage());
            }
        }
        assertTrue(refused.isEmpty(), refused::toString);
    }

    private static List<Path> files() throws IOException {
        Path folder = samples();
        assumeTrue(folder != null, "there are no sample files");
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static @Nullable Path samples() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/samples");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return null;
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
        if (magic == 0x52494646 && head.getInt(8) == 0x57454250) {
            return Optional.of(ImageFormat.WEBP);
        }
        if (magic == 0x49492a00 || magic == 0x4d4d002a) {
            return Optional.of(ImageFormat.TIFF);
        }
        if (magic == 0x47494638) {
            return Optional.of(ImageFormat.GIF);
        }
        return magic >>> 16 == 0x424d ? Optional.of(ImageFormat.BMP) : Optional.empty();
    }
}
