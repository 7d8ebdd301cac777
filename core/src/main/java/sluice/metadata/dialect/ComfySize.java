package sluice.metadata.dialect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.metadata.GenerationParameters.Builder;
import sluice.metadata.Parameter;
import sluice.metadata.RequestedSize;

/** The size of the latent, or of the picture, that the base pass began with. */
final class ComfySize {
    private ComfySize() {}

    static @Nullable RequestedSize of(ComfyGraph graph, ComfyNode base, Builder into) {
        ComfyInputs inputs = new ComfyInputs(graph);
        List<ComfyNode> nodes = new ArrayList<>(ComfyPasses.before(graph, base));
        nodes.addFirst(base);
        for (ComfyNode node : nodes) {
            String dimensions = Scalar.text(ComfyPasses.literal(node, "dimensions", "resolution"));
            RequestedSize named = dimensions == null ? null : Scalar.size(dimensions);
            RequestedSize size = named != null ? named : sides(inputs, node);
            if (size != null) {
                into.put(Parameter.SIZE, size, graph.place(node, named != null ? "dimensions" : "width"));
                return size;
            }
        }
        return null;
    }

    private static @Nullable RequestedSize sides(ComfyInputs inputs, ComfyNode node) {
        String prefix = node.input("empty_latent_width") != null ? "empty_latent_" : "";
        if (node.input(prefix + "width") == null || node.input(prefix + "height") == null) {
            return null;
        }
        var width = inputs.value(node, value -> Scalar.count(value), prefix + "width");
        var height = inputs.value(node, value -> Scalar.count(value), prefix + "height");
        return width == null || height == null ? null : Scalar.size(width.value(), height.value());
    }
}
