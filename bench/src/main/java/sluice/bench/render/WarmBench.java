package sluice.bench.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import sluice.adapters.onnx.diffusion.OnnxGenerator;
import sluice.adapters.onnx.runtime.ProviderPlan;
import sluice.image.Raster;
import sluice.models.OnnxGraph;
import sluice.models.diffusion.TinyPipelines;
import sluice.models.diffusion.TinyShape;
import sluice.models.diffusion.TinyShape.Family;
import sluice.render.Recipe;
import sluice.render.generate.CancelledException;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Denoising;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.Pipeline;
import sluice.render.generate.StepWatch;

/**
 * What a warm pipeline saves, and what drawing several images together does: arguments are a folder to work in, rounds (5)
 * and threads (1). Ways of starting take turns within each round, after one round that is not counted; medians are shown,
 * as ratios to the first line of their table. The models are tiny ones with a larger denoiser, by chance: a wide one, whose loading is
 * mostly reading weights, and one of many small nodes, whose loading is mostly work on the graph.
 */
public final class WarmBench {
    private static final String WIDE = "wide-sd15";
    private static final String DEEP = "deep-sd15";
    private static final int EDGE = 64;
    private static final int STEPS = 4;

    private WarmBench() {}

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        ProviderPlan plan = ProviderPlan.cpu(arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1);
        Path pipelines = work.resolve("pipelines");
        TinyShape shape = TinyShape.of(Family.SD15, OnnxGraph.Type.FLOAT);
        TinyPipelines.write(pipelines.resolve(WIDE), shape.withDenoiser(128, 3));
        TinyPipelines.write(pipelines.resolve(DEEP), shape.withDenoiser(24, 12));
        say("%d threads, %d rounds", plan.threads(), rounds);
        starts(work, pipelines, WIDE, plan, rounds);
        starts(work, pipelines, DEEP, plan, rounds);
        for (int edge : new int[] {EDGE, 2 * EDGE}) {
            batches(work, pipelines, plan, rounds, edge);
        }
    }

    private static void starts(Path work, Path pipelines, String model, ProviderPlan plan, int rounds)
            throws Exception {
        List<Series> ways = List.of(
                new Series("load, nothing kept"),
                new Series("load, graphs made and kept"),
                new Series("load, graphs kept before"),
                new Series("first picture after it"),
                new Series("a picture, warm"));
        Path graphs = work.resolve("graphs");
        for (int round = -1; round < rounds; round++) {
            deleteTree(graphs);
            load(new OnnxGenerator(pipelines, plan), model, ways.get(0), round).close();
            load(new OnnxGenerator(pipelines, plan, graphs), model, ways.get(1), round)
                    .close();
            try (Pipeline pipeline = load(new OnnxGenerator(pipelines, plan, graphs), model, ways.get(2), round)) {
                for (int picture = 0; picture < 2; picture++) {
                    long began = System.nanoTime();
                    drawn(pipeline, 1, EDGE, 2 * round + picture);
                    ways.get(3 + picture).add(round, System.nanoTime() - began);
                }
            }
        }
        double megabytes = Files.size(pipelines.resolve(model).resolve("unet/model.onnx")) / 1e6;
        table("%s, denoiser of %.1f MB".formatted(model, megabytes), ways, 1);
    }

    /** The pipeline holds what the generator has of it. */
    private static Pipeline load(OnnxGenerator generator, String model, Series way, int round)
            throws GeneratorException {
        long began = System.nanoTime();
        Pipeline pipeline = generator.open(model, Recipe.ORIGINAL);
        way.add(round, System.nanoTime() - began);
        return pipeline;
    }

    private static void batches(Path work, Path pipelines, ProviderPlan plan, int rounds, int edge) throws Exception {
        List<Series> sizes =
                List.of(new Series("1 image a call"), new Series("2 images a call"), new Series("4 images a call"));
        try (OnnxGenerator generator = new OnnxGenerator(pipelines, plan, work.resolve("graphs"));
                Pipeline pipeline = generator.open(WIDE, Recipe.ORIGINAL)) {
            for (int round = -1; round < rounds; round++) {
                for (int size = 0; size < sizes.size(); size++) {
                    int images = 1 << size;
                    long began = System.nanoTime();
                    // Four images whatever the size of a call, so that each line is of the same work.
                    for (int call = 0; call < 4 / images; call++) {
                        drawn(pipeline, images, edge, round);
                    }
                    sizes.get(size).add(round, System.nanoTime() - began);
                }
            }
        }
        table("batches at %d×%d, seconds an image".formatted(edge, edge), sizes, 4);
    }

    private static List<Raster> drawn(Pipeline pipeline, int images, int edge, int seed)
            throws GeneratorException, CancelledException {
        List<Recipe> recipes = new ArrayList<>();
        for (int image = 0; image < images; image++) {
            recipes.add(new Recipe(
                    "a spiral of warm colours, image " + image,
                    "",
                    seed * 4L + image,
                    edge,
                    edge,
                    STEPS,
                    7.5,
                    WIDE,
                    Recipe.ORIGINAL,
                    "dpmpp-2m",
                    null));
        }
        List<Conditioning> words = pipeline.encode(recipes);
        List<Denoising> batch = new ArrayList<>();
        for (int image = 0; image < images; image++) {
            batch.add(new Denoising(recipes.get(image), words.get(image), null, null));
        }
        return pipeline.decode(recipes, pipeline.denoise(batch, StepWatch.UNWATCHED));
    }

    /** What one way took, in seconds; the round before the first is not counted. */
    private record Series(String name, List<Double> seconds) {
        Series(String name) {
            this(name, new ArrayList<>());
        }

        void add(int round, long nanoseconds) {
            if (round >= 0) {
                seconds.add(nanoseconds / 1e9);
            }
        }

        double quantile(double share) {
            List<Double> sorted = new ArrayList<>(seconds);
            Collections.sort(sorted);
            return sorted.get((int) Math.round(share * (sorted.size() - 1)));
        }
    }

    private static void table(String title, List<Series> all, int divisor) {
        double first = all.getFirst().quantile(0.5);
        say("%n| %s | median s | middle half s | ratio |%n|---|---|---|---|", title);
        for (Series one : all) {
            say(
                    "| %s | %.3f | %.3f–%.3f | %.2f |",
                    one.name(),
                    one.quantile(0.5) / divisor,
                    one.quantile(0.25) / divisor,
                    one.quantile(0.75) / divisor,
                    one.quantile(0.5) / first);
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (var all = Files.walk(tree)) {
            for (Path path : all.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
