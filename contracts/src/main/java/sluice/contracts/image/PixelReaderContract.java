package sluice.contracts.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import sluice.image.PixelReader;
import sluice.image.Raster;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;

/** The contract of {@link PixelReader}. */
public abstract class PixelReaderContract {
    private static final RenditionSpec SPEC = new RenditionSpec(320, 80, 0xEDEDED, 268_435_456);

    protected abstract PixelReader reader();

    private static ImageHeader header(ImageFormat format, TestPicture picture) {
        return new ImageHeader(format, picture.width(), picture.height(), 1, false);
    }

    private static byte[] png(TestPicture picture) {
        return new PngWriter(picture, PngWriter.Colour.RGBA, 8).bytes();
    }

    private TestPicture read(ImageFormat format, TestPicture picture, byte[] file, RenditionSpec spec)
            throws Exception {
        return picture(reader().read(ByteBuffer.wrap(file), header(format, picture), spec));
    }

    private static TestPicture picture(Raster raster) {
        int[] argb = new int[raster.width() * raster.height()];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xff000000 | raster.rgb(i % raster.width(), i / raster.width());
        }
        return new TestPicture(raster.width(), raster.height(), argb);
    }

    @Test
    void readsWhatALosslessFileHolds() throws Exception {
        TestPicture picture = TestPicture.photograph(301, 199, 4);
        List<TestPicture> read = List.of(
                read(ImageFormat.PNG, picture, png(picture), SPEC),
                read(ImageFormat.WEBP, picture, WebpWriter.lossless(picture), SPEC),
                read(ImageFormat.BMP, picture, ImageFiles.bmp(picture), SPEC),
                read(ImageFormat.TIFF, picture, ImageFiles.tiff(picture, "LZW"), SPEC));
        for (TestPicture each : read) {
            assertEquals(301, each.width());
            assertArrayEquals(picture.argb(), each.argb());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1",
        "320, 320, 320, 320",
        "319, 7, 319, 7",
        "321, 321, 320, 320",
        "1024, 768, 320, 240",
        "768, 1024, 240, 320",
        "1000, 333, 320, 107",
        "1, 10000, 1, 320",
        "20000, 3, 320, 1"
    })
    void keepsTheAspectRatioAndNeverEnlarges(int width, int height, int newWidth, int newHeight) throws Exception {
        TestPicture picture = TestPicture.plain(width, height, 0xff3366cc);
        List<TestPicture> read = List.of(
                read(ImageFormat.PNG, picture, png(picture), SPEC),
                read(ImageFormat.JPEG, picture, ImageFiles.jpeg(picture, false), SPEC));
        for (TestPicture each : read) {
            assertEquals(newWidth, each.width());
            assertEquals(newHeight, each.height());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 100, 320})
    void shrinksByArea(int longEdge) throws Exception {
        TestPicture picture = TestPicture.photograph(1000, 777, 7);
        RenditionSpec spec = new RenditionSpec(longEdge, 1, 0, 1 << 24);
        TestPicture shrunk = read(ImageFormat.PNG, picture, png(picture), spec);
        assertEquals(longEdge, shrunk.width());
        double fidelity = shrunk.psnr(picture.areaAverage(shrunk.width(), shrunk.height()));
        assertTrue(fidelity >= 45, () -> fidelity + " dB");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsUpright(int orientation) throws Exception {
        TestPicture picture = TestPicture.photograph(96, 64, 5);
        ImageHeader header = new ImageHeader(ImageFormat.PNG, 96, 64, orientation, false);
        Raster raster = reader().read(ByteBuffer.wrap(png(picture)), header, SPEC);
        assertArrayEquals(picture.upright(orientation).argb(), picture(raster).argb());
    }

    @Test
    void laysTransparencyOverTheBackground() throws Exception {
        for (int colour : new int[] {0x00ff0000, 0x80ff0000}) {
            TestPicture picture = TestPicture.plain(64, 64, colour);
            TestPicture expected = picture.over(SPEC.background());
            assertTrue(read(ImageFormat.PNG, picture, png(picture), SPEC).psnr(expected) >= 45);
            assertTrue(read(ImageFormat.WEBP, picture, WebpWriter.lossless(picture), SPEC)
                            .psnr(expected)
                    >= 45);
        }
    }

    @Test
    void bringsColoursToSrgb() throws Exception {
        TestPicture picture = TestPicture.plain(64, 64, 0xff3cc83c);
        TestPicture expected = TestPicture.plain(64, 64, 0xff000000 | RgbProfile.WIDE.toSrgb(0xff3cc83c));
        byte[] file = ImageFiles.withProfile(ImageFiles.jpeg(picture, false), RgbProfile.WIDE.bytes());
        TestPicture read = read(ImageFormat.JPEG, picture, file, SPEC);
        assertTrue(read.psnr(expected) >= 40, () -> read.psnr(expected) + " dB");
        assertTrue(read.psnr(picture) < 30, "the profile makes no difference");
    }

    @Test
    void readsEveryFormatThatCanBeWrittenHere() throws Exception {
        TestPicture picture = TestPicture.photograph(200, 150, 3);
        for (var file : FormatSamples.of(picture)) {
            TestPicture read = read(file.format(), picture, file.bytes(), SPEC);
            assertTrue(read.width() >= 200 && read.height() >= 150, file.name());
        }
    }

    @Test
    void givesThePartThatCanBeDecoded() throws Exception {
        TestPicture picture = TestPicture.photograph(300, 300, 8);
        byte[] whole = png(picture);
        TestPicture part = read(ImageFormat.PNG, picture, Arrays.copyOf(whole, whole.length / 2), SPEC);
        assertEquals(300, part.height());
        assertArrayEquals(Arrays.copyOf(picture.argb(), 300 * 50), Arrays.copyOf(part.argb(), 300 * 50));
    }

    @ParameterizedTest
    @EnumSource(ImageFormat.class)
    void refusesWhatIsNoPicture(ImageFormat format) {
        ImageHeader header = new ImageHeader(format, 10, 10, 1, false);
        for (byte[] nonsense : List.of(new byte[0], new byte[4096])) {
            UnrenderableException refusal = assertThrows(
                    UnrenderableException.class, () -> reader().read(ByteBuffer.wrap(nonsense), header, SPEC));
            assertFalse(String.valueOf(refusal.getMessage()).isBlank());
        }
    }

    @Test
    void refusesMorePixelsThanAllowed() {
        TestPicture picture = TestPicture.photograph(101, 100, 1);
        RenditionSpec spec = new RenditionSpec(320, 80, 0, 10_000);
        for (var file : FormatSamples.of(picture)) {
            ImageHeader lying = new ImageHeader(file.format(), 10, 10, 1, false);
            assertThrows(
                    UnrenderableException.class,
                    () -> reader().read(ByteBuffer.wrap(file.bytes()), lying, spec),
                    file.name());
        }
    }

    @Test
    void leavesTheBufferAsItWas() throws Exception {
        TestPicture picture = TestPicture.photograph(80, 50, 2);
        for (var file : FormatSamples.of(picture)) {
            byte[] expected = reader().read(ByteBuffer.wrap(file.bytes()), header(file.format(), picture), SPEC)
                    .rgb();
            ByteBuffer padded = ByteBuffer.allocateDirect(file.bytes().length + 30);
            padded.position(17).put(file.bytes()).flip().position(17);
            Raster direct = reader().read(padded.asReadOnlyBuffer(), header(file.format(), picture), SPEC);
            assertArrayEquals(expected, direct.rgb(), file.name());
            Raster again = reader().read(padded, header(file.format(), picture), SPEC);
            assertArrayEquals(expected, again.rgb(), file.name());
            assertEquals(17, padded.position());
            assertEquals(17 + file.bytes().length, padded.limit());
        }
    }

    @Test
    void worksOnManyThreads() throws Exception {
        TestPicture picture = TestPicture.photograph(200, 150, 3);
        List<FormatSamples.Sample> files = FormatSamples.of(picture);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Raster>> rasters = new ArrayList<>();
            for (int i = 0; i < 10 * files.size(); i++) {
                var file = files.get(i % files.size());
                rasters.add(threads.submit(
                        () -> reader().read(ByteBuffer.wrap(file.bytes()), header(file.format(), picture), SPEC)));
            }
            for (int i = files.size(); i < rasters.size(); i++) {
                assertArrayEquals(
                        rasters.get(i % files.size()).get().rgb(),
                        rasters.get(i).get().rgb());
            }
        }
    }
}
