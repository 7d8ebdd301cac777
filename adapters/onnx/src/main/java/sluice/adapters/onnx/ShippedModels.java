package sluice.adapters.onnx;

import java.util.List;
import sluice.adapters.onnx.OnnxEmbedder.PictureGraph;
import sluice.analysis.Embedder;
import sluice.analysis.EmbeddingModel;

/** The models that come with the program, and need no download. */
public final class ShippedModels {
    /** MobileNetV2 1.4 with a five-class head, from npm nsfwjs 4.4.0: docs/models.md. */
    public static final EmbeddingModel PICTURES = new EmbeddingModel("mobilenet-v2-1.4", 1792);

    static final OnnxGraphSource.Shipped PICTURE_GRAPH = new OnnxGraphSource.Shipped(
            "/sluice/adapters/onnx/mobilenet-v2-1.4.onnx",
            "555956a52ea4bac15019ee6aaf4ee4e573e75e5fba2ef86f42c25cb891994e78");

    private static final int EDGE = 224;

    private ShippedModels() {}

    /** The default embedder of pictures, which also gives the classes that {@code SensitiveContent} reads. */
    public static Embedder pictures() {
        return pictures(Resampling.TRIANGLE);
    }

    static OnnxEmbedder pictures(Resampling resampling) {
        PictureGraph graph = new PictureGraph(
                "input", "embedding", "probabilities", List.of("Drawing", "Hentai", "Neutral", "Porn", "Sexy"));
        return new OnnxEmbedder(PICTURES, PictureInput.squeezed(EDGE, resampling), graph, PICTURE_GRAPH, null);
    }
}
