package sluice.bench.style;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import sluice.adapters.imaging.LeptonicaPixelReader;
import sluice.adapters.onnx.OnnxModels;
import sluice.analysis.Embedded;
import sluice.analysis.Embedder;
import sluice.analysis.style.PixelStatistics;
import sluice.image.ImageHeader;
import sluice.image.Raster;
import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;
import sluice.metadata.ByteSource;
import sluice.metadata.MetadataLimits;
import sluice.metadata.container.Containers;
import sluice.metadata.container.NotAnImageException;

/**
 * A labelled picture, measured.
 *
 * @param group pictures that are alike
 */
record StyleSample(String file, String style, String group, float[] vector, double[] statistics) {
    /** Every labelled picture that is there. */
    static List<StyleSample> read(Path samples) throws IOException {
        Containers containers = new Containers(MetadataLimits.DEFAULT, ZoneOffset.UTC);
        LeptonicaPixelReader reader = new LeptonicaPixelReader();
        RenditionSpec spec = new RenditionSpec(1_024, 80, 0xEDEDED, 268_435_456);
        List<StyleSample> measured = new ArrayList<>();
        try (OnnxModels models = new OnnxModels(samples.resolve("models"), "")) {
            Embedder embedder = models.pictures("mobilenet-v2-1.4");
            for (String line : labels()) {
                String[] fields = line.split("\t");
                Path file = samples.resolve(fields[0]);
                if (!Files.exists(file)) {
                    continue;
                }
                byte[] bytes = Files.readAllBytes(file);
                ImageHeader header = containers.read(ByteSource.of(bytes)).header();
                Raster raster = reader.read(ByteBuffer.wrap(bytes), header, spec);
                Embedded embedded = embedder.embed(List.of(raster)).getFirst();
                measured.add(new StyleSample(
                        fields[0], fields[1], fields[2], embedded.vector(), PixelStatistics.of(raster)));
            }
        } catch (NotAnImageException | UnrenderableException e) {
            throw new IOException(e);
        }
        return measured;
    }

    private static List<String> labels() throws IOException {
        try (InputStream in = Objects.requireNonNull(StyleSample.class.getResourceAsStream("labels.tsv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
