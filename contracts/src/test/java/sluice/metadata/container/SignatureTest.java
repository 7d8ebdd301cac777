package sluice.metadata.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sluice.contracts.fixture.ByteWriter;
import sluice.contracts.fixture.GifFile;
import sluice.contracts.fixture.HeifFile;
import sluice.contracts.fixture.JpegFile;
import sluice.contracts.fixture.JxlFile;
import sluice.contracts.fixture.PlainFile;
import sluice.contracts.fixture.PngFile;
import sluice.contracts.fixture.TiffBlock;
import sluice.contracts.fixture.WebpFile;
import sluice.metadata.ByteSource;

class SignatureTest {
    @Test
    void everyFormatIsKnownByItsFirstBytesAndSaysItsSize() {
        assertEquals("png 40x30", Read.size(PngFile.of(40, 30).toBytes()));
        assertEquals("jpeg 40x30", Read.size(JpegFile.of(40, 30).toBytes()));
        assertEquals("webp 40x30", Read.size(WebpFile.lossless(40, 30, -1).toBytes()));
        assertEquals("webp 400x300", Read.size(WebpFile.lossy(400, 300).toBytes()));
        assertEquals("webp 5000x16384", Read.size(WebpFile.extended(5000, 16384).toBytes()));
        assertEquals("gif 40x30", Read.size(GifFile.of(40, 30).toBytes()));
        assertEquals("bmp 40x30", Read.size(PlainFile.bmp(40, 30)));
        assertEquals("bmp 41x30", Read.size(PlainFile.bmpOfOs2(41, 30)));
        assertEquals("bmp 41x30", Read.size(PlainFile.bmpFromTheTop(41, 30)));
        assertEquals("tiff 40x30", Read.size(PlainFile.tiff(40, 30)));
        assertEquals("tiff 40x30", Read.size(PlainFile.tiff(40, 30, TiffBlock.bigEndian())));
        assertEquals("tiff 40x30", Read.size(PlainFile.tiff(40, 30, TiffBlock.wide(ByteOrder.LITTLE_ENDIAN))));
        assertEquals("tiff 40x30", Read.size(PlainFile.tiff(40, 30, TiffBlock.wide(ByteOrder.BIG_ENDIAN))));
        assertEquals("avif 40x30", Read.size(HeifFile.of("avif", 40, 30).toBytes()));
        assertEquals("heic 40x30", Read.size(HeifFile.of("heic", 40, 30).toBytes()));
        assertEquals("jxl 4000x3000", Read.size(JxlFile.of(4000, 3000).bare()));
        assertEquals("jxl 4000x3000", Read.size(JxlFile.of(4000, 3000).toBytes()));
        assertEquals("jxl 4000x3000", Read.size(JxlFile.of(4000, 3000).inParts()));
        assertEquals("jxl 256x128", Read.size(JxlFile.twiceAsWide(128).bare()));
    }

    @Test
    void whatIsNoImageIsRefusedWithThePlainReason() {
        assertEquals("empty file", Read.refusal(new byte[0]));
        assertEquals(
                "not an image Sluice knows (starts with \"%PDF-1.7\")",
                Read.refusal("%PDF-1.7\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals("not an image Sluice knows (starts with 00 01 02 03)", Read.refusal(new byte[] {0, 1, 2, 3}));
        assertEquals(
                "not an image Sluice knows (starts with \"BMW is a car\")",
                Read.refusal("BMW is a car, not a bitmap".getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                "a film or another kind of media (brand \"isom\"), not an image",
                Read.refusal(
                        ByteWriter.bigEndian().u32(16).text("ftypisom").u32(0).toBytes()));
    }

    @Test
    void aFileThatEndsInsideItsHeaderIsNoImage() {
        assertEquals(
                "a PNG that ends inside its header",
                Read.refusal(Arrays.copyOf(PngFile.of(4, 4).toBytes(), 20)));
        assertEquals(
                "a PNG that ends inside its header",
                Read.refusal(Arrays.copyOf(PngFile.of(4, 4).toBytes(), 4)));
        assertEquals(
                "a JPEG that ends inside its header",
                Read.refusal(Arrays.copyOf(JpegFile.of(4, 4).toBytes(), 90)));
        assertEquals(
                "a GIF that ends inside its header",
                Read.refusal(Arrays.copyOf(GifFile.of(4, 4).toBytes(), 9)));
        assertEquals("a BMP that ends inside its header", Read.refusal(Arrays.copyOf(PlainFile.bmp(4, 4), 16)));
        assertEquals("a TIFF that ends inside its header", Read.refusal(Arrays.copyOf(PlainFile.tiff(4, 4), 12)));
        assertEquals(
                "a WebP that ends inside its header",
                Read.refusal(Arrays.copyOf(WebpFile.lossless(4, 4, -1).toBytes(), 22)));
        assertEquals(
                "an AVIF that ends inside its header",
                Read.refusal(Arrays.copyOf(HeifFile.of("avif", 4, 4).toBytes(), 60)));
        assertEquals(
                "a JXL that ends inside its header",
                Read.refusal(Arrays.copyOf(JxlFile.of(4, 4).bare(), 4)));
    }

    @Test
    void anImageOverThePixelLimitIsRefusedBeforeAnythingElse() {
        assertEquals(
                "65535 x 65535 pixels is over the limit of 268435456",
                Read.refusal(PngFile.of(4, 4).claiming(65_535, 65_535)));
        assertEquals("a PNG of 0 x 4 pixels", Read.refusal(PngFile.of(4, 4).claiming(0, 4)));
        assertTrue(Read.refusal(PngFile.of(4, 4).claiming(-1, 4)).startsWith("a PNG of 4294967295 x 4"));
    }

    @Test
    void aPngWhoseLineEndsWereChangedIsNamedSo() {
        byte[] png = PngFile.of(4, 4).toBytes();
        png[4] = '\n';
        assertEquals("a PNG that was damaged in transfer: its line ends were changed", Read.refusal(png));
    }

    @Test
    void aFileOnDiskIsReadLikeOneInMemory(@TempDir Path folder) throws IOException, NotAnImageException {
        for (byte[] bytes : List.of(
                PngFile.of(40, 30).text("parameters", "a cat").toBytes(),
                JpegFile.of(40, 30).comment("a cat").toBytes(),
                GifFile.of(40, 30).comment("a cat".repeat(3000)).toBytes(),
                HeifFile.of("avif", 40, 30).xmp("a cat", 2).toBytes())) {
            Path file = Files.write(folder.resolve("image"), bytes);
            try (FileChannel channel = FileChannel.open(file)) {
                assertEquals(Read.of(bytes), Read.CONTAINERS.read(ByteSource.of(channel)));
            }
        }
    }
}
