package sluice.models.diffusion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import sluice.models.OnnxGraph;
import sluice.models.diffusion.TinyShape.Family;

/**
 * Writes diffusion pipelines in the folder layout of diffusers with networks that nobody trained: weights by chance, but
 * every part there and connected as in the real ones. The same shape always gives the same bytes. What they draw is
 * coloured noise that prompt, seed and start image change.
 */
public final class TinyPipelines {
    /** Said in every graph. */
    static final Map<String, String> PROVENANCE = Map.of("source", "made by chance; trained on nothing");

    private TinyPipelines() {}

    /** Writes one of each family in both precisions into a folder: {@code tiny-sd15}, {@code tiny-sd15-fp16} and so on. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("needs one argument: the folder to write into");
        }
        for (Family family : Family.values()) {
            write(Path.of(arguments[0]), family);
            write(Path.of(arguments[0], name(family) + "-fp16"), TinyShape.of(family, OnnxGraph.Type.FLOAT16));
        }
    }

    /**
     * Writes the smallest of a family, in single precision.
     *
     * @param pipelines the folder of all pipelines
     * @return the model's folder in it, whose name is the model's id: {@code tiny-sd15}, {@code tiny-sd-turbo}, {@code
     *     tiny-sdxl} or {@code tiny-sdxl-turbo}
     */
    public static Path write(Path pipelines, Family family) throws IOException {
        Path model = pipelines.resolve(name(family));
        write(model, TinyShape.of(family, OnnxGraph.Type.FLOAT));
        return model;
    }

    /** Writes one of a chosen shape into a folder that becomes the model. */
    public static void write(Path model, TinyShape shape) throws IOException {
        for (Map.Entry<String, byte[]> graph : shape.graphs().entrySet()) {
            Path folder = model.resolve(graph.getKey());
            Files.createDirectories(folder);
            Files.write(folder.resolve("model.onnx"), graph.getValue());
        }
        for (Map.Entry<String, String> file : new TinyConfigs(shape).files().entrySet()) {
            Path path = model.resolve(file.getKey());
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, file.getValue());
        }
    }

    static String name(Family family) {
        return "tiny-" + family.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
