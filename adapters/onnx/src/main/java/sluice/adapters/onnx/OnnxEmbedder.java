package sluice.adapters.onnx;

import ai.onnxruntime.OnnxTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.adapters.onnx.runtime.OnnxGraphSource;
import sluice.adapters.onnx.runtime.OnnxOutputs;
import sluice.adapters.onnx.runtime.OnnxSession;
import sluice.analysis.Embedded;
import sluice.analysis.Embedder;
import sluice.analysis.EmbeddingModel;
import sluice.analysis.TextEmbedder;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.image.Raster;

/** Pictures through a graph on ONNX Runtime. */
final class OnnxEmbedder implements Embedder {
    /** Pictures in one run, so that what a run takes in memory does not grow with what is asked. */
    private static final int RUN = 8;

    private final EmbeddingModel model;
    private final PictureInput input;
    private final PictureGraph graph;
    private final OnnxSession session;
    private final @Nullable TextEmbedder text;

    /**
     * What the graph calls its tensors.
     *
     * @param pixels the input, [N, 3, edge, edge]
     * @param vector the output with the vectors, [N, dimensions]
     * @param probabilities the output with one probability a class, [N, classes]; null when there is none
     * @param classes what they are called, in order
     */
    record PictureGraph(
            String pixels, String vector, @Nullable String probabilities, List<String> classes) {
        PictureGraph {
            classes = List.copyOf(classes);
        }
    }

    OnnxEmbedder(
            EmbeddingModel model,
            PictureInput input,
            PictureGraph graph,
            OnnxGraphSource source,
            @Nullable TextEmbedder text) {
        this.model = model;
        this.input = input;
        this.graph = graph;
        this.session = new OnnxSession(source);
        this.text = text;
    }

    @Override
    public EmbeddingModel model() {
        return model;
    }

    @Override
    public List<Embedded> embed(List<Raster> pictures) {
        List<Embedded> all = new ArrayList<>(pictures.size());
        for (int from = 0; from < pictures.size(); from += RUN) {
            all.addAll(run(pictures.subList(from, Math.min(from + RUN, pictures.size()))));
        }
        return List.copyOf(all);
    }

    @Override
    public Optional<TextEmbedder> text() {
        return Optional.ofNullable(text);
    }

    @Override
    public void close() {
        session.close();
        if (text != null) {
            text.close();
        }
    }

    private List<Embedded> run(List<Raster> pictures) {
        FloatBuffer pixels = ByteBuffer.allocateDirect(Float.BYTES * input.size() * pictures.size())
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        pictures.forEach(picture -> pixels.put(input.values(picture)));
        long[] shape = {pictures.size(), 3, input.edge(), input.edge()};
        return session.run(
                (environment, names) ->
                        Map.of(graph.pixels(), OnnxTensor.createTensor(environment, pixels.flip(), shape)),
                result -> {
                    float[][] vectors = OnnxOutputs.rows(result, graph.vector(), pictures.size(), model.dimensions());
                    float[][] probabilities = graph.probabilities() == null
                            ? new float[pictures.size()][0]
                            : OnnxOutputs.rows(
                                    result,
                                    graph.probabilities(),
                                    pictures.size(),
                                    graph.classes().size());
                    List<Embedded> embedded = new ArrayList<>(pictures.size());
                    for (int at = 0; at < pictures.size(); at++) {
                        embedded.add(new Embedded(Vectors.unit(vectors[at], model.id()), classes(probabilities[at])));
                    }
                    return embedded;
                });
    }

    private Map<String, Double> classes(float[] probabilities) {
        Map<String, Double> classes = new LinkedHashMap<>();
        for (int at = 0; at < probabilities.length; at++) {
            if (!Float.isFinite(probabilities[at])) {
                throw SluiceException.about(
                        FailureCode.INTERNAL, model.id(), "The model " + model.id() + " gave no usable probability.");
            }
            classes.put(graph.classes().get(at), (double) probabilities[at]);
        }
        return classes;
    }
}
