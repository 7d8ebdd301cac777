package sluice.adapters.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import sluice.adapters.onnx.OnnxEmbedder.PictureGraph;
import sluice.adapters.onnx.runtime.OnnxGraphSource;
import sluice.analysis.Embedded;
import sluice.contracts.analysis.Cosine;
import sluice.contracts.analysis.Rasters;
import sluice.image.Raster;

/** The shipped model against another conversion of the same weights, where the samples lie beside or above the working copy. */
class SampleModelTest {
    private static final String OTHER = "shared/samples/models/nsfwjs_mobilenet_v2_140_u8w.onnx";

    @Test
    void bothConversionsSayTheSame() {
        Path other = Path.of("").toAbsolutePath();
        while (other != null && !Files.exists(other.resolve(OTHER))) {
            other = other.getParent();
        }
        assumeTrue(other != null, "there are no samples");
        List<String> classes = List.of("Drawing", "Hentai", "Neutral", "Porn", "Sexy");
        List<Raster> pictures = List.of(Rasters.scene(300, 200, 1), Rasters.scene(100, 640, 2), Rasters.plain(9, 9, 0));
        try (OnnxEmbedder ours = ShippedModels.pictures(Resampling.TRIANGLE);
                OnnxEmbedder theirs = new OnnxEmbedder(
                        ShippedModels.PICTURES,
                        PictureInput.squeezed(224, Resampling.TRIANGLE),
                        new PictureGraph("input", "embedding", "probabilities", classes),
                        new OnnxGraphSource.InFile(other.resolve(OTHER)),
                        null)) {
            List<Embedded> expected = theirs.embed(pictures);
            List<Embedded> found = ours.embed(pictures);
            for (int at = 0; at < pictures.size(); at++) {
                Embedded one = found.get(at);
                Embedded same = expected.get(at);
                assertEquals(1, Cosine.between(one.vector(), same.vector()), 1e-6);
                one.classes()
                        .forEach((name, probability) ->
                                assertEquals(same.classes().getOrDefault(name, -1.0), probability, 1e-4, name));
            }
        }
    }
}
