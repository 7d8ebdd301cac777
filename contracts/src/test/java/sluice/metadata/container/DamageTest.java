package sluice.metadata.container;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import sluice.contracts.fixture.C2paStore;
import sluice.contracts.fixture.GifFile;
import sluice.contracts.fixture.HeifFile;
import sluice.contracts.fixture.JpegFile;
import sluice.contracts.fixture.JxlFile;
import sluice.contracts.fixture.Mutations;
import sluice.contracts.fixture.PlainFile;
import sluice.contracts.fixture.PngFile;
import sluice.contracts.fixture.TiffBlock;
import sluice.contracts.fixture.WebpFile;
import sluice.metadata.ByteSource;
import sluice.metadata.MetadataLimits;

/** Whatever happens to a file, reading it ends soon, with a result or with a reason. */
class DamageTest {
    private static final int MUTATIONS = 4_000;
    private static final MetadataLimits LIMITS = new MetadataLimits(1 << 20, 4 << 20, 100, 32, 1 << 28);
    /** Several times all that may be kept of a file's metadata. */
    private static final long MOST_ALLOCATED = 32 << 20;

    private static final ThreadMXBean ALLOCATION = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final String XMP =
            "<x xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmp:CreateDate='2024-05-01'>" + "<y>text</y></x>";

    private static TiffBlock exif(TiffBlock block) {
        return block.orientation(6)
                .ascii(TiffBlock.MAKE, "workflow:{\"nodes\":[]}")
                .explorer(TiffBlock.XP_COMMENT, "comment")
                .exifAscii(TiffBlock.DATE_TIME_ORIGINAL, "2024:05:01 12:00:00")
                .userComment("UNICODE", "a cat on a mat", StandardCharsets.UTF_16BE);
    }

    private static Map<String, byte[]> files() {
        byte[] store = new C2paStore()
                .manifest("made by", "agent", "type")
                .jsonManifest("b", "c")
                .toBytes();
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "png",
                PngFile.of(9, 9)
                        .text("parameters", "a cat\nSteps: 20")
                        .compressedText("workflow", "{\"nodes\":[]}")
                        .compressedInternationalText("Comment", "{}")
                        .text("Creation Time", "2024-05-01")
                        .xmp(XMP)
                        .exif(exif(TiffBlock.bigEndian()))
                        .c2pa(store)
                        .animation(2)
                        .afterPixels()
                        .comfy("prompt", "{}")
                        .toBytes());
        files.put(
                "jpeg",
                JpegFile.of(9, 9)
                        .exif(exif(TiffBlock.littleEndian()))
                        .xmp(XMP)
                        .extendedXmp("0123456789ABCDEF0123456789ABCDEF", XMP, 50)
                        .comment("hello")
                        .c2pa(store, 200)
                        .toBytes());
        files.put(
                "webp",
                WebpFile.animation(9, 9, 2)
                        .exif(exif(TiffBlock.littleEndian()))
                        .xmp(XMP)
                        .c2pa(store)
                        .toBytes());
        files.put(
                "lossless webp",
                WebpFile.lossless(9, 9, -1)
                        .exifAsInJpeg(exif(TiffBlock.bigEndian()))
                        .toBytes());
        files.put("gif", GifFile.of(9, 9).comment("hello").xmp(XMP).frames(2).toBytes());
        files.put("bmp", PlainFile.bmp(9, 9));
        files.put("os/2 bmp", PlainFile.bmpOfOs2(9, 9));
        files.put("tiff", PlainFile.tiff(9, 9, exif(TiffBlock.littleEndian())));
        files.put("bigtiff", PlainFile.tiff(9, 9, exif(TiffBlock.wide(ByteOrder.BIG_ENDIAN))));
        files.put(
                "avif",
                HeifFile.of("avif", 9, 9)
                        .exif(exif(TiffBlock.bigEndian()))
                        .xmp(XMP, 3)
                        .xmpInMeta(XMP)
                        .turned(1)
                        .mirrored(0)
                        .c2pa(store)
                        .toBytes());
        files.put(
                "heic",
                HeifFile.of("heic", 9, 9).exif(exif(TiffBlock.littleEndian())).toBytes());
        JxlFile jxl =
                JxlFile.of(9, 9).exif(exif(TiffBlock.bigEndian())).xmp(XMP).box("jumb", store);
        files.put("jxl", jxl.toBytes());
        files.put("jxl in parts", jxl.inParts());
        files.put("bare jxl", jxl.bare());
        return files;
    }

    @TestFactory
    Stream<DynamicTest> damagedFilesAreReadOrRefusedAndNothingElse() {
        return files().entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getKey(),
                        () -> assertTimeoutPreemptively(
                                Duration.ofSeconds(60), () -> damage(file.getKey(), file.getValue()))));
    }

    private static void damage(String file, byte[] whole) throws Exception {
        Containers containers = new Containers(LIMITS, ZoneOffset.UTC);
        containers.read(ByteSource.of(whole));
        int readable = 0;
        for (long seed = 0; seed < MUTATIONS; seed++) {
            String name = file + " with seed " + seed;
            byte[] damaged = new Mutations(seed).of(whole);
            long before = ALLOCATION.getCurrentThreadAllocatedBytes();
            try {
                ContainerContent content = containers.read(ByteSource.of(damaged));
                readable++;
                assertTrue(content.warnings().size() <= 101, "too many warnings");
            } catch (NotAnImageException refused) {
                assertTrue(refused.getMessage() != null && !refused.getMessage().isBlank(), "no reason");
            } catch (Exception | StackOverflowError | OutOfMemoryError failure) {
                fail(name, failure);
            }
            long allocated = ALLOCATION.getCurrentThreadAllocatedBytes() - before;
            assertTrue(allocated < MOST_ALLOCATED, () -> name + " allocated " + allocated + " bytes");
        }
        assertTrue(readable > MUTATIONS / 20, "hardly anything was readable: " + readable);
    }

    @TestFactory
    Stream<DynamicTest> everyTruncationIsReadOrRefused() {
        return files().entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    Containers containers = new Containers(LIMITS, ZoneOffset.UTC);
                    for (int length = 0; length < file.getValue().length; length++) {
                        try {
                            containers.read(ByteSource.of(file.getValue(), length));
                        } catch (NotAnImageException refused) {
                            assertTrue(
                                    refused.getMessage() != null
                                            && !refused.getMessage().isBlank(),
                                    "no reason");
                        } catch (Exception failure) {
                            fail(file.getKey() + " cut to " + length, failure);
                        }
                    }
                }));
    }
}
