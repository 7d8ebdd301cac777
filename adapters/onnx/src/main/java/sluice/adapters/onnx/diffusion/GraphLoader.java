package sluice.adapters.onnx.diffusion;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sluice.adapters.onnx.runtime.LoadedGraph;
import sluice.adapters.onnx.runtime.OptimisedGraphs;
import sluice.adapters.onnx.runtime.ProviderPlan;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;

/** Loads the graphs of one variant of a model. */
record GraphLoader(
        ModelFolder model, ProviderPlan plan, @Nullable OptimisedGraphs kept) {
    static final String FILE = "/model.onnx";

    /** @param part the folder of the graph, such as {@code unet} */
    LoadedGraph open(String part) throws GeneratorException {
        return LoadedGraph.open(model.shown(part + FILE), model.file(part + FILE), plan, kept);
    }

    static void requireInputs(LoadedGraph graph, Set<String> names) throws GeneratorException {
        require(graph, "take", graph.inputs(), names);
    }

    static void requireOutputs(LoadedGraph graph, Set<String> names) throws GeneratorException {
        require(graph, "give", graph.outputs(), names);
    }

    private static void require(LoadedGraph graph, String what, Set<String> has, Set<String> names)
            throws GeneratorException {
        Set<String> missing = new TreeSet<>(names);
        missing.removeAll(has);
        if (!missing.isEmpty()) {
            throw new GeneratorException(
                    Kind.REFUSED,
                    "The graph " + graph.name() + " does not " + what + " \""
                            + missing.iterator().next() + "\", as one of its family does; it has "
                            + String.join(", ", new TreeSet<>(has)) + ".");
        }
    }
}
