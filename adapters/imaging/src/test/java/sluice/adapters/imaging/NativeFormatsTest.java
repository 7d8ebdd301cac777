package sluice.adapters.imaging;

import static org.bytedeco.leptonica.global.leptonica.lept_free;
import static org.bytedeco.leptonica.global.leptonica.pixCreate;
import static org.bytedeco.leptonica.global.leptonica.pixDestroy;
import static org.bytedeco.leptonica.global.leptonica.pixGetData;
import static org.bytedeco.leptonica.global.leptonica.pixSetSpp;
import static org.bytedeco.leptonica.global.leptonica.pixWriteMemWebP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.bytedeco.leptonica.PIX;
import org.junit.jupiter.api.Test;
import sluice.contracts.image.Damage;
import sluice.contracts.image.ImageFiles;
import sluice.contracts.image.TestPicture;
import sluice.contracts.image.WebpWriter;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.image.PixelProbe;
import sluice.image.Rendered;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;

/** What needs the native library itself to be tested: files that only it writes, and memory that only it takes. */
class NativeFormatsTest {
    private static final Path PROCESS_STATUS = Path.of("/proc/self/status");
    private static final RenditionSpec BEST = new RenditionSpec(1000, 100, 0xEDEDED, 4_000_000);

    private final LeptonicaImageRenderer renderer = new LeptonicaImageRenderer();

    @Test
    void readsLossyWebp() throws Exception {
        TestPicture picture = TestPicture.photograph(1300, 900, 1);
        AtomicBoolean probed = new AtomicBoolean();
        Rendered rendered = render(ImageFormat.WEBP, lossyWebp(picture), pixels -> probed.set(true));
        TestPicture exact = picture.areaAverage(rendered.width(), rendered.height());
        assertTrue(ImageFiles.decodeJpeg(rendered.jpeg()).psnr(exact) >= 36);
        assertTrue(!probed.get(), "lossy pixels hide nothing");
    }

    @Test
    void readsLossyWebpWithAlpha() throws Exception {
        TestPicture clear = TestPicture.plain(50, 40, 0x00336699);
        Rendered rendered = render(ImageFormat.WEBP, lossyWebp(clear), PixelProbe.NONE);
        assertEquals(0xed, ImageFiles.decodeJpeg(rendered.jpeg()).at(20, 20) & 0xff, 3);
    }

    @Test
    void refusesTruncatedWebp() {
        byte[] file = lossyWebp(TestPicture.photograph(300, 300, 2));
        assertThrows(
                UnrenderableException.class,
                () -> render(ImageFormat.WEBP, Arrays.copyOf(file, file.length / 2), PixelProbe.NONE));
    }

    @Test
    void survivesDamagedLossyWebp() {
        byte[] file = lossyWebp(TestPicture.photograph(67, 41, 3));
        for (int seed = 0; seed < 2_000; seed++) {
            byte[] damaged = new Damage(seed).apply(file);
            try {
                render(ImageFormat.WEBP, damaged, pixels -> pixels.argb(0, 0));
            } catch (UnrenderableException refusal) {
                // As good an answer as a picture.
            }
        }
    }

    @Test
    void givesNativeMemoryBack() throws Exception {
        assumeTrue(Files.exists(PROCESS_STATUS), "resident memory is read from the Linux kernel");
        TestPicture picture = TestPicture.photograph(1000, 1000, 4);
        byte[] jpeg = ImageFiles.jpeg(picture, false);
        byte[] webp = WebpWriter.lossless(picture);
        long before = 0;
        // Four pictures of 4 MB a round: leaking any of them would add 160 MB.
        for (int round = 0; round < 60; round++) {
            if (round == 20) {
                before = bytesOutsideTheHeap();
            }
            renderOrRefuse(ImageFormat.JPEG, jpeg);
            renderOrRefuse(ImageFormat.WEBP, webp);
            renderOrRefuse(ImageFormat.JPEG, new Damage(round).apply(jpeg));
            renderOrRefuse(ImageFormat.WEBP, new Damage(round).apply(webp));
        }
        long grown = bytesOutsideTheHeap() - before;
        assertTrue(grown < 80L << 20, () -> "memory outside the heap grew by " + grown + " bytes");
    }

    private void renderOrRefuse(ImageFormat format, byte[] file) {
        try {
            render(format, file, PixelProbe.NONE);
        } catch (UnrenderableException refusal) {
            // Refusals must give their memory back as well.
        }
    }

    private Rendered render(ImageFormat format, byte[] file, PixelProbe probe) throws UnrenderableException {
        return renderer.render(ByteBuffer.wrap(file), new ImageHeader(format, 1, 1, 1, false), BEST, probe);
    }

    private static long bytesOutsideTheHeap() throws IOException {
        long resident = Files.readAllLines(PROCESS_STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
        return resident - Runtime.getRuntime().totalMemory();
    }

    private static byte[] lossyWebp(TestPicture picture) {
        Leptonica.ready();
        PIX pix = pixCreate(picture.width(), picture.height(), 32);
        BytePointer webp = new BytePointer((Pointer) null);
        try {
            pixSetSpp(pix, 4);
            int[] words = picture.argb().clone();
            for (int i = 0; i < words.length; i++) {
                words[i] = Integer.rotateLeft(words[i], 8);
            }
            pixGetData(pix).capacity(words.length).put(words);
            ByteBuffer length = ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());
            assertEquals(0, pixWriteMemWebP(webp, new SizeTPointer(new Pointer(length)), pix, 95, 0));
            byte[] bytes = new byte[(int) length.getLong(0)];
            webp.capacity(bytes.length).get(bytes);
            return bytes;
        } finally {
            lept_free(webp);
            pixDestroy(pix);
        }
    }
}
