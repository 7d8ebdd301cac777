package sluice.metadata.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.metadata.MetadataLimits;
import sluice.metadata.RawEntry;

class SidecarsTest {
    @TempDir
    Path folder;

    @Test
    void textBesideAnImageIsReadTheCloserNameFirst() throws IOException {
        Path image = folder.resolve("cat.png");
        Files.writeString(folder.resolve("cat.txt"), "ein Kätzchen");
        Files.writeString(folder.resolve("cat.png.txt"), "closer");
        Files.write(folder.resolve("cat.json"), "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("cat.xmp"), "\uFEFF<xmp/>".getBytes(StandardCharsets.UTF_16LE));
        Files.writeString(folder.resolve("dog.txt"), "another's");
        Files.createDirectory(folder.resolve("cat.png.json"));
        assertEquals(
                List.of(
                        new RawEntry("sidecar:txt", "closer"),
                        new RawEntry("sidecar:txt", "ein Kätzchen"),
                        new RawEntry("sidecar:json", "{\"a\":\"é\"}"),
                        new RawEntry("sidecar:xmp", "<xmp/>")),
                Sidecars.read(image, MetadataLimits.DEFAULT).entries());
    }

    @Test
    void aSidecarOverTheLimitIsLeftOutWithAWarning() throws IOException {
        Files.writeString(folder.resolve("cat.txt"), "much too long");
        Files.writeString(folder.resolve("cat.json"), "{}");
        Sidecars.Content content = Sidecars.read(folder.resolve("cat.png"), new MetadataLimits(8, 8, 10, 10, 100));
        assertEquals(List.of(new RawEntry("sidecar:json", "{}")), content.entries());
        assertEquals("sidecar:txt", content.warnings().getFirst().source());
    }

    @Test
    void onlyFilesNamedLikeAnImageBesideThemAreSidecars() {
        Sidecars sidecars = Sidecars.among(List.of(
                "cat.png", "Dog.JPEG", "cat.txt", "cat.png.json", "dog.xmp", "notes.txt", "v1.2.webp", "x.pdf"));
        for (String name : List.of("cat.txt", "CAT.TXT", "cat.png.json", "dog.xmp", "Dog.jpeg.txt", "v1.2.json")) {
            assertTrue(sidecars.isSidecar(name), name);
        }
        for (String name : List.of("notes.txt", "x.txt", "cat.png", "v1.txt", "cat.md", "txt", ".txt")) {
            assertFalse(sidecars.isSidecar(name), name);
        }
    }
}
