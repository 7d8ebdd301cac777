package sluice.contracts.image;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.image.ImageRenderer;
import sluice.image.PixelProbe;
import sluice.image.Rendered;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;

/** The contract of {@link ImageRenderer} for damaged and hostile files: a picture or a refusal, in bounded time. */
public abstract class ImageRendererDamageContract {
    private static final int FILES = 2_000;
    private static final RenditionSpec SPEC = new RenditionSpec(64, 80, 0xEDEDED, 4_000_000);

    protected abstract ImageRenderer renderer();

    static Stream<FormatSamples.Sample> samples() {
        return FormatSamples.of(TestPicture.photograph(67, 41, 6)).stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survivesDamage(FormatSamples.Sample sample) {
        ImageHeader header = new ImageHeader(sample.format(), 67, 41, 1, false);
        for (int seed = 0; seed < FILES; seed++) {
            byte[] damaged = new Damage(seed).apply(sample.bytes());
            String which = sample.name() + ", seed " + seed;
            try {
                Rendered rendered = renderer().render(ByteBuffer.wrap(damaged), header, SPEC, this::lookEverywhere);
                assertTrue(rendered.width() <= 64 && rendered.height() <= 64, which);
            } catch (UnrenderableException refusal) {
                assertFalse(String.valueOf(refusal.getMessage()).isBlank(), which);
            } catch (RuntimeException | Error failure) {
                throw new AssertionError(which, failure);
            }
        }
    }

    private void lookEverywhere(PixelProbe.Pixels pixels) {
        for (int y = 0; y < pixels.height(); y++) {
            pixels.argb(pixels.width() - 1, y);
        }
    }

    @Test
    void refusesBombsBeforeTakingMemory() {
        for (int side : new int[] {60_000, 2_000_000, Integer.MAX_VALUE}) {
            ByteBuffer file = ByteBuffer.wrap(pngHead(side, side));
            ImageHeader small = new ImageHeader(ImageFormat.PNG, 100, 100, 1, false);
            assertThrows(
                    UnrenderableException.class,
                    () -> renderer().render(file, small, RenditionSpec.THUMBNAIL, PixelProbe.NONE));
        }
    }

    @Test
    void rendersPlainPicturesOfManyPixelsInLittleMemory() throws Exception {
        // 225 megapixels in less than a megabyte: below the limit, so it is decoded, but never held as a whole.
        byte[] file = new PngWriter(TestPicture.plain(1, 1, 0), PngWriter.Colour.GREY, 1).bytes();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(pngHead(15_000, 15_000), 0, 33);
        PngWriter.write(out, "IDAT", PngWriter.deflate(new byte[15_000 * 15_001], 9));
        out.write(file, file.length - 12, 12);
        ImageHeader header = new ImageHeader(ImageFormat.PNG, 15_000, 15_000, 1, false);
        Rendered rendered = assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> renderer()
                        .render(ByteBuffer.wrap(out.toByteArray()), header, RenditionSpec.THUMBNAIL, PixelProbe.NONE));
        assertTrue(rendered.width() == 320 && rendered.height() == 320);
    }

    private static byte[] pngHead(int width, int height) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 0, 0, 0, 0});
        PngWriter.write(out, "IHDR", head.array());
        PngWriter.write(out, "IDAT", PngWriter.deflate(new byte[100_000], 9));
        return out.toByteArray();
    }
}
