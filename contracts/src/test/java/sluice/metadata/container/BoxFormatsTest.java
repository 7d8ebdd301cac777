package sluice.metadata.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sluice.contracts.fixture.ByteWriter;
import sluice.contracts.fixture.HeifFile;
import sluice.contracts.fixture.JxlFile;
import sluice.contracts.fixture.TiffBlock;

class BoxFormatsTest {
    private static final String PACKET = "<x:xmpmeta>" + "late and in pieces ".repeat(500) + "</x:xmpmeta>";

    private static TiffBlock exif() {
        return TiffBlock.bigEndian().orientation(6).userComment("UNICODE", "a cat", StandardCharsets.UTF_16LE);
    }

    @Test
    void exifAndXmpItemsAreReadWhereverTheyLie() {
        for (String brand : List.of("avif", "heic")) {
            for (int extents : new int[] {1, 2, 7}) {
                byte[] file = HeifFile.of(brand, 64, 48)
                        .exif(exif())
                        .xmp(PACKET, extents)
                        .toBytes();
                assertEquals("a cat", Read.text(file, "exif:UserComment"));
                assertEquals(PACKET, Read.text(file, "xmp"));
            }
            assertEquals(
                    PACKET,
                    Read.text(HeifFile.of(brand, 64, 48).xmpInMeta(PACKET).toBytes(), "xmp"));
        }
    }

    @Test
    void orientationIsWhatThePropertiesSayAndNotWhatExifSays() {
        assertEquals(1, orientation(HeifFile.of("avif", 64, 48).exif(exif())));
        assertEquals(8, orientation(HeifFile.of("avif", 64, 48).turned(1)));
        assertEquals(3, orientation(HeifFile.of("avif", 64, 48).turned(2)));
        assertEquals(6, orientation(HeifFile.of("heic", 64, 48).turned(3)));
        assertEquals(2, orientation(HeifFile.of("avif", 64, 48).mirrored(1)));
        assertEquals(4, orientation(HeifFile.of("avif", 64, 48).mirrored(0)));
        // Turned against the clock and then left for right: columns have become rows, as in a transposed matrix.
        assertEquals(5, orientation(HeifFile.of("avif", 64, 48).turned(3).mirrored(1)));
        assertEquals(7, orientation(HeifFile.of("avif", 64, 48).turned(1).mirrored(1)));
    }

    private static int orientation(HeifFile file) {
        return Read.of(file.toBytes()).header().orientation();
    }

    @Test
    void aSequenceIsAnAnimation() {
        assertTrue(Read.of(HeifFile.of("avis", 8, 8).toBytes()).header().animated());
        assertFalse(Read.of(HeifFile.of("avif", 8, 8).toBytes()).header().animated());
    }

    @Test
    void aCutFileIsReadWithAWarning() {
        byte[] avif = HeifFile.of("avif", 64, 48).exif(exif()).xmp(PACKET, 2).toBytes();
        ContainerContent content = Read.of(Arrays.copyOf(avif, avif.length - 200));
        assertEquals("a cat", content.raw().text("exif:UserComment").orElseThrow());
        assertEquals(List.of("xmp", "avif:end"), Read.warned(content));
    }

    @Test
    void jpegXlBoxesAreReadBeforeAndBehindTheCodestream() {
        JxlFile file = JxlFile.of(640, 480, 5, true).exif(exif()).xmp(PACKET);
        for (byte[] jxl : List.of(file.toBytes(), file.inParts())) {
            ContainerContent content = Read.of(jxl);
            assertEquals("a cat", content.raw().text("exif:UserComment").orElseThrow());
            assertEquals(PACKET, content.raw().text("xmp").orElseThrow());
            assertEquals(5, content.header().orientation());
            assertTrue(content.header().animated());
        }
    }

    @Test
    void aBrotliBoxIsAWarning() {
        ContainerContent content = Read.of(JxlFile.of(64, 48)
                .box("brob", ByteWriter.bigEndian().text("Exif").zeros(9).toBytes())
                .toBytes());
        assertEquals(
                "\"Exif\" is compressed with Brotli, which is not read",
                content.warnings().getFirst().message());
    }
}
