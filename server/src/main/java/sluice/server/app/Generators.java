package sluice.server.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.adapters.comfyui.ComfyGenerator;
import sluice.adapters.comfyui.Templates;
import sluice.adapters.comfyui.Timing;
import sluice.adapters.onnx.cppn.BuiltinGenerator;
import sluice.adapters.onnx.diffusion.OnnxGenerator;
import sluice.adapters.onnx.optimize.FolderCertificates;
import sluice.adapters.onnx.runtime.ProviderPlan;
import sluice.analysis.TextEmbedder;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.image.PixelReader;
import sluice.render.cache.ModelFiles;
import sluice.render.certify.Certificates;
import sluice.render.certify.Machine;
import sluice.render.generate.Generator;
import sluice.render.route.Pool;
import sluice.render.route.PoolsFile;
import sluice.render.run.Station;
import sluice.server.home.Home;

/** What draws in the pools of a home: one generator for all pools that can share it. */
final class Generators implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Generators.class);

    /** Of the machine's memory; the rest is the user's, and of what he generates with. */
    private static final double MEMORY = 0.5;

    private final Home home;
    private final TextEmbedder words;
    private final PixelReader pixels;
    private final InstantSource clock;
    private final PoolsFile pools;
    private final Map<String, Generator> open = new LinkedHashMap<>();
    private final List<Station> stations = new ArrayList<>();

    /**
     * Reads which pools there are; nothing is loaded yet.
     *
     * @param words embeds prompts
     */
    Generators(Home home, TextEmbedder words, PixelReader pixels, InstantSource clock) {
        this.home = home;
        this.clock = clock;
        this.words = words;
        this.pixels = pixels;
        pools = PoolsFile.read(home.pools(), machine(home));
        for (Pool pool : pools.pools()) {
            String shared = String.join(" ", pool.generator(), pool.provider(), pool.address());
            stations.add(new Station(pool, open.computeIfAbsent(shared, any -> made(pool))));
        }
    }

    PoolsFile pools() {
        return pools;
    }

    List<Station> stations() {
        return List.copyOf(stations);
    }

    /** Something is about to be drawn: where only one model can do that, it is loaded from now on. */
    void expectWork() {
        List<BuiltinGenerator> builtin = open.values().stream()
                .filter(BuiltinGenerator.class::isInstance)
                .map(BuiltinGenerator.class::cast)
                .toList();
        if (builtin.size() == 1 && open.size() == 1) {
            builtin.getFirst().openAhead();
        }
    }

    /** The machine that the home is on. */
    private static PoolsFile.Machine machine(Home home) {
        long memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean all
                        ? all.getTotalMemorySize()
                        : Runtime.getRuntime().maxMemory();
        return new PoolsFile.Machine(
                Runtime.getRuntime().availableProcessors(), Math.max(1, (long) (MEMORY * memory)), hasPipelines(home));
    }

    private static boolean hasPipelines(Home home) {
        if (!Files.isDirectory(home.pipelines())) {
            return false;
        }
        try (DirectoryStream<Path> models =
                Files.newDirectoryStream(home.pipelines(), path -> Files.exists(path.resolve("model_index.json")))) {
            return models.iterator().hasNext();
        } catch (IOException e) {
            LOG.warn("The pipelines in {} cannot be listed", home.pipelines(), e);
            return false;
        }
    }

    private Generator made(Pool pool) {
        return switch (pool.generator()) {
            case "builtin" -> new BuiltinGenerator(words, threads(pool));
            case "onnx" -> new OnnxGenerator(home.pipelines(), plan(pool), home.graphs());
            case "comfyui" ->
                new ComfyGenerator(
                        URI.create(pool.address()),
                        Templates.read(home.workflows()),
                        new DrawnPictures(pixels),
                        Timing.DEFAULT,
                        System::nanoTime);
            default ->
                throw SluiceException.about(
                        FailureCode.INVALID,
                        "generator",
                        home.pools() + ": the pool " + pool.name() + " has an unknown generator " + pool.generator());
        };
    }

    private static int threads(Pool pool) {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / pool.slots());
    }

    private ProviderPlan plan(Pool pool) {
        return ProviderPlan.of(
                pool.provider(),
                threads(pool),
                0,
                pool.memoryBytes(),
                home.graphs().resolve("engines"));
    }

    /** Of the variants that were measured on this machine's processor. */
    Certificates certificates() {
        return new FolderCertificates(home.pipelines(), Machine.here(), "cpu", clock);
    }

    /** What tells the files of a model from those that lay there before. */
    ModelFiles files() {
        return new PipelineStamps(home.pipelines(), clock);
    }

    @Override
    public void close() {
        open.values().forEach(Generator::close);
        open.clear();
    }
}
