package sluice.metadata.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sluice.contracts.fixture.TiffBlock;
import sluice.contracts.fixture.WebpFile;

class WebpTest {
    private static TiffBlock exif() {
        return TiffBlock.littleEndian()
                .orientation(3)
                .ascii(TiffBlock.MODEL, "prompt:{}")
                .userComment("UNICODE", "a cat", StandardCharsets.UTF_16BE);
    }

    @Test
    void exifIsReadWithAndWithoutTheNameItHasInJpeg() {
        for (byte[] webp : List.of(
                WebpFile.extended(16, 9).exif(exif()).toBytes(),
                WebpFile.extended(16, 9).exifAsInJpeg(exif()).toBytes(),
                WebpFile.lossy(16, 9).exif(exif()).toBytes())) {
            assertEquals("a cat", Read.text(webp, "exif:UserComment"));
            assertEquals("prompt:{}", Read.text(webp, "exif:Model"));
            assertEquals(3, Read.of(webp).header().orientation());
        }
    }

    @Test
    void oddChunksAreSteppedOverPaddedOrNot() {
        for (WebpFile file :
                List.of(WebpFile.extended(16, 9), WebpFile.extended(16, 9).unpadded())) {
            byte[] webp =
                    file.chunk("ICCP", new byte[7]).xmp("<odd/>!").exif(exif()).toBytes();
            assertEquals("<odd/>!", Read.text(webp, "xmp"));
            assertEquals("a cat", Read.text(webp, "exif:UserComment"));
        }
    }

    @Test
    void metadataBehindAWrongFileSizeIsRead() {
        byte[] small = WebpFile.extended(16, 9).exif(exif()).claiming(-100).toBytes();
        assertEquals("a cat", Read.text(small, "exif:UserComment"));
        assertEquals(List.of(), Read.of(small).warnings());
        byte[] large = WebpFile.extended(16, 9).exif(exif()).claiming(1000).toBytes();
        assertEquals("a cat", Read.text(large, "exif:UserComment"));
        assertEquals(List.of("webp:end"), Read.warned(Read.of(large)));
    }

    @Test
    void aCutFileIsReadWithOneWarning() {
        byte[] webp = WebpFile.extended(16, 9).exif(exif()).xmp("<late/>").toBytes();
        ContainerContent content = Read.of(Arrays.copyOf(webp, webp.length - 4));
        assertEquals("a cat", content.raw().text("exif:UserComment").orElseThrow());
        assertEquals(List.of("webp:end"), Read.warned(content));
    }

    @Test
    void moreThanOneFrameIsAnAnimation() {
        ContainerContent moving =
                Read.of(WebpFile.animation(16, 9, 3).exif(exif()).toBytes());
        assertTrue(moving.header().animated());
        assertEquals("prompt:{}", moving.raw().text("exif:Model").orElseThrow());
        assertFalse(Read.of(WebpFile.animation(16, 9, 1).toBytes()).header().animated());
        assertFalse(Read.of(WebpFile.extended(16, 9).toBytes()).header().animated());
    }
}
