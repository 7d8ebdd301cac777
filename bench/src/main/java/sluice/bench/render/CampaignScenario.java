package sluice.bench.render;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sluice.adapters.files.FolderRenderCache;
import sluice.adapters.imaging.ImageFinisher;
import sluice.adapters.onnx.OnnxModels;
import sluice.adapters.onnx.cppn.BuiltinGenerator;
import sluice.adapters.onnx.diffusion.OnnxGenerator;
import sluice.adapters.onnx.runtime.ProviderPlan;
import sluice.bench.render.CampaignList.Wanted;
import sluice.models.diffusion.TinyPipelines;
import sluice.render.Recipe;
import sluice.render.cache.CacheKind;
import sluice.render.cache.ModelFiles;
import sluice.render.cache.RenderCache;
import sluice.render.cache.StageCaches;
import sluice.render.finish.Finisher;
import sluice.render.generate.Generator;
import sluice.render.generate.Pipeline;
import sluice.render.generate.RenderModel;

/**
 * A campaign's deliverables ({@link CampaignList}) made with and without caches, on one thread, one after the other, files
 * and all: seconds of each stage, hits, and whether every file is the same byte by byte. The caches begin empty, on disk.
 *
 * <p>Usage: {@code CampaignScenario GENERATOR WORK [SEEDS] [EDGE]}. GENERATOR is {@code builtin}, {@code tiny} (SD 1.5's
 * layout with networks of a few thousand weights), or a folder of pipelines, of which the first is taken.
 */
public final class CampaignScenario {
    private static final long MOST_BYTES = 4L << 30;
    private static final int FINISHINGS = 4;

    private CampaignScenario() {}

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[1]);
        int seeds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 8;
        int edge = arguments.length > 3 ? Integer.parseInt(arguments[3]) : CampaignList.usualEdge();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Files.createDirectories(work);
        try (OnnxModels models = new OnnxModels(work.resolve("models"), "");
                Generator generator = generator(arguments[0], work, models)) {
            RenderModel model = generator.models().getFirst();
            try (Pipeline pipeline = generator.open(model.id(), Recipe.ORIGINAL)) {
                out.printf("model %s, %d seeds, longest edge %d, cache in %s%n", model.id(), seeds, edge, work);
                warm(pipeline, CampaignList.of(model, edge, 1, FINISHINGS));
                for (int finishings : new int[] {1, 2, FINISHINGS}) {
                    compare(pipeline, CampaignList.of(model, edge, seeds, finishings), work, finishings, out);
                }
            }
        }
    }

    private static Generator generator(String name, Path work, OnnxModels models) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        return switch (name) {
            case "builtin" -> new BuiltinGenerator(models.prompts(), threads);
            case "tiny" -> {
                Path pipelines = work.resolve("pipelines");
                TinyPipelines.main(new String[] {pipelines.toString()});
                yield new OnnxGenerator(pipelines, ProviderPlan.cpu(threads), work.resolve("graphs"));
            }
            default -> new OnnxGenerator(Path.of(name), ProviderPlan.cpu(threads), work.resolve("graphs"));
        };
    }

    private static void warm(Pipeline pipeline, List<Wanted> list) throws Exception {
        try (RenderCache none = new FolderRenderCache(Files.createTempDirectory("sluice-campaign"), 0)) {
            CachedLine line = new CachedLine(
                    pipeline,
                    new StageCaches(none, null, () -> false, ModelFiles.NONE),
                    new ImageFinisher(asset -> Optional.empty()));
            for (Wanted wanted : list) {
                line.make(wanted);
            }
        }
    }

    private static void compare(Pipeline pipeline, List<Wanted> list, Path work, int finishings, PrintStream out)
            throws Exception {
        Path folder = work.resolve("render-cache");
        delete(folder);
        Finisher finisher = new ImageFinisher(asset -> Optional.empty());
        try (RenderCache cache = new FolderRenderCache(folder, MOST_BYTES)) {
            CachedLine without =
                    new CachedLine(pipeline, new StageCaches(cache, null, () -> false, ModelFiles.NONE), finisher);
            StageCaches caches = new StageCaches(cache, null, () -> true, ModelFiles.NONE, System::nanoTime);
            CachedLine with = new CachedLine(pipeline, caches, finisher);
            StageSeconds plain = StageSeconds.NONE;
            StageSeconds cached = StageSeconds.NONE;
            Map<Recipe, List<StageSeconds>> measured = new HashMap<>();
            int differing = 0;
            for (Wanted wanted : list) {
                CachedLine.Made one = without.make(wanted);
                CachedLine.Made other = with.make(wanted);
                plain = plain.plus(one.seconds());
                cached = cached.plus(other.seconds());
                measured.computeIfAbsent(wanted.recipe(), recipe -> new ArrayList<>())
                        .add(one.seconds());
                differing += same(one, other) ? 0 : 1;
            }
            Foretold foretold = Foretold.of(list, recipe -> mean(measured.getOrDefault(recipe, List.of())));
            out.printf("%n%d finishings: %d deliverables%n", finishings, list.size());
            tell("without caches", plain, out);
            tell("with caches", cached, out);
            out.printf(
                    "  ratio %.3f (foretold %.3f); differing files: %d%n",
                    cached.total() / plain.total(), foretold.seconds() / plain.total(), differing);
            for (CacheKind kind : CacheKind.values()) {
                out.printf("  %-13s %s%n", kind.label(), caches.tallies().get(kind));
            }
            RenderCache.Figures figures = cache.figures();
            out.printf("  kept: %d entries, %.1f MiB%n", figures.entries(), figures.bytes() / 1048576.0);
        }
    }

    private static void tell(String what, StageSeconds seconds, PrintStream out) {
        out.printf(
                "  %-15s %.3f s: encode %.3f, denoise %.3f, decode %.3f, finish %.3f, store %.3f%n",
                what,
                seconds.total(),
                seconds.encode(),
                seconds.denoise(),
                seconds.decode(),
                seconds.finish(),
                seconds.store());
    }

    private static StageSeconds mean(List<StageSeconds> all) {
        StageSeconds sum = all.stream().reduce(StageSeconds.NONE, StageSeconds::plus);
        double count = Math.max(1, all.size());
        return new StageSeconds(
                sum.encode() / count, sum.denoise() / count, sum.decode() / count, sum.finish() / count, 0);
    }

    private static boolean same(CachedLine.Made one, CachedLine.Made other) {
        boolean same = one.files().size() == other.files().size();
        for (int at = 0; same && at < one.files().size(); at++) {
            same = Arrays.equals(
                    one.files().get(at).bytes(), other.files().get(at).bytes());
        }
        return same;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
