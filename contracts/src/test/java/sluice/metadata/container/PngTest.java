package sluice.metadata.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import sluice.contracts.fixture.ByteWriter;
import sluice.contracts.fixture.PngFile;
import sluice.contracts.fixture.TiffBlock;

class PngTest {
    private static final String PROMPT = "ein Mädchen, 少女, naïve café";

    @Test
    void everyKindOfTextChunkIsRead() {
        byte[] png = PngFile.of(8, 8)
                .text("plain", PROMPT)
                .compressedText("packed", PROMPT)
                .internationalText("international", PROMPT)
                .compressedInternationalText("both", PROMPT)
                .toBytes();
        for (String key : List.of("plain", "packed", "international", "both")) {
            assertEquals(PROMPT, Read.text(png, "png:" + key));
        }
    }

    @Test
    void textMayStandBehindThePixels() {
        byte[] png = PngFile.of(8, 8)
                .text("before", "a")
                .afterPixels()
                .text("parameters", "behind")
                .compressedText("workflow", "{}")
                .toBytes();
        assertEquals(List.of("png:before", "png:parameters", "png:workflow"), Read.sources(Read.of(png)));
    }

    @Test
    void plainTextIsUtf8WhereItCanBeAndLatin1WhereItCannot() {
        assertEquals("naïve", Read.text(PngFile.of(4, 4).text("t", "naïve").toBytes(), "png:t"));
        assertEquals(
                "naïve", Read.text(PngFile.of(4, 4).latin1Text("t", "naïve").toBytes(), "png:t"));
        assertEquals(
                "\uFFFD ok", Read.text(PngFile.of(4, 4).text("t", "\uFFFD ok").toBytes(), "png:t"));
    }

    @Test
    void longTextIsReadWhole() {
        String workflow = "{\"nodes\":[" + "{\"id\":1},".repeat(40_000) + "]}";
        assertEquals(
                workflow, Read.text(PngFile.of(4, 4).text("workflow", workflow).toBytes(), "png:workflow"));
    }

    @Test
    void nulsAreStrippedAndBlankTextIsNoEntry() {
        byte[] png = PngFile.of(4, 4)
                .text("generation_data", "{}\0\0\0")
                .text("prompt", "\0\0")
                .text("empty", "")
                .toBytes();
        ContainerContent content = Read.of(png);
        assertEquals("{}", content.raw().text("png:generation_data").orElseThrow());
        assertEquals(List.of("png:generation_data"), Read.sources(content));
    }

    @Test
    void comfyChunksOfAnimationsAreReadBehindThePixels() {
        byte[] png = PngFile.of(4, 4)
                .animation(3)
                .afterPixels()
                .comfy("prompt", "{\"3\":{}}")
                .comfy("workflow", "{\"nodes\":[]}")
                .toBytes();
        ContainerContent content = Read.of(png);
        assertTrue(content.header().animated());
        assertEquals(List.of("png:comf:prompt", "png:comf:workflow"), Read.sources(content));
        assertEquals("{\"3\":{}}", content.raw().text("png:comf:prompt").orElseThrow());
    }

    @Test
    void oneFrameIsNoAnimation() {
        assertFalse(Read.of(PngFile.of(4, 4).animation(1).toBytes()).header().animated());
        assertFalse(Read.of(PngFile.of(4, 4).toBytes()).header().animated());
    }

    @Test
    void exifAndXmpChunksAreRead() {
        byte[] png = PngFile.of(4, 4)
                .exif(TiffBlock.bigEndian().orientation(6).ascii(TiffBlock.SOFTWARE, "Brush 2"))
                .xmp("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
                .toBytes();
        ContainerContent content = Read.of(png);
        assertEquals(6, content.header().orientation());
        assertEquals("Brush 2", content.raw().text("exif:Software").orElseThrow());
        assertEquals(
                "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>",
                content.raw().text("xmp").orElseThrow());
    }

    @Test
    void exifInAHexadecimalRawProfileIsRead() {
        byte[] exif = TiffBlock.littleEndian().ascii(TiffBlock.MAKE, "Maker").toBytes();
        byte[] block = ByteWriter.bigEndian().text("Exif\0\0").bytes(exif).toBytes();
        String profile =
                "\nexif\n%8d\n%s\n".formatted(block.length, HexFormat.of().formatHex(block));
        byte[] png = PngFile.of(4, 4)
                .compressedText("Raw profile type exif", profile)
                .toBytes();
        assertEquals("Maker", Read.text(png, "exif:Make"));
    }

    @Test
    void aFileThatEndsEarlyIsReadWithAWarning() {
        byte[] whole = PngFile.of(64, 64).text("parameters", "kept").toBytes();
        ContainerContent content = Read.of(Arrays.copyOf(whole, whole.length - 20));
        assertEquals("kept", content.raw().text("png:parameters").orElseThrow());
        assertEquals("png:end", content.warnings().getFirst().source());
        assertEquals("the file ends early", content.warnings().getFirst().message());
        assertEquals(1, content.warnings().size());
        assertEquals(List.of("png:end"), Read.warned(Read.of(Arrays.copyOf(whole, whole.length - 12))));
    }

    @Test
    void aBrokenChunkIsAWarningAndTheRestGoesOn() {
        byte[] png = PngFile.of(4, 4)
                .chunk("zTXt", "bad\0\0not zlib".getBytes(StandardCharsets.ISO_8859_1))
                .chunk("tEXt", "no key here".getBytes(StandardCharsets.ISO_8859_1))
                .chunk("iTXt", "k\0".getBytes(StandardCharsets.ISO_8859_1))
                .chunk("eXIf", new byte[] {'I', 'I', 42})
                .chunk("acTL", new byte[2])
                .text("parameters", "kept")
                .toBytes();
        ContainerContent content = Read.of(png);
        assertEquals(List.of("png:parameters"), Read.sources(content));
        assertEquals(
                List.of("png:bad", "png:chunk:tEXt", "png:chunk:iTXt", "png:chunk:eXIf", "png:chunk:acTL"),
                Read.warned(content));
    }
}
