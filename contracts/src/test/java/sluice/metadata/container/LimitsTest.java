package sluice.metadata.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import sluice.contracts.fixture.Boxes;
import sluice.contracts.fixture.ByteWriter;
import sluice.contracts.fixture.GifFile;
import sluice.contracts.fixture.HeifFile;
import sluice.contracts.fixture.JpegFile;
import sluice.contracts.fixture.PngFile;
import sluice.contracts.fixture.TiffBlock;
import sluice.metadata.MetadataLimits;

class LimitsTest {
    private static final MetadataLimits SMALL = new MetadataLimits(1_000, 2_500, 5, 8, 1_000_000);
    private static final String LONG = "x".repeat(1_200);

    @Test
    void anEntryOverTheLimitIsLeftOutAndTheNextIsRead() {
        for (byte[] file : List.of(
                PngFile.of(4, 4).text("a", LONG).text("b", "kept").toBytes(),
                PngFile.of(4, 4).compressedText("a", LONG).text("b", "kept").toBytes(),
                PngFile.of(4, 4)
                        .compressedInternationalText("a", LONG)
                        .text("b", "kept")
                        .toBytes(),
                JpegFile.of(4, 4).comment(LONG).comment("kept").toBytes(),
                JpegFile.of(4, 4)
                        .exif(TiffBlock.littleEndian().ascii(TiffBlock.MAKE, LONG))
                        .comment("kept")
                        .toBytes(),
                GifFile.of(4, 4).comment(LONG).comment("kept").toBytes(),
                HeifFile.of("avif", 4, 4).xmp(LONG, 3).xmpInMeta("kept").toBytes())) {
            ContainerContent content = Read.of(file, SMALL);
            assertEquals("kept", content.raw().entries().getFirst().text());
            assertEquals(1, content.raw().entries().size());
            assertTrue(content.warnings().getFirst().message().startsWith("left out"), content.warnings()::toString);
        }
    }

    @Test
    void allEntriesTogetherStayUnderTheTotal() {
        PngFile png = PngFile.of(4, 4);
        for (int i = 0; i < 4; i++) {
            png.text("k" + i, "y".repeat(900));
        }
        ContainerContent content = Read.of(png.toBytes(), SMALL);
        assertEquals(2, content.raw().entries().size());
        assertEquals(2, content.warnings().size());
    }

    @Test
    void noMoreEntriesThanTheLimit() {
        PngFile png = PngFile.of(4, 4);
        for (int i = 0; i < 500; i++) {
            png.text("k" + i, "y");
        }
        ContainerContent content = Read.of(png.toBytes(), SMALL);
        assertEquals(5, content.raw().entries().size());
        assertEquals(101, content.warnings().size());
    }

    @Test
    void manyBombsTakeNoLongerThanOne() {
        PngFile png = PngFile.of(4, 4);
        byte[] bomb = PngFile.deflated(new byte[64 << 20]);
        for (int i = 0; i < 300; i++) {
            png.chunk(
                    "zTXt", ByteWriter.bigEndian().text("bomb\0\0").bytes(bomb).toBytes());
        }
        byte[] file = png.toBytes();
        ContainerContent content = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Read.of(file));
        assertEquals(List.of(), content.raw().entries());
    }

    /** Extents that take no bytes of the box: four billion of them fit into a megabyte. */
    @Test
    void extentsWithoutBytesCannotGoOnForEver() {
        ByteWriter location = ByteWriter.bigEndian().u16(0).u16(0xFFFF);
        for (int i = 0; i < 0xFFFF; i++) {
            location.u16(i).u16(0).u16(0xFFFF);
        }
        byte[] size =
                Boxes.fullBox("ispe", 0, 0, ByteWriter.bigEndian().u32(4).u32(4).toBytes());
        byte[] file = ByteWriter.bigEndian()
                .bytes(Boxes.box(
                        "ftyp", ByteWriter.bigEndian().text("avif").u32(0).toBytes()))
                .bytes(Boxes.fullBox(
                        "meta",
                        0,
                        0,
                        Boxes.box("iprp", Boxes.box("ipco", size)),
                        Boxes.fullBox("iloc", 0, 0, location.toBytes())))
                .toBytes();
        ContainerContent content = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Read.of(file));
        assertEquals(List.of("avif:meta"), Read.warned(content));
    }

    /** Each of many fields points to one directory of many fields. */
    @Test
    void manyPointersToOneDirectoryDoNotMultiplyTheWork() {
        int fields = 60_000;
        ByteWriter block = ByteWriter.littleEndian().text("II").u16(42).u32(8).u16(fields);
        for (int i = 0; i < fields; i++) {
            block.u16(0x8769).u16(4).u32(1).u32(8);
        }
        byte[] file = PngFile.of(4, 4).chunk("eXIf", block.u32(0).toBytes()).toBytes();
        ContainerContent content = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Read.of(file));
        assertEquals(List.of(), content.raw().entries());
    }
}
