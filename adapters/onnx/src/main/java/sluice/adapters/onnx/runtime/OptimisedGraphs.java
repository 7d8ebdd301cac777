package sluice.adapters.onnx.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.unpack.Folders;

/**
 * Optimised graphs in a folder, so that the runtime works on each of them once: a folder for each graph, runtime version
 * and provider, named by a hash of all three. It is derived: it may be deleted at any time. A graph is always run from its
 * optimised form, the first time as well, so that pictures do not depend on when it was made.
 *
 * <p>TensorRT keeps engines of its own, and nothing is kept here for it. When the folder cannot be written, graphs are
 * optimised at each load, as without it.
 */
public final class OptimisedGraphs {
    private static final Logger LOG = LoggerFactory.getLogger(OptimisedGraphs.class);
    private static final String GRAPH = "model.onnx";
    private static final String SOURCE = "source";

    private final Path folder;

    /** @param folder made when it is first needed */
    public OptimisedGraphs(Path folder) {
        this.folder = folder;
    }

    OrtSession open(Path graph, ProviderPlan plan) throws OrtException {
        if (plan.provider() == ExecutionProvider.TENSORRT) {
            return GraphFile.open(graph, plan);
        }
        Path kept;
        try {
            kept = made(graph, plan);
        } catch (IOException | UncheckedIOException failure) {
            LOG.warn("The optimised form of {} cannot be kept: {}", graph, failure.toString());
            return GraphFile.open(graph, plan);
        }
        try {
            return GraphFile.open(kept, plan);
        } catch (OrtException damaged) {
            LOG.warn("The optimised form of {} cannot be read, and is made again: {}", graph, damaged.getMessage());
            return remade(graph, plan, kept);
        }
    }

    private OrtSession remade(Path graph, ProviderPlan plan, Path damaged) throws OrtException {
        try {
            Folders.delete(damaged.resolve("..").normalize());
            return GraphFile.open(made(graph, plan), plan);
        } catch (IOException | UncheckedIOException | OrtException failure) {
            LOG.warn("The optimised form of {} cannot be kept: {}", graph, failure.toString());
            return GraphFile.open(graph, plan);
        }
    }

    /** The optimised form, made when it is not there. */
    private Path made(Path graph, ProviderPlan plan) throws IOException, OrtException {
        String source = plan.provider().label() + " " + graph.toAbsolutePath().normalize();
        GraphKey key = GraphKey.of(graph, OnnxRuntime.version(), plan.provider());
        Path home = folder.resolve(key.name());
        Path kept = home.resolve(GRAPH);
        if (Files.isRegularFile(kept)) {
            return kept;
        }
        Files.createDirectories(folder);
        Path making = Files.createTempDirectory(folder, "making-");
        try {
            GraphFile.optimise(graph, plan, making.resolve(GRAPH), key.split(), key.bytes());
            Files.writeString(making.resolve(SOURCE), source);
            dropOlder(source, home);
            moveUnlessThere(making, home);
        } finally {
            Folders.delete(making);
        }
        return kept;
    }

    /** Another caller may have made the same meanwhile, which is as good. */
    private static void moveUnlessThere(Path making, Path home) throws IOException {
        try {
            Files.move(making, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException others) {
            LOG.debug("{} was made by another", home);
        }
    }

    /** What was made of the same file before it, the runtime or the provider changed; so the folder does not grow. */
    private void dropOlder(String source, Path wanted) throws IOException {
        List<Path> homes;
        try (Stream<Path> all = Files.list(folder)) {
            homes = all.toList();
        }
        for (Path home : homes) {
            Path of = home.resolve(SOURCE);
            boolean older = !home.equals(wanted) && !GraphFile.nameOf(home).startsWith("making-");
            if (older && Files.isRegularFile(of) && Files.readString(of).equals(source)) {
                Folders.delete(home);
            }
        }
    }
}
