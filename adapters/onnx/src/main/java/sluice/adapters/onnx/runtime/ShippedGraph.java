package sluice.adapters.onnx.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.unpack.Unpacked;

/**
 * A graph that ships with the program, optimised once where there is a folder for it ({@link Unpacked}): reading it out of
 * its archive, proving its checksum and optimising it take four times as long as loading what comes of that.
 */
final class ShippedGraph {
    private static final Logger LOG = LoggerFactory.getLogger(ShippedGraph.class);
    private static final int DIGITS = 16;

    private final OnnxGraphSource.Shipped source;
    private final Settings settings;

    /** How it is loaded. */
    interface Settings {
        /** @return the caller's to close */
        OrtSession.SessionOptions options() throws OrtException;
    }

    ShippedGraph(OnnxGraphSource.Shipped source, Settings settings) {
        this.source = source;
        this.settings = settings;
    }

    /** @param manner tells one way of optimising it from another */
    OrtSession open(String manner) throws OrtException {
        OrtEnvironment environment = OnnxRuntime.environment();
        String name =
                String.join("-", source.sha256().substring(0, DIGITS), OnnxRuntime.version(), manner, source.name());
        Optional<Path> kept = Unpacked.of(name, this::optimise);
        if (kept.isPresent()) {
            try (OrtSession.SessionOptions options = settings.options()) {
                return environment.createSession(kept.get().toString(), options);
            } catch (OrtException damaged) {
                LOG.warn("{} cannot be read, and is made again next time: {}", kept.get(), damaged.getMessage());
                forget(kept.get());
            }
        }
        try (OrtSession.SessionOptions options = settings.options()) {
            return source.open(environment, options);
        }
    }

    /** Only what holds on any machine is done to it, as in {@link GraphFile#optimise}. */
    private void optimise(Path into) throws OrtException {
        try (OrtSession.SessionOptions options = settings.options()) {
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.EXTENDED_OPT);
            options.setOptimizedModelFilePath(into.toString());
            source.open(OnnxRuntime.environment(), options).close();
        }
    }

    private static void forget(Path damaged) {
        try {
            Files.deleteIfExists(damaged);
        } catch (IOException stays) {
            LOG.warn("{} cannot be deleted", damaged, stays);
        }
    }
}
