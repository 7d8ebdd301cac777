package sluice.metadata.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sluice.contracts.fixture.GifFile;
import sluice.contracts.fixture.PlainFile;
import sluice.contracts.fixture.TiffBlock;

class GifAndTiffTest {
    @Test
    void commentsOfAnyLengthAreRead() {
        String comment = "ein langer Gruß, ".repeat(100);
        byte[] gif = GifFile.of(8, 8).comment(comment).comment("second").toBytes();
        assertEquals(
                List.of(comment, "second"),
                Read.of(gif).raw().under("gif:comment").stream()
                        .map(entry -> entry.text())
                        .toList());
    }

    @Test
    void xmpStandsOutsideSubBlocks() {
        byte[] gif =
                GifFile.of(8, 8).xmp("<xmp>in a gif</xmp>").comment("behind").toBytes();
        assertEquals("<xmp>in a gif</xmp>", Read.text(gif, "xmp"));
        assertEquals("behind", Read.text(gif, "gif:comment"));
    }

    @Test
    void moreThanOneFrameIsAnAnimation() {
        assertTrue(Read.of(GifFile.of(8, 8).frames(2).toBytes()).header().animated());
        assertFalse(Read.of(GifFile.of(8, 8).toBytes()).header().animated());
    }

    @Test
    void aGifWithoutItsEndIsReadWithAWarning() {
        byte[] gif = GifFile.of(8, 8).comment("kept").toBytes();
        ContainerContent content = Read.of(Arrays.copyOf(gif, gif.length - 1));
        assertEquals("kept", content.raw().text("gif:comment").orElseThrow());
        assertEquals(List.of("gif:end"), Read.warned(content));
    }

    @Test
    void aCutBitmapIsAWarning() {
        byte[] bmp = PlainFile.bmp(20, 20);
        assertEquals(List.of(), Read.of(bmp).warnings());
        assertEquals(List.of("bmp:end"), Read.warned(Read.of(Arrays.copyOf(bmp, bmp.length - 1))));
    }

    @Test
    void tagsOfATiffAreReadLikeExif() {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            for (TiffBlock block : List.of(TiffBlock.in(order), TiffBlock.wide(order))) {
                byte[] tiff = PlainFile.tiff(
                        12,
                        10,
                        block.ascii(TiffBlock.IMAGE_DESCRIPTION, "a cat")
                                .orientation(7)
                                .undefined(TiffBlock.XMP, "<xmp/>".getBytes(StandardCharsets.UTF_8))
                                .userComment("UNICODE", "in the Exif directory", StandardCharsets.UTF_16BE));
                ContainerContent content = Read.of(tiff);
                assertEquals(7, content.header().orientation());
                assertEquals(
                        "a cat", content.raw().text("exif:ImageDescription").orElseThrow());
                assertEquals("<xmp/>", content.raw().text("xmp").orElseThrow());
                assertEquals(
                        "in the Exif directory",
                        content.raw().text("exif:UserComment").orElseThrow());
                assertEquals(List.of(), content.warnings());
            }
        }
    }
}
