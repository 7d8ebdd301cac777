package sluice.adapters.onnx.optimize;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import sluice.adapters.onnx.runtime.OnnxGraphSource;
import sluice.adapters.onnx.runtime.OnnxSession;
import sluice.render.Recipe;

/** A single graph that gives vectors, such as an embedder: compared by their cosine. */
public final class GraphSubject implements Subject {
    private static final String GRAPH = "model.onnx";
    private static final int CALIBRATIONS = 8;

    private final String model;
    private final Path folder;
    private final byte[] graph;
    private final Samples samples;

    /** What the graph is fed, and what is read from it. */
    public interface Samples {
        /** Samples that ranges are found with are others than those that are compared, from this one on. */
        int CALIBRATING = 1_000;

        OnnxSession.Feed feed(int sample);

        OnnxSession.Reader<float[]> reader(int sample);
    }

    /**
     * @param folder for its variants, which nothing else uses
     * @param graph the file's bytes
     */
    public GraphSubject(String model, Path folder, byte[] graph, Samples samples) {
        this.model = model;
        this.folder = folder;
        this.graph = graph.clone();
        this.samples = samples;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public String hash() {
        return HexFormat.of().formatHex(ModelFiles.sha256().digest(graph));
    }

    @Override
    public void requireSamples() {
        // They are made by whoever made this.
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part(GRAPH, () -> GraphFile.of(graph, model)));
    }

    @Override
    public List<OnnxSession.Feed> calibration(Part part) {
        return IntStream.range(Samples.CALIBRATING, Samples.CALIBRATING + CALIBRATIONS)
                .mapToObj(samples::feed)
                .toList();
    }

    @Override
    public void describe(Path making, boolean batched) {
        // A single graph is all there is of it, and it is run with one sample at a time.
    }

    @Override
    public Running open(String variant) {
        OnnxSession session = variant.equals(Recipe.ORIGINAL)
                ? new OnnxSession(new OnnxGraphSource.InMemory(model, graph))
                : OnnxSession.inWholeNumbers(new OnnxGraphSource.InFile(
                        new VariantFolder(folder, variant).folder().resolve(GRAPH)));
        return new Running() {
            @Override
            public Answer answer(int sample) {
                return new Answer.Vector(session.run(samples.feed(sample), samples.reader(sample)));
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }
}
