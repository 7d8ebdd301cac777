package sluice.metadata.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sluice.contracts.fixture.ByteWriter;
import sluice.contracts.fixture.JpegFile;
import sluice.contracts.fixture.TiffBlock;

class JpegTest {
    private static final String DIGEST = "0123456789ABCDEF0123456789ABCDEF";

    @Test
    void exifXmpAndCommentsAreRead() {
        byte[] jpeg = JpegFile.of(8, 8)
                .exif(TiffBlock.littleEndian().orientation(8).ascii(TiffBlock.SOFTWARE, "Fooocus v2.5"))
                .xmp("<xmp/>")
                .comment("ein Gruß")
                .toBytes();
        ContainerContent content = Read.of(jpeg);
        assertEquals(8, content.header().orientation());
        assertEquals("Fooocus v2.5", content.raw().text("exif:Software").orElseThrow());
        assertEquals("<xmp/>", content.raw().text("xmp").orElseThrow());
        assertEquals("ein Gruß", content.raw().text("jpeg:comment").orElseThrow());
        assertEquals(List.of(), content.warnings());
    }

    @Test
    void aSecondExifSegmentIsReadToo() {
        byte[] jpeg = JpegFile.of(8, 8)
                .exif(TiffBlock.littleEndian().ascii(TiffBlock.MAKE, "one"))
                .exif(TiffBlock.bigEndian().userComment("UNICODE", "two", StandardCharsets.UTF_16BE))
                .toBytes();
        assertEquals("one", Read.text(jpeg, "exif:Make"));
        assertEquals("two", Read.text(jpeg, "exif:UserComment"));
    }

    @Test
    void exifLongerThanASegmentIsPutTogether() {
        String workflow = "workflow:{\"x\":\"" + "long ".repeat(50_000) + "\"}";
        byte[] jpeg = JpegFile.of(8, 8)
                .exif(TiffBlock.littleEndian().ascii(TiffBlock.MAKE, workflow))
                .toBytes();
        assertEquals(workflow, Read.text(jpeg, "exif:Make"));
    }

    @Test
    void extendedXmpIsPutTogether() {
        String packet = "<x:xmpmeta>" + "<a>text</a>".repeat(20_000) + "</x:xmpmeta>";
        byte[] jpeg = JpegFile.of(8, 8)
                .xmp("<main/>")
                .extendedXmp(DIGEST, packet, 60_000)
                .toBytes();
        assertEquals(
                List.of("<main/>", packet),
                Read.of(jpeg).raw().under("xmp").stream()
                        .map(entry -> entry.text())
                        .toList());
    }

    @Test
    void extendedXmpWithAMissingPartIsAWarning() {
        byte[] part = ByteWriter.bigEndian()
                .text("http://ns.adobe.com/xmp/extension/\0")
                .text(DIGEST)
                .u32(0xFFFF_FFFFL)
                .u32(0)
                .text("<begin>")
                .toBytes();
        ContainerContent content =
                Read.of(JpegFile.of(8, 8).segment(JpegFile.APP1, part).toBytes());
        assertEquals(List.of("xmp"), Read.warned(content));
        assertEquals(List.of(), content.raw().entries());
    }

    @Test
    void fillBytesAndRubbishBetweenSegmentsAreSkipped() {
        byte[] jpeg = JpegFile.of(8, 8).comment("kept").toBytes();
        byte[] odd = ByteWriter.bigEndian()
                .bytes(Arrays.copyOf(jpeg, 2))
                .u16(0xFFFF)
                .u16(0xFF01)
                .u8(0x55)
                .u16(0xFF00)
                .bytes(Arrays.copyOfRange(jpeg, 2, jpeg.length))
                .toBytes();
        assertEquals("kept", Read.text(odd, "jpeg:comment"));
    }

    @Test
    void aMissingEndIsAWarningAndAnAppendedFileIsNot() {
        byte[] jpeg = JpegFile.of(32, 32).comment("kept").toBytes();
        ContainerContent cut = Read.of(Arrays.copyOf(jpeg, jpeg.length - 2));
        assertEquals("kept", cut.raw().text("jpeg:comment").orElseThrow());
        assertEquals(List.of("jpeg:end"), Read.warned(cut));
        byte[] longer =
                ByteWriter.bigEndian().bytes(jpeg).text("a film appended").toBytes();
        assertEquals(List.of(), Read.warned(Read.of(longer)));
    }

    @Test
    void damagedExifIsAWarningAndTheRestGoesOn() {
        ContainerContent content = Read.of(JpegFile.of(8, 8)
                .segment(
                        JpegFile.APP1, ByteWriter.bigEndian().text("Exif\0\0XX").toBytes())
                .comment("kept")
                .toBytes());
        assertEquals("kept", content.raw().text("jpeg:comment").orElseThrow());
        assertEquals(List.of("jpeg:APP1"), Read.warned(content));
    }
}
