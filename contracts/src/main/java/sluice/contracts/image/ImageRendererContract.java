package sluice.contracts.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.image.ImageRenderer;
import sluice.image.PixelProbe;
import sluice.image.Rendered;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;

/** The contract of {@link ImageRenderer}: size, place, colour, refusals. What files may hold is in the other suites. */
public abstract class ImageRendererContract {
    /** Best quality, so that what is measured is the scaling and not the encoding. */
    protected static final RenditionSpec BEST = new RenditionSpec(320, 100, 0xEDEDED, 268_435_456);

    protected abstract ImageRenderer renderer();

    protected static ImageHeader header(ImageFormat format, TestPicture picture) {
        return new ImageHeader(format, picture.width(), picture.height(), 1, false);
    }

    protected final Rendered render(ImageFormat format, TestPicture picture, byte[] file) throws Exception {
        return renderer().render(ByteBuffer.wrap(file), header(format, picture), BEST, PixelProbe.NONE);
    }

    protected final TestPicture shown(ImageFormat format, TestPicture picture, byte[] file) throws Exception {
        Rendered rendered = render(format, picture, file);
        assertNull(rendered.warning());
        TestPicture shown = ImageFiles.decodeJpeg(rendered.jpeg());
        assertEquals(rendered.width(), shown.width());
        assertEquals(rendered.height(), shown.height());
        return shown;
    }

    private static byte[] png(TestPicture picture) {
        return new PngWriter(picture, PngWriter.Colour.RGB, 8).bytes();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1", "320, 320, 320, 320", "319, 7, 319, 7", "321, 321, 320, 320", "1024, 1024, 320, 320",
        "1024, 768, 320, 240", "768, 1024, 240, 320", "1000, 333, 320, 107", "1, 10000, 1, 320", "10000, 1, 320, 1",
        "20000, 3, 320, 1", "3, 700, 1, 320", "5000, 2, 320, 1"
    })
    void keepsTheAspectRatioAndNeverEnlarges(int width, int height, int newWidth, int newHeight) throws Exception {
        TestPicture picture = TestPicture.plain(width, height, 0xff3366cc);
        for (byte[] file : List.of(png(picture), new PngWriter(picture, PngWriter.Colour.RGBA, 16).bytes())) {
            Rendered rendered = render(ImageFormat.PNG, picture, file);
            assertEquals(newWidth, rendered.width());
            assertEquals(newHeight, rendered.height());
        }
        Rendered fromJpeg = render(ImageFormat.JPEG, picture, ImageFiles.jpeg(picture, false));
        assertEquals(newWidth, fromJpeg.width());
        assertEquals(newHeight, fromJpeg.height());
    }

    @ParameterizedTest
    @CsvSource({"1024, 1024", "1000, 777", "640, 640", "333, 500", "2050, 1500"})
    void shrinksLikeAnAreaAverage(int width, int height) throws Exception {
        TestPicture picture = TestPicture.photograph(width, height, width);
        TestPicture fromPng = shown(ImageFormat.PNG, picture, png(picture));
        TestPicture exact = picture.areaAverage(fromPng.width(), fromPng.height());
        assertTrue(fromPng.psnr(exact) >= 36, () -> "PNG: " + fromPng.psnr(exact) + " dB");
        TestPicture fromJpeg = shown(ImageFormat.JPEG, picture, ImageFiles.jpeg(picture, false));
        assertTrue(fromJpeg.psnr(exact) >= 36, () -> "JPEG: " + fromJpeg.psnr(exact) + " dB");
        TestPicture fromWebp = shown(ImageFormat.WEBP, picture, WebpWriter.lossless(picture));
        assertTrue(fromWebp.psnr(exact) >= 36, () -> "WebP: " + fromWebp.psnr(exact) + " dB");
    }

    @Test
    void keepsAPlainColourExactly() throws Exception {
        for (int grey : new int[] {0, 1, 127, 128, 254, 255}) {
            TestPicture picture = TestPicture.plain(777, 555, 0xff000000 | grey * 0x010101);
            TestPicture shown = shown(ImageFormat.PNG, picture, png(picture));
            assertEquals(
                    TestPicture.plain(320, 229, 0xff000000 | grey * 0x010101).psnr(shown), Double.POSITIVE_INFINITY);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsUpright(int orientation) throws Exception {
        TestPicture picture = TestPicture.photograph(96, 64, 5);
        ImageHeader header = new ImageHeader(ImageFormat.PNG, 96, 64, orientation, false);
        Rendered rendered = renderer().render(ByteBuffer.wrap(png(picture)), header, BEST, PixelProbe.NONE);
        assertEquals(header.shownWidth(), rendered.width());
        assertEquals(header.shownHeight(), rendered.height());
        assertTrue(ImageFiles.decodeJpeg(rendered.jpeg()).psnr(picture.upright(orientation)) >= 36);
    }

    @Test
    void laysTransparencyOverTheBackground() throws Exception {
        TestPicture clear = TestPicture.plain(64, 64, 0x00ff0000);
        TestPicture half = TestPicture.plain(64, 64, 0x80ff0000);
        for (TestPicture picture : List.of(clear, half)) {
            TestPicture expected = picture.over(BEST.background());
            TestPicture fromPng =
                    shown(ImageFormat.PNG, picture, new PngWriter(picture, PngWriter.Colour.RGBA, 8).bytes());
            assertTrue(fromPng.psnr(expected) >= 45);
            TestPicture fromWebp = shown(ImageFormat.WEBP, picture, WebpWriter.lossless(picture));
            assertTrue(fromWebp.psnr(expected) >= 45);
        }
        TestPicture fromGif = shown(ImageFormat.GIF, clear, ImageFiles.gif(clear));
        assertTrue(fromGif.psnr(clear.over(BEST.background())) >= 45);
    }

    @Test
    void takesTheMeanLumaOfTheUprightPicture() throws Exception {
        TestPicture picture = TestPicture.photograph(1000, 640, 9);
        ImageHeader header = new ImageHeader(ImageFormat.PNG, 1000, 640, 6, false);
        float[] luma = renderer()
                .render(ByteBuffer.wrap(png(picture)), header, BEST, PixelProbe.NONE)
                .luma();
        assertLuma(picture.upright(6).areaAverage(32, 32), luma, 1.5);
        RenditionSpec tiny = new RenditionSpec(8, 80, 0xEDEDED, 1 << 24);
        float[] ofTiny = renderer()
                .render(ByteBuffer.wrap(png(picture)), header, tiny, PixelProbe.NONE)
                .luma();
        assertLuma(picture.upright(6).areaAverage(32, 32), ofTiny, 1.5);
        TestPicture small = TestPicture.plain(1, 3, 0xff646464);
        assertLuma(
                TestPicture.plain(32, 32, 0xff646464),
                render(ImageFormat.PNG, small, png(small)).luma(),
                0.5);
    }

    private static void assertLuma(TestPicture expected, float[] luma, double tolerance) {
        for (int i = 0; i < luma.length; i++) {
            int argb = expected.argb()[i];
            double mean = 0.299 * (argb >> 16 & 0xff) + 0.587 * (argb >> 8 & 0xff) + 0.114 * (argb & 0xff);
            assertEquals(mean, luma[i], tolerance);
        }
    }

    @ParameterizedTest
    @EnumSource(ImageFormat.class)
    void refusesWhatItDoesNotKnow(ImageFormat format) {
        ImageHeader header = new ImageHeader(format, 10, 10, 1, false);
        for (byte[] nonsense : List.of(
                new byte[0],
                new byte[1],
                new byte[4096],
                "no picture".repeat(50).getBytes())) {
            ByteBuffer file = ByteBuffer.wrap(nonsense);
            UnrenderableException refusal = assertThrows(
                    UnrenderableException.class, () -> renderer().render(file, header, BEST, PixelProbe.NONE));
            assertFalse(String.valueOf(refusal.getMessage()).isBlank());
        }
    }

    @Test
    void refusesMorePixelsThanAllowed() throws Exception {
        TestPicture picture = TestPicture.photograph(101, 100, 1);
        RenditionSpec spec = new RenditionSpec(320, 80, 0, 10_000);
        for (var file : FormatSamples.of(picture)) {
            // The head that the caller read is not to be trusted either.
            ImageHeader lying = new ImageHeader(file.format(), 10, 10, 1, false);
            assertThrows(
                    UnrenderableException.class,
                    () -> renderer().render(ByteBuffer.wrap(file.bytes()), lying, spec, PixelProbe.NONE),
                    file.name());
        }
    }

    @Test
    void leavesTheBufferAsItWas() throws Exception {
        TestPicture picture = TestPicture.photograph(80, 50, 2);
        for (var file : FormatSamples.of(picture)) {
            ByteBuffer padded = ByteBuffer.allocateDirect(file.bytes().length + 30);
            padded.position(17).put(file.bytes()).flip().position(17);
            Rendered direct = renderer().render(padded, header(file.format(), picture), BEST, PixelProbe.NONE);
            assertEquals(17, padded.position());
            assertEquals(17 + file.bytes().length, padded.limit());
            Rendered onHeap = render(file.format(), picture, file.bytes());
            assertTrue(java.util.Arrays.equals(onHeap.jpeg(), direct.jpeg()), file.name());
            ByteBuffer inArray = ByteBuffer.allocate(file.bytes().length + 30).position(9);
            inArray.put(file.bytes()).flip().position(9);
            Rendered fromArray = renderer().render(inArray, header(file.format(), picture), BEST, PixelProbe.NONE);
            assertTrue(java.util.Arrays.equals(onHeap.jpeg(), fromArray.jpeg()), file.name());
            ByteBuffer readOnly = ByteBuffer.wrap(file.bytes()).asReadOnlyBuffer();
            assertNotNull(renderer().render(readOnly, header(file.format(), picture), BEST, PixelProbe.NONE));
        }
    }

    @Test
    void worksOnManyThreads() throws Exception {
        TestPicture picture = TestPicture.photograph(200, 150, 3);
        List<FormatSamples.Sample> files = FormatSamples.of(picture);
        List<byte[]> expected = new ArrayList<>();
        for (var file : files) {
            expected.add(render(file.format(), picture, file.bytes()).jpeg());
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<byte[]>> jpegs = new ArrayList<>();
            for (int i = 0; i < 20 * files.size(); i++) {
                var file = files.get(i % files.size());
                jpegs.add(threads.submit(
                        () -> render(file.format(), picture, file.bytes()).jpeg()));
            }
            for (int i = 0; i < jpegs.size(); i++) {
                assertTrue(java.util.Arrays.equals(expected.get(i % files.size()), get(jpegs.get(i))));
            }
        }
    }

    private static byte[] get(Future<byte[]> future) throws InterruptedException, ExecutionException {
        return future.get();
    }
}
