package sluice.adapters.onnx;

import java.util.ArrayList;
import java.util.List;
import sluice.adapters.onnx.OnnxEmbedder.PictureGraph;
import sluice.adapters.onnx.runtime.OnnxGraphSource;
import sluice.analysis.Embedder;
import sluice.analysis.EmbeddingModel;
import sluice.analysis.ModelListing;
import sluice.analysis.ModelListing.Kind;

/** The models that come with the program, and need no download. */
public final class ShippedModels {
    /** MobileNetV2 1.4 with a five-class head, from npm nsfwjs 4.4.0: docs/models.md. */
    static final EmbeddingModel PICTURES = new EmbeddingModel("mobilenet-v2-1.4", 1792);

    static final OnnxGraphSource.Shipped PICTURE_GRAPH = new OnnxGraphSource.Shipped(
            "/sluice/adapters/onnx/mobilenet-v2-1.4.onnx",
            "555956a52ea4bac15019ee6aaf4ee4e573e75e5fba2ef86f42c25cb891994e78");

    private static final int EDGE = 224;

    private ShippedModels() {}

    /** The default embedder of pictures, which also gives the classes that {@code SensitiveContent} reads. */
    public static Embedder pictures() {
        return pictures(Resampling.TRIANGLE);
    }

    /** Both models, as {@code Models#list} shows them. */
    static List<ModelListing> listings() {
        return List.of(
                new ModelListing(
                        PICTURES.id(), Kind.IMAGE, PICTURES.dimensions(), true, 4_422_204, "MIT", "npm nsfwjs 4.4.0"),
                new ModelListing(
                        MiniLmTextEmbedder.MODEL.id(),
                        Kind.TEXT,
                        MiniLmTextEmbedder.MODEL.dimensions(),
                        true,
                        23_684_031,
                        "Apache-2.0",
                        "Xenova/all-MiniLM-L6-v2"));
    }

    static boolean isShipped(String id) {
        return listings().stream().anyMatch(listing -> listing.id().equals(id));
    }

    /** What is wrong with the model's resources; empty when nothing is. */
    static List<String> verify(String id) {
        List<String> problems = new ArrayList<>();
        List<OnnxGraphSource.Shipped> resources = PICTURES.id().equals(id)
                ? List.of(PICTURE_GRAPH)
                : List.of(MiniLmTextEmbedder.GRAPH, MiniLmTextEmbedder.TOKENIZER);
        for (OnnxGraphSource.Shipped resource : resources) {
            resource.problem().ifPresent(problems::add);
        }
        return List.copyOf(problems);
    }

    static OnnxEmbedder pictures(Resampling resampling) {
        PictureGraph graph = new PictureGraph(
                "input", "embedding", "probabilities", List.of("Drawing", "Hentai", "Neutral", "Porn", "Sexy"));
        return new OnnxEmbedder(PICTURES, PictureInput.squeezed(EDGE, resampling), graph, PICTURE_GRAPH, null);
    }
}
