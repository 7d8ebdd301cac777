package sluice.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertDefaultModelTest {
    private static final Path SHIPPED =
            Path.of("../adapters/onnx/src/main/resources/sluice/adapters/onnx/mobilenet-v2-1.4.onnx");

    @TempDir
    private Path folder;

    /** Runs where {@code -Dsluice.test.args=-Dnsfwjs=…/nsfwjs-4.4.0.tgz} says where the package is. */
    @Test
    void thePublishedPackageGivesTheShippedBytes() throws IOException {
        String given = System.getProperty("nsfwjs");
        assumeTrue(given != null, "no package was given");
        assertArrayEquals(Files.readAllBytes(SHIPPED), ConvertDefaultModel.convert(Path.of(given)));
    }

    @Test
    void anotherPackageIsRefused() throws IOException {
        Path other = archive("package/index.js", "1");
        IOException failure = assertThrows(IOException.class, () -> ConvertDefaultModel.convert(other));
        assertTrue(String.valueOf(failure.getMessage()).contains("is not nsfwjs-4.4.0.tgz"), failure::toString);
    }

    @Test
    void filesAreReadOutOfAnArchive() throws IOException {
        String text = "long enough to need a second block ".repeat(40);
        Path archive = archive("package/a.js", text);
        Map<String, byte[]> files = TarFile.read(archive, Set.of("package/a.js"));
        assertEquals(text, new String(files.get("package/a.js"), StandardCharsets.US_ASCII));
        IOException failure =
                assertThrows(IOException.class, () -> TarFile.read(archive, Set.of("package/a.js", "package/b.js")));
        assertTrue(String.valueOf(failure.getMessage()).contains("has no package/b.js"), failure::toString);
    }

    @Test
    void theProgramSaysWhatItNeeds() {
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> ConvertDefaultModel.main(new String[] {"one"}));
        assertTrue(String.valueOf(failure.getMessage()).contains("two arguments"), failure::toString);
    }

    /** One small file before the one that is asked for, and the empty blocks at the end. */
    private Path archive(String name, String text) throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        entry(tar, "package/first", "first");
        entry(tar, name, text);
        tar.writeBytes(new byte[1024]);
        Path file = folder.resolve("package.tgz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(tar.toByteArray());
        }
        return file;
    }

    private static void entry(ByteArrayOutputStream tar, String name, String text) {
        byte[] header = new byte[512];
        byte[] path = name.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(path, 0, header, 0, path.length);
        byte[] size = String.format("%011o", text.length()).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, header, 124, size.length);
        tar.writeBytes(header);
        tar.writeBytes(Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), (text.length() + 511) / 512 * 512));
    }
}
