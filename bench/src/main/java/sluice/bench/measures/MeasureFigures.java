package sluice.bench.measures;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import sluice.adapters.imaging.LeptonicaPixelReader;
import sluice.analysis.composition.CompositionMeasures;
import sluice.analysis.composition.MainColours;
import sluice.analysis.quality.BasicMeasures;
import sluice.analysis.quality.DetailedMeasures;
import sluice.analysis.style.PixelStatistics;
import sluice.image.ImageHeader;
import sluice.image.Raster;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;
import sluice.metadata.ByteSource;
import sluice.metadata.MetadataLimits;
import sluice.metadata.container.Containers;
import sluice.metadata.container.NotAnImageException;

/** {@code MeasureFigures SAMPLES FILE}: processor milliseconds a megapixel of each measure on the samples, warm. */
public final class MeasureFigures {
    private static final int ROUNDS = 5;

    private MeasureFigures() {}

    public static void main(String[] arguments) throws IOException {
        List<Raster> small = read(Path.of(arguments[0]), BasicMeasures.LONG_EDGE);
        List<Raster> large = read(Path.of(arguments[0]), DetailedMeasures.LONG_EDGE);
        Map<String, Double> figures = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            best(figures, "basic quality, 1024 px", small, BasicMeasures::of);
            best(figures, "pixel statistics, 1024 px", small, PixelStatistics::of);
            best(figures, "detailed quality, 2048 px", large, DetailedMeasures::of);
            best(figures, "composition, 2048 px", large, CompositionMeasures::of);
            best(figures, "main colours, 2048 px", large, MainColours::of);
        }
        StringBuilder report = new StringBuilder();
        figures.forEach((name, milliseconds) ->
                report.append(String.format(Locale.ROOT, "%s: %.1f ms a megapixel%n", name, milliseconds)));
        Files.writeString(Path.of(arguments[1]), report);
    }

    private static void best(
            Map<String, Double> figures, String name, List<Raster> pictures, Function<Raster, Object> measure) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        double pixels = 0;
        for (Raster picture : pictures) {
            if (measure.apply(picture).equals(name)) {
                throw new IllegalStateException("a measure is no name");
            }
            pixels += (double) picture.width() * picture.height();
        }
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        figures.merge(name, spent / pixels, Math::min);
    }

    private static List<Raster> read(Path samples, int longEdge) throws IOException {
        Containers containers = new Containers(MetadataLimits.DEFAULT, ZoneOffset.UTC);
        LeptonicaPixelReader reader = new LeptonicaPixelReader();
        List<Raster> pictures = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(samples.resolve("images"))) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            try {
                ImageHeader header = containers.read(ByteSource.of(bytes)).header();
                pictures.add(reader.read(
                        ByteBuffer.wrap(bytes), header, new RenditionSpec(longEdge, 80, 0xEDEDED, 268_435_456)));
            } catch (NotAnImageException | UnrenderableException e) {
                // Films and formats without a decoder are no part of this.
                continue;
            }
        }
        return pictures;
    }
}
