package sluice.metadata.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import sluice.contracts.fixture.ByteWriter;
import sluice.contracts.fixture.JpegFile;
import sluice.contracts.fixture.TiffBlock;

class ExifTest {
    private static final String PROMPT = "猫, a cat, naïve\nNegative prompt: dog";
    private static final List<ByteOrder> ORDERS = List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);

    private static String comment(TiffBlock exif) {
        return Read.text(JpegFile.of(8, 8).exif(exif).toBytes(), "exif:UserComment");
    }

    @Test
    void unicodeCommentsAreReadInEitherByteOrderWhateverTheBlocksOrder() {
        for (ByteOrder order : ORDERS) {
            for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                assertEquals("a cat", comment(TiffBlock.in(order).userComment("UNICODE", "a cat", charset)));
                assertEquals(PROMPT, comment(TiffBlock.in(order).userComment("UNICODE", PROMPT, charset)));
            }
        }
    }

    @Test
    void whereZerosDoNotTellTheBlocksOrderDecides() {
        assertEquals("猫猫", comment(TiffBlock.bigEndian().userComment("UNICODE", "猫猫", StandardCharsets.UTF_16BE)));
        assertEquals("猫猫", comment(TiffBlock.littleEndian().userComment("UNICODE", "猫猫", StandardCharsets.UTF_16LE)));
    }

    @Test
    void aByteOrderMarkDecidesFirst() {
        assertEquals(
                "猫猫", comment(TiffBlock.littleEndian().userComment("UNICODE", "\uFEFF猫猫", StandardCharsets.UTF_16BE)));
    }

    @Test
    void unicodeThatWasNeverConvertedIsReadAsItIs() {
        String text = "a cat on a mat, best quality";
        assertEquals(text, comment(TiffBlock.bigEndian().userComment("UNICODE", text, StandardCharsets.US_ASCII)));
    }

    @Test
    void theOtherCharacterSetsAreRead() {
        assertEquals("plain", comment(TiffBlock.littleEndian().userComment("ASCII", "plain", StandardCharsets.UTF_8)));
        assertEquals(PROMPT, comment(TiffBlock.littleEndian().userComment("ASCII", PROMPT, StandardCharsets.UTF_8)));
        assertEquals(PROMPT, comment(TiffBlock.littleEndian().userComment("", PROMPT, StandardCharsets.UTF_8)));
        assertEquals("naïve", comment(TiffBlock.littleEndian().userComment("", "naïve", StandardCharsets.ISO_8859_1)));
        assertEquals(
                "日本",
                comment(TiffBlock.littleEndian()
                        .userComment("JIS", "日本", java.nio.charset.Charset.forName("ISO-2022-JP"))));
    }

    @Test
    void aCommentWithoutACharacterSetIsUtf8() {
        byte[] json = "{\"prompt\":\"少女\"}\0\0".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "{\"prompt\":\"少女\"}", comment(TiffBlock.littleEndian().exifUndefined(TiffBlock.USER_COMMENT, json)));
        assertEquals("hi", comment(TiffBlock.littleEndian().exifUndefined(TiffBlock.USER_COMMENT, new byte[] {'h', 'i'
        })));
    }

    @Test
    void aCommentMayStandInTheFirstDirectory() {
        byte[] value = TiffBlock.comment("UNICODE", "first", StandardCharsets.UTF_16BE);
        assertEquals("first", comment(TiffBlock.littleEndian().undefined(TiffBlock.USER_COMMENT, value)));
    }

    @Test
    void bothCommentsAreKept() {
        byte[] jpeg = JpegFile.of(8, 8)
                .exif(TiffBlock.littleEndian()
                        .undefined(TiffBlock.USER_COMMENT, TiffBlock.comment("ASCII", "one", StandardCharsets.US_ASCII))
                        .userComment("UNICODE", "two", StandardCharsets.UTF_16LE))
                .toBytes();
        List<String> texts = Read.of(jpeg).raw().under("exif:UserComment").stream()
                .map(entry -> entry.text())
                .sorted()
                .toList();
        assertEquals(List.of("one", "two"), texts);
    }

    @Test
    void aBinaryCommentIsNoText() {
        byte[] binary = {(byte) 0xFF, 1, 2, (byte) 0x80, 5, 6, 7, (byte) 0xC3, 4, 9, 1};
        ContainerContent content = Read.of(JpegFile.of(8, 8)
                .exif(TiffBlock.littleEndian().exifUndefined(TiffBlock.USER_COMMENT, binary))
                .toBytes());
        assertEquals(List.of(), content.raw().entries());
    }

    @Test
    void theTagsThatToolsWriteIntoAreRead() {
        byte[] jpeg = JpegFile.of(8, 8)
                .exif(TiffBlock.bigEndian()
                        .ascii(TiffBlock.MODEL, "prompt:{\"3\":{}}")
                        .ascii(TiffBlock.MAKE, "workflow:{\"nodes\":[]}")
                        .ascii(TiffBlock.IMAGE_DESCRIPTION, "über")
                        .ascii(0x010C, "extra:{}")
                        .explorer(TiffBlock.XP_COMMENT, "Größe")
                        .exifAscii(TiffBlock.MAKER_NOTE, "fooocus"))
                .toBytes();
        assertEquals("prompt:{\"3\":{}}", Read.text(jpeg, "exif:Model"));
        assertEquals("workflow:{\"nodes\":[]}", Read.text(jpeg, "exif:Make"));
        assertEquals("über", Read.text(jpeg, "exif:ImageDescription"));
        assertEquals("extra:{}", Read.text(jpeg, "exif:0x010c"));
        assertEquals("Größe", Read.text(jpeg, "exif:XPComment"));
        assertEquals("fooocus", Read.text(jpeg, "exif:MakerNote"));
    }

    @Test
    void aBinaryMakerNoteIsNoText() {
        ContainerContent content = Read.of(JpegFile.of(8, 8)
                .exif(TiffBlock.littleEndian().exifUndefined(TiffBlock.MAKER_NOTE, new byte[] {1, 2, 3, 4, 5}))
                .toBytes());
        assertEquals(List.of(), content.raw().entries());
        assertEquals(List.of(), content.warnings());
    }

    @Test
    void valuesBeyondTheBlockAndDirectoriesInCirclesAreWarnings() {
        byte[] circle = ByteWriter.littleEndian()
                .text("II")
                .u16(42)
                .u32(8)
                .u16(3)
                .u16(TiffBlock.MAKE)
                .u16(2)
                .u32(0xFFFF_FFFFL)
                .u32(8)
                .u16(0x8769)
                .u16(4)
                .u32(1)
                .u32(8)
                .u16(TiffBlock.ORIENTATION)
                .u16(3)
                .u32(1)
                .u16(3)
                .u16(0)
                .u32(8)
                .toBytes();
        ContainerContent content = Read.of(JpegFile.of(8, 8)
                .segment(
                        JpegFile.APP1,
                        ByteWriter.bigEndian().text("Exif\0\0").bytes(circle).toBytes())
                .toBytes());
        assertEquals(3, content.header().orientation());
        assertTrue(Read.warned(content).contains("exif:Make"), content.warnings()::toString);
    }

    @Test
    void anOrientationThatDoesNotExistIsPassedOver() {
        for (int wrong : new int[] {0, 9, 65_535}) {
            byte[] jpeg = JpegFile.of(8, 8)
                    .exif(TiffBlock.littleEndian().orientation(wrong))
                    .toBytes();
            assertEquals(1, Read.of(jpeg).header().orientation());
        }
    }
}
