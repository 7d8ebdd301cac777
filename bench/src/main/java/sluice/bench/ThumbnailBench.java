package sluice.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import sluice.adapters.imaging.LeptonicaImageRenderer;
import sluice.contracts.image.ImageFiles;
import sluice.contracts.image.PngWriter;
import sluice.contracts.image.TestPicture;
import sluice.contracts.image.WebpWriter;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.image.ImageRenderer;
import sluice.image.PixelProbe;
import sluice.image.Rendered;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;

/**
 * One file to one thumbnail of 320 px, from memory: decode, shrink, encode. With {@code -t 2} for two threads; with
 * {@code -p folder=DIR} for the PNG, JPEG and WebP files of a folder in place of generated pictures of 1024 px.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ThumbnailBench {
    private record Input(ByteBuffer file, ImageHeader header) {}

    /** What is rendered; the formats of the generated pictures, or of a folder's files. */
    public enum Kind {
        PNG,
        PNG_ALPHA,
        JPEG,
        WEBP_LOSSLESS
    }

    @Param
    public Kind kind = Kind.PNG;

    @Param("")
    public String folder = "";

    private final ImageRenderer renderer = new LeptonicaImageRenderer();
    private List<Input> inputs = List.of();

    /** Each thread goes through the files by itself. */
    @State(Scope.Thread)
    public static class Turn {
        private int next;
    }

    @Setup
    public void prepare() throws IOException {
        inputs = folder.isEmpty() ? generated() : ofFolder(Path.of(folder));
    }

    @Benchmark
    public Rendered thumbnail(Turn turn) throws UnrenderableException {
        Input input = inputs.get(turn.next++ % inputs.size());
        return renderer.render(input.file(), input.header(), RenditionSpec.THUMBNAIL, PixelProbe.NONE);
    }

    private List<Input> generated() {
        List<Input> pictures = new ArrayList<>();
        for (int seed = 0; seed < 8; seed++) {
            TestPicture picture = TestPicture.photograph(1024, 1024, seed);
            byte[] file = switch (kind) {
                case PNG -> new PngWriter(picture, PngWriter.Colour.RGB, 8).bytes();
                case PNG_ALPHA -> new PngWriter(picture, PngWriter.Colour.RGBA, 8).bytes();
                case JPEG -> ImageFiles.jpeg(picture, false);
                case WEBP_LOSSLESS -> WebpWriter.lossless(picture);
            };
            pictures.add(input(file, format()));
        }
        return pictures;
    }

    private ImageFormat format() {
        return switch (kind) {
            case PNG, PNG_ALPHA -> ImageFormat.PNG;
            case JPEG -> ImageFormat.JPEG;
            case WEBP_LOSSLESS -> ImageFormat.WEBP;
        };
    }

    private List<Input> ofFolder(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            List<Input> found = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (format().extensions().contains(name.substring(name.lastIndexOf('.') + 1))) {
                    found.add(input(Files.readAllBytes(file), format()));
                }
            }
            return found;
        }
    }

    /** Without orientation, the renderer needs no more of a header than the format. */
    private static Input input(byte[] file, ImageFormat format) {
        return new Input(ByteBuffer.wrap(file), new ImageHeader(format, 1, 1, 1, false));
    }
}
