package sluice.bench.render;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import sluice.adapters.onnx.OnnxModels;
import sluice.adapters.onnx.cppn.BuiltinGenerator;
import sluice.analysis.Models;
import sluice.image.Raster;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Denoising;
import sluice.render.generate.Latents;
import sluice.render.generate.Pipeline;
import sluice.render.generate.StepWatch;

/**
 * Seconds of a picture of the built-in generator, stage by stage, over sizes and qualities: the best of some runs, since
 * whatever else the machine does only adds. Its argument is a folder for models, where none is pulled.
 */
public final class BuiltinBench {
    private static final String PROMPT = "a spiral of warm colours";
    private static final List<Integer> EDGES = List.of(512, 1024, 2048);
    private static final int RUNS = 5;
    /**
     * Operations of the network for a point of a spiral, counted from the graph: 237 sums, products and comparisons,
     * 810 in matrix products, 64 sines, exponentials and the like at 15 each.
     */
    private static final double OPERATIONS = 237 + 810 + 64 * 15;

    private BuiltinBench() {}

    public static void main(String[] arguments) throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        double peak = MachinePeak.flops();
        System.out.printf(Locale.ROOT, "%d threads; %.1f GFLOP/s a thread%n%n", threads, peak / 1e9);
        long begun = System.nanoTime();
        try (Models models = new OnnxModels(Path.of(arguments[0]), "");
                BuiltinGenerator generator = new BuiltinGenerator(models.prompts());
                Pipeline pipeline = generator.open(BuiltinGenerator.MODEL.id(), Recipe.ORIGINAL)) {
            System.out.printf(Locale.ROOT, "opened in %.0f ms%n", (System.nanoTime() - begun) / 1e6);
            double first = new Run(pipeline, 1024, 4).total();
            System.out.printf(Locale.ROOT, "first picture, 1024 x 1024 standard: %.0f ms%n%n", 1e3 * first);
            System.out.println(
                    "| edge | quality | encode ms | denoise ms | decode ms | all ms | processor ns a point | of the peak |");
            System.out.println("|---|---|---|---|---|---|---|---|");
            for (int edge : EDGES) {
                for (Quality quality : Quality.values()) {
                    line(pipeline, edge, quality, peak);
                }
            }
        }
    }

    private static void line(Pipeline pipeline, int edge, Quality quality, double peak) throws Exception {
        int steps = BuiltinGenerator.MODEL.steps().getOrDefault(quality, 1);
        Run[] runs = new Run[RUNS];
        for (int run = 0; run < RUNS; run++) {
            runs[run] = new Run(pipeline, edge, steps);
        }
        double points = (double) edge * edge * steps / 4;
        double processor = best(runs, 3) / points;
        System.out.printf(
                Locale.ROOT,
                "| %d | %s | %.1f | %.0f | %.0f | %.0f | %.0f | %.0f %% |%n",
                edge,
                quality.label(),
                1e3 * best(runs, 0),
                1e3 * best(runs, 1),
                1e3 * best(runs, 2),
                1e3 * Arrays.stream(runs).mapToDouble(Run::total).min().orElseThrow(),
                1e9 * processor,
                100 * OPERATIONS / peak / processor);
    }

    private static double best(Run[] runs, int part) {
        return Arrays.stream(runs).mapToDouble(run -> run.seconds[part]).min().orElseThrow();
    }

    /** One picture; seconds of encode, denoise, decode, and of the processor in denoise. */
    private static final class Run {
        final double[] seconds = new double[4];

        Run(Pipeline pipeline, int edge, int steps) throws Exception {
            Recipe recipe = new Recipe(
                    PROMPT,
                    "",
                    7,
                    edge,
                    edge,
                    steps,
                    BuiltinGenerator.MODEL.guidance(),
                    BuiltinGenerator.MODEL.id(),
                    Recipe.ORIGINAL,
                    BuiltinGenerator.MODEL.samplers().getFirst(),
                    null);
            OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long begun = System.nanoTime();
            Conditioning words = pipeline.encode(List.of(recipe)).getFirst();
            long encoded = System.nanoTime();
            long processor = system.getProcessCpuTime();
            List<Latents> latents =
                    pipeline.denoise(List.of(new Denoising(recipe, words, null, null)), StepWatch.UNWATCHED);
            long denoised = System.nanoTime();
            seconds[3] = (system.getProcessCpuTime() - processor) / 1e9;
            Raster picture = pipeline.decode(List.of(recipe), latents).getFirst();
            long decoded = System.nanoTime();
            if (picture.width() != edge) {
                throw new IllegalStateException("a picture of another size");
            }
            seconds[0] = (encoded - begun) / 1e9;
            seconds[1] = (denoised - encoded) / 1e9;
            seconds[2] = (decoded - denoised) / 1e9;
        }

        double total() {
            return seconds[0] + seconds[1] + seconds[2];
        }
    }
}
