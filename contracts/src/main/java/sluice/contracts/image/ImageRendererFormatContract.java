package sluice.contracts.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.image.ImageFormat;
import sluice.image.PixelProbe;
import sluice.image.Rendered;

/** The contract of {@link sluice.image.ImageRenderer} for what files of each format may hold. */
public abstract class ImageRendererFormatContract extends ImageRendererContract {
    private static final TestPicture PHOTOGRAPH = TestPicture.photograph(300, 200, 11);
    private static final int WIDE_COLOUR = 0xff3cc83c;

    @ParameterizedTest
    @CsvSource({
        "GREY, 1",
        "GREY, 2",
        "GREY, 4",
        "GREY, 8",
        "GREY, 16",
        "RGB, 8",
        "RGB, 16",
        "GREY_ALPHA, 8",
        "GREY_ALPHA, 16",
        "RGBA, 8",
        "RGBA, 16"
    })
    void readsEveryKindOfPng(PngWriter.Colour colour, int depth) throws Exception {
        TestPicture stored = asStored(PHOTOGRAPH, colour, depth);
        for (boolean interlaced : new boolean[] {false, true}) {
            PngWriter writer = new PngWriter(PHOTOGRAPH, colour, depth);
            byte[] file = (interlaced ? writer.interlaced() : writer).bytes();
            List<int[]> seen = probe(ImageFormat.PNG, stored, file);
            assertEquals(1, seen.size());
            for (int i = 0; i < stored.argb().length; i++) {
                assertEquals(stored.argb()[i], seen.getFirst()[i]);
            }
            assertTrue(shown(ImageFormat.PNG, stored, file).psnr(stored) >= 30);
        }
    }

    private static TestPicture asStored(TestPicture picture, PngWriter.Colour colour, int depth) {
        int levels = (1 << Math.min(8, depth)) - 1;
        int[] argb = picture.argb().clone();
        for (int i = 0; i < argb.length; i++) {
            int red = (argb[i] >> 16 & 0xff) >> (8 - Math.min(8, depth));
            argb[i] = switch (colour) {
                case GREY, GREY_ALPHA -> 0xff000000 | red * (255 / levels) * 0x010101;
                case RGB, RGBA, INDEXED -> argb[i];
            };
        }
        return new TestPicture(picture.width(), picture.height(), argb);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "4, 13", "8, 200"})
    void readsPalettes(int depth, int colours) throws Exception {
        List<Integer> palette = new ArrayList<>();
        for (int i = 0; i < colours; i++) {
            palette.add((i == 1 ? 0x40000000 : 0xff000000) | i * 0x3b1729 & 0xffffff);
        }
        int[] argb = new int[61 * 47];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = palette.get((i * 7 + i / 61) % colours);
        }
        TestPicture picture = new TestPicture(61, 47, argb);
        byte[] file = new PngWriter(picture, PngWriter.Colour.INDEXED, depth)
                .palette(palette)
                .bytes();
        List<int[]> seen = probe(ImageFormat.PNG, picture, file);
        assertTrue(java.util.Arrays.equals(argb, seen.getFirst()));
    }

    @Test
    void honoursTheTransparentColourOfAPng() throws Exception {
        TestPicture picture = TestPicture.plain(20, 20, 0xff102030);
        byte[] file = new PngWriter(picture, PngWriter.Colour.RGB, 8)
                .chunk("tRNS", new byte[] {0, 0x10, 0, 0x20, 0, 0x30})
                .bytes();
        assertTrue(shown(ImageFormat.PNG, picture, file).psnr(TestPicture.plain(20, 20, 0xffededed)) > 50);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 9})
    void readsEveryCompressionOfPng(int level) throws Exception {
        TestPicture noise = TestPicture.noise(301, 203, level);
        for (int chunkBytes : new int[] {1, 1000, Integer.MAX_VALUE / 2}) {
            byte[] file = new PngWriter(noise, PngWriter.Colour.RGBA, 8)
                    .level(level)
                    .chunkBytes(chunkBytes)
                    .bytes();
            assertTrue(java.util.Arrays.equals(
                    noise.argb(), probe(ImageFormat.PNG, noise, file).getFirst()));
        }
        TestPicture plain = TestPicture.plain(2000, 900, 0xff010203);
        byte[] file = new PngWriter(plain, PngWriter.Colour.RGB, 8).level(level).bytes();
        assertTrue(java.util.Arrays.equals(
                plain.argb(), probe(ImageFormat.PNG, plain, file).getFirst()));
    }

    @Test
    void showsTheProbeLosslessWebpExactly() throws Exception {
        TestPicture noise = TestPicture.noise(123, 77, 4);
        List<int[]> seen = probe(ImageFormat.WEBP, noise, WebpWriter.lossless(noise));
        assertTrue(java.util.Arrays.equals(noise.argb(), seen.getFirst()));
        TestPicture photograph = TestPicture.photograph(40, 40, 4);
        assertTrue(probe(ImageFormat.JPEG, photograph, ImageFiles.jpeg(photograph, false))
                .isEmpty());
        assertTrue(
                probe(ImageFormat.BMP, photograph, ImageFiles.bmp(photograph)).isEmpty());
    }

    private List<int[]> probe(ImageFormat format, TestPicture picture, byte[] file) throws Exception {
        List<int[]> seen = new ArrayList<>();
        PixelProbe probe = pixels -> {
            assertEquals(picture.width(), pixels.width());
            assertEquals(picture.height(), pixels.height());
            int[] argb = new int[picture.width() * picture.height()];
            for (int i = 0; i < argb.length; i++) {
                argb[i] = pixels.argb(i % picture.width(), i / picture.width());
            }
            seen.add(argb);
        };
        renderer().render(ByteBuffer.wrap(file), header(format, picture), BEST, probe);
        return seen;
    }

    @Test
    void showsTheSamePictureFromEveryFormat() throws Exception {
        TestPicture flat = TestPicture.photograph(8, 8, 3).areaAverage(2, 2);
        // Large areas of four colours survive palettes, chroma at half the resolution and inks.
        int[] argb = new int[240 * 160];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = flat.at(i % 240 / 120, i / 240 / 80);
        }
        TestPicture picture = new TestPicture(240, 160, argb);
        for (FormatSamples.Sample sample : FormatSamples.of(picture)) {
            if (sample.name().contains("grey") || sample.name().contains("animation")) {
                continue;
            }
            double psnr = shown(sample.format(), picture, sample.bytes()).psnr(picture);
            assertTrue(psnr >= 36, sample.name() + ": " + psnr + " dB");
        }
    }

    @Test
    void showsGreyAsStored() throws Exception {
        TestPicture grey = asStored(PHOTOGRAPH, PngWriter.Colour.GREY, 8);
        assertTrue(shown(ImageFormat.JPEG, grey, ImageFiles.greyJpeg(grey)).psnr(grey) >= 36);
        assertTrue(shown(ImageFormat.TIFF, grey, ImageFiles.greyTiff(grey)).psnr(grey) >= 40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LZW", "Deflate", "ZLib", "PackBits"})
    void readsTiffCompressions(String compression) throws Exception {
        assertTrue(shown(ImageFormat.TIFF, PHOTOGRAPH, ImageFiles.tiff(PHOTOGRAPH, compression))
                        .psnr(PHOTOGRAPH)
                >= 36);
    }

    @Test
    void placesTheFirstFrameOfAnAnimationOnItsCanvas() throws Exception {
        TestPicture frame = TestPicture.plain(40, 20, 0xffc02020);
        byte[] file = WebpWriter.animation(frame, 100, 60, 30, 20);
        TestPicture canvas = TestPicture.plain(100, 60, 0);
        TestPicture shown = shown(ImageFormat.WEBP, canvas, file);
        assertEquals(0xed, shown.at(10, 10) & 0xff, 6);
        assertEquals(0x20, shown.at(50, 30) & 0xff, 6);
        assertEquals(0xed, shown.at(90, 50) & 0xff, 6);
    }

    @Test
    void convertsColourProfilesToSrgb() throws Exception {
        TestPicture picture = TestPicture.plain(64, 64, WIDE_COLOUR);
        TestPicture expected = TestPicture.plain(64, 64, 0xff000000 | RgbProfile.WIDE.toSrgb(WIDE_COLOUR));
        assertFalse(picture.psnr(expected) > 30, "the profile makes no difference");
        byte[] profile = RgbProfile.WIDE.bytes();
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes(new byte[] {'P', '3', 0, 0});
        chunk.writeBytes(PngWriter.deflate(profile, 6));
        byte[] png = new PngWriter(picture, PngWriter.Colour.RGB, 8)
                .chunk("iCCP", chunk.toByteArray())
                .bytes();
        double fromPng = shown(ImageFormat.PNG, picture, png).psnr(expected);
        assertTrue(fromPng >= 40, () -> fromPng + " dB");
        byte[] jpeg = ImageFiles.withProfile(ImageFiles.jpeg(picture, false), profile);
        double fromJpeg = shown(ImageFormat.JPEG, picture, jpeg).psnr(expected);
        assertTrue(fromJpeg >= 40, () -> fromJpeg + " dB");
    }

    @Test
    void showsWhatATruncatedFileStillHolds() throws Exception {
        TestPicture picture = TestPicture.photograph(600, 600, 8);
        byte[] png = new PngWriter(picture, PngWriter.Colour.RGB, 8).bytes();
        byte[] jpeg = ImageFiles.jpeg(picture, false);
        assertWarned(render(ImageFormat.PNG, picture, java.util.Arrays.copyOf(png, png.length * 2 / 3)), picture);
        assertWarned(render(ImageFormat.JPEG, picture, java.util.Arrays.copyOf(jpeg, jpeg.length * 2 / 3)), picture);
    }

    private static void assertWarned(Rendered rendered, TestPicture picture) {
        assertTrue(rendered.warning() != null && !rendered.warning().isBlank());
        TestPicture expected = picture.areaAverage(rendered.width(), rendered.height());
        TestPicture shown = ImageFiles.decodeJpeg(rendered.jpeg());
        int upperHalf = rendered.width() * rendered.height() / 2;
        TestPicture shownHalf = new TestPicture(
                rendered.width(), rendered.height() / 2, java.util.Arrays.copyOf(shown.argb(), upperHalf));
        TestPicture expectedHalf = new TestPicture(
                rendered.width(), rendered.height() / 2, java.util.Arrays.copyOf(expected.argb(), upperHalf));
        assertTrue(shownHalf.psnr(expectedHalf) >= 32);
    }
}
