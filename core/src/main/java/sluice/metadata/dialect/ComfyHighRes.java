package sluice.metadata.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.metadata.HighResPass;
import sluice.metadata.RequestedSize;

/**
 * The high-res pass of a workflow: a later sampler with an enlargement before it, or one that enlarges by itself. A
 * refiner, which goes on where the base pass stopped, is none; nor is a detailer.
 */
final class ComfyHighRes {
    private static final String[] FACTORS = {
        "upscale_by", "scale_by", "upscale_factor", "scale_factor", "rescale_factor"
    };

    private ComfyHighRes() {}

    static @Nullable HighResPass of(ComfyGraph graph, List<ComfyNode> passes, @Nullable RequestedSize base) {
        ComfyInputs inputs = new ComfyInputs(graph);
        ComfyGraph.Output script = graph.follow(passes.getFirst(), "script");
        if (script != null && script.node().input("hires_steps") != null) {
            return pass(graph, inputs, script.node(), List.of(script.node()), base);
        }
        for (ComfyNode pass : passes.subList(1, passes.size())) {
            List<ComfyNode> enlarging = ComfyPasses.before(graph, pass).stream()
                    .filter(ComfyPasses::isUpscale)
                    .toList();
            if (pass.input("upscale_by") != null) {
                return pass(graph, inputs, pass, List.of(pass), base);
            }
            if (!enlarging.isEmpty()) {
                return pass(graph, inputs, pass, enlarging, base);
            }
        }
        return null;
    }

    private static @Nullable HighResPass pass(
            ComfyGraph graph,
            ComfyInputs inputs,
            ComfyNode pass,
            List<ComfyNode> enlarging,
            @Nullable RequestedSize base) {
        String upscaler = null;
        Double scale = null;
        for (ComfyNode node : enlarging) {
            upscaler = upscaler == null ? model(graph, inputs, node) : upscaler;
            scale = scale == null ? scale(inputs, node, base) : scale;
        }
        for (ComfyNode node : enlarging) {
            upscaler = upscaler == null
                    ? Scalar.text(ComfyPasses.literal(node, "upscale_method", "latent_upscaler"))
                    : upscaler;
        }
        var steps = inputs.value(pass, node -> Scalar.count(node), "hires_steps", "steps");
        var denoise = inputs.value(pass, node -> Scalar.strength(Scalar.number(node)), "denoise");
        return new HighResPass(
                upscaler, scale, steps == null ? null : steps.value(), denoise == null ? null : denoise.value());
    }

    private static @Nullable String model(ComfyGraph graph, ComfyInputs inputs, ComfyNode node) {
        ComfyGraph.Output loader = graph.follow(node, "upscale_model");
        var name = loader == null
                ? inputs.value(node, value -> Scalar.text(value), "upscale_model", "pixel_upscaler")
                : inputs.value(loader.node(), value -> Scalar.text(value), "model_name");
        return name == null ? null : ModelName.of(name.value());
    }

    private static @Nullable Double scale(ComfyInputs inputs, ComfyNode node, @Nullable RequestedSize base) {
        for (String factor : FACTORS) {
            var value = node.input(factor) == null ? null : inputs.value(node, Scalar::number, factor);
            if (value != null) {
                return value.value();
            }
        }
        Integer width = Scalar.count(ComfyPasses.literal(node, "width"));
        return width == null || base == null ? null : Double.valueOf((double) width / base.width());
    }
}
