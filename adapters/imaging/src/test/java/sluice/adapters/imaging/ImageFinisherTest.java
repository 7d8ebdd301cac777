package sluice.adapters.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sluice.contracts.image.PngWriter;
import sluice.contracts.image.TestPicture;
import sluice.contracts.render.FinisherContract;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.image.Raster;
import sluice.image.RenditionSpec;
import sluice.render.finish.Crop;
import sluice.render.finish.FinishedFile;
import sluice.render.finish.Finisher;
import sluice.render.finish.Finishing;
import sluice.render.finish.Logos;
import sluice.render.finish.Overlay;

class ImageFinisherTest extends FinisherContract {
    @Override
    protected Finisher finisher(Logos logos) {
        return new ImageFinisher(logos);
    }

    @Override
    protected Raster decoded(FinishedFile file) throws Exception {
        ImageHeader header = new ImageHeader(file.format(), file.width(), file.height(), 1, false);
        return new LeptonicaPixelReader()
                .read(ByteBuffer.wrap(file.bytes()), header, new RenditionSpec(16_384, 100, 0, 100_000_000));
    }

    @Test
    void lossyFilesShowThePicture() throws Exception {
        Raster picture = photograph(200, 120);
        for (ImageFormat format : List.of(ImageFormat.JPEG, ImageFormat.WEBP)) {
            Finishing finishing = new Finishing(1, List.of(), List.of(), format, 92);
            Raster shown = decoded(
                    finisher().finish(picture, finishing, imprint("x", 1)).getFirst());
            double error = 0;
            for (int i = 0; i < picture.rgb().length; i++) {
                double off = (picture.rgb()[i] & 0xFF) - (shown.rgb()[i] & 0xFF);
                error += off * off / picture.rgb().length;
            }
            assertTrue(10 * Math.log10(255 * 255 / error) > 33, format + " is off by a mean square of " + error);
        }
    }

    @Test
    void lettersCanBeReadOnAnyBackground() throws Exception {
        for (int background : new int[] {0x000000, 0xFFFFFF, 0x808080, 0xFF0000, 0x0000FF, 0xFFFF00}) {
            for (int colour : new int[] {0x000000, 0xFFFFFF, background, 0x336699}) {
                Overlay text = new Overlay.Text("HI", Overlay.Place.CENTRE, 0.4, colour, 1);
                Raster drawn = decoded(finisher()
                        .finish(plain(300, 150, background), with(List.of(text)), imprint("x", 1))
                        .getFirst());
                int letters = 0;
                double strongest = 1;
                for (int i = 0; i < 300 * 150; i++) {
                    int shown = drawn.rgb(i % 300, i / 300);
                    letters += shown == colour ? 1 : 0;
                    strongest = Math.max(strongest, contrast(shown, colour));
                }
                assertTrue(letters > 500, "letters are there");
                assertTrue(strongest >= 4.5, "%06x on %06x: %s".formatted(colour, background, strongest));
                assertTrue(nearest(drawn, colour) >= 4.5, "%06x on %06x is not parted".formatted(colour, background));
            }
        }
    }

    /** The contrast that one meets within six pixels to the left of the first letter, in the middle row. */
    private static double nearest(Raster drawn, int colour) {
        int y = drawn.height() / 2 + 10;
        int background = drawn.rgb(2, y);
        for (int x = 3; x < drawn.width(); x++) {
            boolean inLetter = drawn.rgb(x, y) == colour && (background != colour || drawn.rgb(x - 1, y) != colour);
            if (inLetter && x > 20) {
                double most = 1;
                for (int back = 1; back <= 6; back++) {
                    most = Math.max(most, contrast(colour, drawn.rgb(x - back, y)));
                }
                return most;
            }
        }
        return 1;
    }

    @Test
    void longTextStaysWithinThePicture() throws Exception {
        String words =
                "Unbelievably long words that nobody would ever want on such a narrow picture, but here they are";
        for (Overlay.Place place : Overlay.Place.values()) {
            Overlay text = new Overlay.Text(words, place, 0.3, 0xFFFFFF, 1);
            Raster drawn = decoded(finisher()
                    .finish(plain(120, 160, 0x204060), with(List.of(text)), imprint("x", 1))
                    .getFirst());
            int inside = 0;
            for (int y = 0; y < 160; y++) {
                for (int x = 0; x < 120; x++) {
                    boolean white = drawn.rgb(x, y) == 0xFFFFFF;
                    inside += white ? 1 : 0;
                    assertTrue(!white || (x >= 2 && x < 118 && y >= 2 && y < 158), x + ", " + y);
                }
            }
            assertTrue(inside > 100, place + " shows letters");
        }
    }

    @Test
    void lettersThatTheFontHasNotGotAreNamed() {
        Overlay text = new Overlay.Text("漢 and 字", Overlay.Place.TOP, 0.1, 0, 1);
        SluiceException refused = assertThrows(
                SluiceException.class, () -> finisher().finish(plain(64, 64, 0), with(List.of(text)), imprint("x", 1)));
        assertEquals("overlays[0].text", refused.subject());
        assertTrue(String.valueOf(refused.getMessage()).contains("漢 (U+6F22), 字 (U+5B57)"), refused.getMessage());
    }

    @Test
    void aLogoKeepsItsTransparency() throws Exception {
        int[] argb = new int[40 * 40];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = i % 40 < 20 ? 0xFFFF0000 : i / 40 < 20 ? 0x00FFFFFF : 0x8000FF00;
        }
        byte[] file = new PngWriter(new TestPicture(40, 40, argb), PngWriter.Colour.RGBA, 8).bytes();
        Overlay logo = new Overlay.Logo(LOGO, Overlay.Place.CENTRE, 0.4, 1);
        Raster drawn = decoded(finisher(asset -> Optional.of(file))
                .finish(plain(100, 100, 0x0000C8), with(List.of(logo)), imprint("x", 1))
                .getFirst());
        assertEquals(0xFF0000, drawn.rgb(40, 50), "opaque");
        assertEquals(0x0000C8, drawn.rgb(60, 40), "transparent");
        int half = drawn.rgb(60, 60);
        assertEquals(128, half >> 8 & 0xFF, 2);
        assertEquals(100, half & 0xFF, 2);
        assertEquals(0x0000C8, drawn.rgb(25, 50), "beside it");
    }

    @Test
    void aLogoThatIsNoImageIsRefusedBeforeItIsDecoded() {
        Overlay logo = new Overlay.Logo(LOGO, Overlay.Place.CENTRE, 0.4, 1);
        byte[] bomb = new PngWriter(TestPicture.plain(4, 4, -1), PngWriter.Colour.RGBA, 8).bytes();
        ByteBuffer.wrap(bomb).putInt(16, 100_000).putInt(20, 100_000);
        for (byte[] file : List.of(new byte[100], new byte[0], bomb)) {
            SluiceException refused = assertThrows(
                    SluiceException.class,
                    () -> finisher(asset -> Optional.of(file))
                            .finish(plain(64, 64, 0), with(List.of(logo)), imprint("x", 1)));
            assertEquals(FailureCode.INVALID, refused.code());
            assertEquals("overlays[0].asset", refused.subject());
        }
    }

    @Test
    void aCropKeepsWhatDrawsTheEye() throws Exception {
        byte[] rgb = new byte[3 * 200 * 100];
        Arrays.fill(rgb, (byte) 0x30);
        for (int y = 40; y < 60; y++) {
            for (int x = 165; x < 185; x++) {
                rgb[3 * (200 * y + x)] = (byte) 0xFF;
            }
        }
        Finishing finishing = new Finishing(1, List.of(new Crop("square", 50, 50)), List.of(), ImageFormat.PNG, 90);
        Raster square = decoded(finisher()
                .finish(new Raster(200, 100, rgb), finishing, imprint("x", 1))
                .getLast());
        int red = 0;
        for (int i = 0; i < 50 * 50; i++) {
            red += square.rgb(i % 50, i / 50) >> 16 > 0xC0 ? 1 : 0;
        }
        assertEquals(100, red, 25, "all of the red square, at half its size");
    }

    private static Raster plain(int width, int height, int rgb) {
        return raster(TestPicture.plain(width, height, 0xFF000000 | rgb));
    }

    /** WCAG 2.2. */
    private static double contrast(int one, int other) {
        double light = luminance(one);
        double dark = luminance(other);
        return (Math.max(light, dark) + 0.05) / (Math.min(light, dark) + 0.05);
    }

    private static double luminance(int rgb) {
        double sum = 0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int i = 0; i < 3; i++) {
            double share = (rgb >> 16 - 8 * i & 0xFF) / 255.0;
            sum += weights[i] * (share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
