package sluice.adapters.onnx.optimize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import sluice.adapters.onnx.optimize.Subject.Part;
import sluice.adapters.onnx.runtime.OnnxSession;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.render.generate.GeneratorException;

/** Writes the graphs of a variant: which parts of a model it changes, and how. */
final class VariantMaking {
    /** What a quarter of the channels less comes to is a good part of the time, and about as much as fidelity bears. */
    private static final double PRUNED = 0.25;

    private final Subject subject;
    private final VariantKind kind;

    VariantMaking(Subject subject, VariantKind kind) {
        this.subject = subject;
        this.kind = kind;
    }

    /**
     * Writes the parts that the variant changes.
     *
     * @return how many places of all graphs were changed; 0 when there is nothing for it to do
     */
    int into(Path making) throws GeneratorException {
        int changed = 0;
        try {
            for (Part part : subject.parts()) {
                if (concerns(part)) {
                    changed += part(part, making);
                }
            }
            if (changed > 0) {
                subject.describe(making, kind.isBatched());
            }
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE,
                    making.toString(),
                    "The variant " + kind.label() + " cannot be written: " + e.getMessage(),
                    e);
        }
        return changed;
    }

    private boolean concerns(Part part) {
        return switch (kind) {
            // The decoder of SDXL overflows in 16 bits unless it was published for them.
            case FP16 ->
                !part.role().startsWith("vae")
                        || subject.parts().stream()
                                .noneMatch(other -> other.role().equals("text_encoder_2"));
            case INT8_STATIC -> !part.role().equals("vae_encoder");
            case INT8_DYNAMIC, WEIGHTS_INT8, PRUNED -> true;
        };
    }

    private int part(Part part, Path making) throws IOException, GeneratorException {
        try (GraphFile file = part.source().open();
                NewWeights room = new NewWeights(making)) {
            Graph graph = new Graph(file.model(), room);
            new Constants().apply(graph);
            int changed = transformation(part, graph, making).apply(graph);
            if (changed > 0) {
                Path target = making.resolve(part.name());
                Files.createDirectories(target.getParent());
                GraphWriting.write(graph.toModel(), target);
            }
            return changed;
        }
    }

    private Transformation transformation(Part part, Graph graph, Path making) throws GeneratorException {
        return switch (kind) {
            case FP16 -> new HalfPrecision();
            case INT8_DYNAMIC -> new DynamicQuantisation();
            case WEIGHTS_INT8 -> new WeightQuantisation();
            case PRUNED -> new Pruning(PRUNED);
            case INT8_STATIC -> {
                List<OnnxSession.Feed> samples =
                        StaticQuantisation.wanted(graph).isEmpty() ? List.of() : subject.calibration(part);
                yield new StaticQuantisation(
                        samples.isEmpty() ? Map.of() : new Calibration(making).ranges(graph, samples));
            }
        };
    }
}
